import Domain

/// Something the clone knows, in words that a reader of the exported file understands.
struct ExportedMemory: Encodable {
    private var kind: MemoryKind
    private var text: String
    private var quotes: [Words]
    private var since: String?
    private var until: String?
    private var learnt: String
    private var takenBack: String?
    private var takenBackBecause: Memory.Withdrawal.Reason?
    private var toldToOthers: Disclosure?

    /// Words of the person, and when they said them.
    struct Words: Encodable {
        var day: LocalDate
        var text: String

        init(_ quote: Quote) {
            day = quote.day
            text = quote.text
        }
    }

    /// - Parameter disclosure: What a clone may do with it, where that is known.
    init(_ memory: Memory, _ disclosure: Disclosure?) {
        kind = memory.kind
        text = memory.text
        quotes = memory.evidence.map { Words($0.quote) }
        since = memory.heldFrom?.description
        until = memory.ending?.at.description
        learnt = memory.learnt.iso
        takenBack = memory.withdrawal?.at.iso
        takenBackBecause = memory.withdrawal?.reason
        toldToOthers = disclosure
    }
}
