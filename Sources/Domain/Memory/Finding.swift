/// One thing found in a diary whose quote was checked: it may become a memory.
public struct Finding: Equatable, Codable, Sendable {
    /// What kind of thing.
    public var kind: MemoryKind
    /// What is so, in one sentence of the person's language.
    public var text: String
    /// The same in a form that can be compared, where it has one.
    public var claim: Claim?
    /// The words that say so.
    public var quote: Quote
    /// How they were meant.
    public var stance: Stance
    /// Since when it holds, as far as was said.
    public var heldFrom: PartialDate?
    /// Until when it held, as far as was said.
    public var heldUntil: PartialDate?
    /// Whether the words say that it no longer holds.
    public var isOver: Bool
    /// How much it matters to the person, 0 to 1.
    public var importance: Double
    /// How sure it is that the words mean this, 0 to 1.
    public var confidence: Double

    /// Describes a finding.
    public init(
        kind: MemoryKind, text: String, claim: Claim? = nil, quote: Quote, stance: Stance = .stated,
        heldFrom: PartialDate? = nil, heldUntil: PartialDate? = nil, isOver: Bool = false, importance: Double = 0.5,
        confidence: Double = 0.5
    ) {
        self.kind = kind
        self.text = text
        self.claim = claim
        self.quote = quote
        self.stance = stance
        self.heldFrom = heldFrom
        self.heldUntil = heldUntil
        self.isOver = isOver
        self.importance = importance
        self.confidence = confidence
    }
}

/// What kind of thing a memory is.
public enum MemoryKind: String, Hashable, Codable, Sendable, CaseIterable {
    case fact, preference, experience, relationship, goal, fear, value, need, offer

    /// Whether memories of this kind say what the person would choose: they are given to the clone whole.
    public var guidesChoices: Bool {
        switch self {
        case .preference, .goal, .fear, .value: true
        case .fact, .experience, .relationship, .need, .offer: false
        }
    }
}
