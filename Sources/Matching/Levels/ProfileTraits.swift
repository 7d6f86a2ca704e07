public import Domain

/// What of somebody can be compared without any model: claims, and measures of how they speak, feel and live.
public struct ProfileTraits: Equatable, Sendable {
    /// What they said of themselves, in a form that can be compared.
    public var items: [Item] = []
    /// Mean length of their sentences, in words.
    public var sentenceLength: Measure?
    /// Words a second, while they speak.
    public var tempo: Measure?
    /// The share of their entries that have emoji, 0 to 1.
    public var emojiRate: Measure?
    /// How their entries sound, -1 to 1.
    public var mood: Measure?
    /// How strongly they feel what they feel most, 0 to 1.
    public var intensity: Measure?
    /// How many entries they began in each part of the day.
    public var partsOfDay: [PartOfDay: Int] = [:]

    /// Nothing is known.
    public init() {}

    /// A claim of somebody about themselves.
    public struct Item: Equatable, Sendable {
        /// In what respect.
        public var relation: Relation
        /// Stems of what it is about; of a relation that can hold only once, empty.
        public var about: Set<String>
        /// What is so, as claims have it.
        public var value: String

        /// Names a claim.
        public init(_ relation: Relation, about: Set<String> = [], value: String = "") {
            self.relation = relation
            self.about = about
            self.value = value
        }
    }

    /// A mean, and of how many.
    public struct Measure: Equatable, Sendable {
        /// The mean.
        public var value: Double
        /// How many entries or recordings it is of.
        public var samples: Int

        /// Measures.
        public init(_ value: Double, samples: Int) {
            self.value = value
            self.samples = samples
        }
    }
}

extension ProfileTraits {
    /// Takes from what a clone knows whatever can be compared.
    ///
    /// - Parameters:
    ///   - memories: Those that may count: on the card, or match-only.
    ///   - entries: The person's entries.
    ///   - day: The person's calendar day.
    public init(of memories: [Memory], _ entries: [LifeEntry], on day: LocalDate, terms: WordTerms) {
        let current = memories.filter { $0.isTrait && $0.holds(on: day) && $0.withdrawal == nil }
        items = current.compactMap { Item($0, terms: terms) }
        let readings = entries.compactMap(\.reading)
        sentenceLength = Self.mean(readings.map(\.manner.sentenceLength).filter { $0 > 0 })
        tempo = Self.mean(entries.flatMap { $0.voices.compactMap(\.tempo) })
        emojiRate = Self.mean(readings.map { $0.manner.emoji.isEmpty ? 0 : 1 })
        mood = Self.mean(readings.map(\.sentiment))
        intensity = Self.mean(readings.compactMap { $0.emotions.map(\.intensity).max() })
        partsOfDay = Dictionary(entries.map { ($0.part, 1) }, uniquingKeysWith: +)
    }

    private static func mean(_ values: [Double]) -> Measure? {
        values.isEmpty ? nil : Measure(values.reduce(0, +) / Double(values.count), samples: values.count)
    }
}

extension ProfileTraits.Item {
    /// What a memory claims of its person; nil where it claims nothing that can be compared.
    fileprivate init?(_ memory: Memory, terms: WordTerms) {
        guard let claim = memory.claim else {
            guard let relation = memory.kind.relation else { return nil }
            self.init(relation, about: Set(terms(memory.text)))
            return
        }
        guard claim.slot.subject == Slot.me else { return nil }
        let about = claim.slot.relation.arity == .many ? memory.text : claim.slot.object
        self.init(claim.slot.relation, about: Set(terms(about)), value: claim.value)
    }
}

extension MemoryKind {
    /// As what a memory without a claim can be compared.
    fileprivate var relation: Relation? {
        switch self {
        case .value: .value
        case .goal, .fear, .fact, .preference, .experience, .relationship, .need, .offer: nil
        }
    }
}
