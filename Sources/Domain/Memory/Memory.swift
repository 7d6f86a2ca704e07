/// Something the clone knows of its person, and the person's own words that say so.
public struct Memory: Equatable, Sendable, Identifiable {
    /// Its number.
    public let id: MemoryID
    /// What kind of thing.
    public var kind: MemoryKind
    /// What is so, in one sentence of the person's language.
    public var text: String
    /// The same in a form that can be compared, where it has one.
    public var claim: Claim?
    /// What it rests on, the oldest first. Never empty.
    public var evidence: [Evidence]
    /// Since when it holds, as far as was said.
    public var heldFrom: PartialDate?
    /// When it ceased to hold, and how that is known; none while it holds.
    public var ending: Ending?
    /// When the clone learnt it.
    public var learnt: Timestamp
    /// When it was taken back, and why; none while it stands.
    public var withdrawal: Withdrawal?
    /// Memories in the same slot that the person said are true beside it.
    public var beside: Set<MemoryID> = []
    /// How much it mattered as it was said, 0 to 1; ``weight(on:)`` says how much it does on a day.
    public var importance: Double
    /// How sure it is, 0 to 1.
    public var confidence: Double
    /// How often it was used for an answer.
    public var usageCount = 0
    /// When it was last used.
    public var lastUsed: Timestamp?
    /// Whether the bot's own rules found it, until a model has read the entry.
    public var isProvisional = false
    /// When it was made of several others, which then went into it; none for what was found in an entry.
    public var united: Timestamp?

    /// Words of the person that support a memory.
    public struct Evidence: Equatable, Codable, Sendable {
        /// The words and where they stand.
        public var quote: Quote
        /// How they were meant.
        public var stance: Stance
        /// How the person was when they said it.
        public var strain: Strain

        /// Names a support.
        public init(_ quote: Quote, stance: Stance, strain: Strain) {
            self.quote = quote
            self.stance = stance
            self.strain = strain
        }
    }

    /// That a memory ceased to hold.
    public struct Ending: Equatable, Codable, Sendable {
        /// Since when it no longer holds.
        public var at: PartialDate
        /// How that is known.
        public var cause: Cause

        /// How it is known that something ceased to hold.
        public enum Cause: Equatable, Codable, Sendable {
            /// Something else holds in its place.
            case superseded(by: MemoryID)
            /// The person said so in a diary.
            case said(Quote)
            /// The person said so when asked.
            case answered
        }

        /// Ends.
        public init(at: PartialDate, cause: Cause) {
            self.at = at
            self.cause = cause
        }
    }

    /// That a memory was taken back: it never was so, or is no longer kept in mind.
    public struct Withdrawal: Equatable, Codable, Sendable {
        /// When.
        public var at: Timestamp
        /// Why.
        public var reason: Reason
        /// The memory it went into, if it was joined to another.
        public var into: MemoryID?

        /// Why a memory was taken back.
        public enum Reason: String, Equatable, Codable, Sendable {
            /// It never was so, was not meant, or is to be kept in mind no longer: the person said so.
            case wrong, joke, forgotten
            /// Its time is over.
            case stale
            /// Another says the same.
            case merged
            /// It is a part of what another says.
            case united
            /// It was a part of something that had been taken back or was over, and is gone.
            case orphaned
        }

        /// Takes back.
        public init(at: Timestamp, reason: Reason, into: MemoryID? = nil) {
            self.at = at
            self.reason = reason
            self.into = into
        }
    }

    /// Makes a memory.
    public init(
        id: MemoryID, kind: MemoryKind, text: String, claim: Claim?, evidence: [Evidence], learnt: Timestamp,
        importance: Double, confidence: Double
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.claim = claim
        self.evidence = evidence
        self.learnt = learnt
        self.importance = importance
        self.confidence = confidence
    }

    /// Whether the person meant it as it stands at least once: only such memories say how the person is.
    public var isTrait: Bool { evidence.contains { $0.stance == .stated } }

    /// The day on which the person first said it.
    public var firstSaid: LocalDate? { evidence.map(\.quote.day).min() }

    /// The day on which the person last said it.
    public var lastSaid: LocalDate? { evidence.map(\.quote.day).max() }

    /// What came in its place.
    public var successor: MemoryID? {
        if case .superseded(let successor) = ending?.cause { successor } else { nil }
    }

    /// Whether it holds on a day, as far as is known at the end: from when it began, or else was first said, until it
    /// ceased. What was taken back never held.
    public func holds(on day: LocalDate) -> Bool {
        guard withdrawal == nil, let said = firstSaid, (heldFrom?.earliest ?? said) <= day else { return false }
        return ending.map { day < $0.at.earliest } ?? true
    }
}
