/// What of a person's memory and diary mentions what is to be forgotten, and what becomes of it.
public struct Sweep: Equatable, Codable, Sendable {
    /// The memories that are removed for good: they state it, or rest on nothing else.
    public var gone: [MemoryID] = []
    /// Memories that the person had taken back before, and that go as well.
    public var withdrawn: [MemoryID] = []
    /// Answers of the clone that go as well.
    public var answers: [AdviceID] = []
    /// The quotes that other memories lose.
    public var quotes: [MemoryID: [Quote]] = [:]
    /// The memories that stay over although what ended them goes.
    public var ended: [MemoryID] = []
    /// What was read in entries, without it.
    public var readings: [DiaryID: DiaryReading] = [:]
    /// Insights that leave the profile, by their words; none where there are none.
    public var insights: [String]?
    /// Answers that were given in private, by their questions; none where there are none.
    public var retrospect: [Retrospect.Question]?
    /// How many passages of the diary mention it.
    public var passages = 0
    /// The entries these stand in, the oldest first.
    public var entries: [DiaryID] = []

    /// Nothing.
    public init() {}

    /// The memories that it touches.
    public var touched: [MemoryID] {
        Array(Set(gone).union(withdrawn).union(quotes.keys).union(ended)).sorted { $0.rawValue < $1.rawValue }
    }
}

extension Memory {
    /// What is left of a memory; nil where it is removed.
    public func left(by sweep: Sweep) -> Memory? {
        guard !sweep.gone.contains(id), !sweep.withdrawn.contains(id) else { return nil }
        var memory = self
        let lost = sweep.quotes[id] ?? []
        memory.evidence.removeAll { lost.contains($0.quote) }
        // That it is over is still so, but nothing may say any more why.
        if sweep.ended.contains(id) { memory.ending?.cause = .answered }
        return memory.evidence.isEmpty ? nil : memory
    }
}
