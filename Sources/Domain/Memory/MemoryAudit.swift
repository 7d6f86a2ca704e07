/// What may be amiss with what a clone knows.
public struct MemoryAudit: Equatable, Codable, Sendable {
    /// What can be amiss.
    public enum Kind: String, Equatable, Codable, Sendable, CaseIterable {
        /// Two memories say much the same.
        case duplicates
        /// Nothing was heard of it for long, nor was it used.
        case stale
        /// None of its quotes stands in the diary any more.
        case unsupported
        /// Two memories cannot both be true.
        case contradictions
    }

    /// Two memories.
    public struct Pair: Hashable, Codable, Sendable {
        /// The older one.
        public var one: MemoryID
        /// The newer one.
        public var other: MemoryID

        /// Pairs two.
        public init(_ one: MemoryID, _ other: MemoryID) {
            self.one = one
            self.other = other
        }
    }

    /// Pairs that say much the same.
    public var duplicates: [Pair] = []
    /// What nothing was heard of for long, the longest first.
    public var stale: [MemoryID] = []
    /// What has no quote left.
    public var unsupported: [MemoryID] = []
    /// Pairs of which only one can be true.
    public var contradictions: [Pair] = []

    /// Nothing is amiss.
    public init() {}

    /// How much is amiss.
    public func count(of kind: Kind) -> Int {
        switch kind {
        case .duplicates: duplicates.count
        case .stale: stale.count
        case .unsupported: unsupported.count
        case .contradictions: contradictions.count
        }
    }

    /// The memories of a kind of fault, at most so many faults.
    public func memories(of kind: Kind, most: Int) -> [MemoryID] {
        switch kind {
        case .duplicates: duplicates.prefix(most).flatMap { [$0.one, $0.other] }
        case .stale: Array(stale.prefix(most))
        case .unsupported: Array(unsupported.prefix(most))
        case .contradictions: contradictions.prefix(most).flatMap { [$0.one, $0.other] }
        }
    }
}
