import Domain

/// A memory as it is stored: all but its number and its quotes, which have columns and rows of their own.
struct MemoryContent: Codable {
    private var kind: MemoryKind
    private var text: String
    private var claim: Claim?
    private var heldFrom: PartialDate?
    private var ending: Memory.Ending?
    private(set) var learnt: Timestamp
    var withdrawal: Memory.Withdrawal?
    private var beside: Set<MemoryID>
    private var importance: Double
    private var confidence: Double
    private var usageCount: Int
    private var lastUsed: Timestamp?
    private var isProvisional: Bool
    var united: Timestamp?

    init(_ memory: Memory) {
        kind = memory.kind
        text = memory.text
        claim = memory.claim
        heldFrom = memory.heldFrom
        ending = memory.ending
        learnt = memory.learnt
        withdrawal = memory.withdrawal
        beside = memory.beside
        importance = memory.importance
        confidence = memory.confidence
        usageCount = memory.usageCount
        lastUsed = memory.lastUsed
        isProvisional = memory.isProvisional
        united = memory.united
    }

    /// The memory with a number and its quotes.
    ///
    /// - Parameters:
    ///   - endingStands: Whether what ended it is still there.
    ///   - withdrawal: What is left of its withdrawal.
    func memory(
        _ id: MemoryID, evidence: [Memory.Evidence], endingStands: Bool, withdrawal: Memory.Withdrawal?
    ) -> Memory {
        var memory = Memory(
            id: id, kind: kind, text: text, claim: claim, evidence: evidence, learnt: learnt, importance: importance,
            confidence: confidence)
        memory.heldFrom = heldFrom
        memory.ending = endingStands ? ending : nil
        memory.withdrawal = withdrawal
        memory.beside = beside
        memory.usageCount = usageCount
        memory.lastUsed = lastUsed
        memory.isProvisional = isProvisional
        memory.united = united
        return memory
    }

    /// Whether what ended it has a row, which can go.
    var endsByRow: Bool {
        switch ending?.cause {
        case .superseded, .said: true
        case .answered, nil: false
        }
    }
}
