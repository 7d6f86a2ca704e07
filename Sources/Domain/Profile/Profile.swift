/// Who a person is, as far as their clone can tell. Every entry names what supports it, and none is without support.
public struct Profile: Equatable, Codable, Sendable {
    /// How far the clone has come.
    public var stage: CloneStage
    /// What holds of the person, by aspect, what matters most first.
    public var traits: [Trait] = []
    /// How they speak.
    public var style = SpeakingStyle()
    /// What is different with them at some part of the day, the plainest first.
    public var rhythms: [Rhythm] = []
    /// What a model made out across several memories, the newest first.
    public var insights: [Trait] = []
    /// What was said and arranged because of it.
    public var keeping = Keeping()
    /// The topics that it leaves out because the person wants them forgotten.
    public var heeded: Set<TopicID>?

    /// The most traits of one aspect.
    public static let mostOfAspect = 12
    /// The most insights.
    public static let mostInsights = 8

    /// Nothing is known but how far the clone has come.
    public init(stage: CloneStage) {
        self.stage = stage
    }

    /// Something that holds of the person.
    public struct Trait: Equatable, Codable, Sendable {
        /// In what respect.
        public var aspect: Aspect
        /// What holds, in one sentence of the person's language.
        public var text: String
        /// The memories that support it, the weightiest first. Never empty.
        public var memories: [MemoryID]

        /// Names a trait.
        public init(_ aspect: Aspect, _ text: String, memories: [MemoryID]) {
            self.aspect = aspect
            self.text = text
            self.memories = memories
        }
    }

    /// In what respect something holds of a person.
    public enum Aspect: String, Hashable, Codable, Sendable, CaseIterable {
        case value, interest, goal, fear, strength, weakness, thinking
        /// Something across several memories: a pattern, or a change.
        case pattern
    }

    /// What was said and arranged because of a profile. It outlives what is known.
    public struct Keeping: Equatable, Codable, Sendable {
        /// The furthest stage the person was told of.
        public var told = CloneStage.initial
        /// When the weekly work is due; none where it is not arranged.
        public var week: Timestamp?

        /// Nothing yet.
        public init() {}
    }

    /// The profile as a model reads it, a line for each entry.
    public var text: String {
        let traits = (traits + insights).map { "\($0.aspect.rawValue): \($0.text)" }
        return (traits + style.lines + rhythms.map(\.description)).joined(separator: "\n")
    }

    /// All memories that support it.
    public var memories: Set<MemoryID> { Set((traits + insights).flatMap(\.memories)) }

    /// Only what still has its support.
    ///
    /// An insight rests on all of its memories together, a trait on any of them.
    public func resting(on memories: Set<MemoryID>, _ diaries: Set<DiaryID>) -> Profile {
        var rest = self
        rest.traits = traits.compactMap { trait in
            var trait = trait
            trait.memories.removeAll { !memories.contains($0) }
            return trait.memories.isEmpty ? nil : trait
        }
        rest.insights = insights.filter { memories.isSuperset(of: $0.memories) }
        rest.style = style.resting(on: diaries)
        rest.rhythms = rhythms.compactMap { $0.resting(on: diaries) }
        return rest
    }
}

/// What a profile says as a point among others: a vector by which people can be compared.
public struct PersonalityEmbedding: Equatable, Codable, Sendable {
    /// The model that made it: vectors of different models cannot be compared.
    public var model: String
    /// The vector, of length 1.
    public var vector: [Float]

    /// Keeps a vector.
    public init(model: String, vector: [Float]) {
        self.model = model
        self.vector = vector
    }
}

/// Something that becomes of a profile.
public enum ProfileChange: Equatable, Sendable {
    /// It is now this.
    case kept(Profile)
    /// Its vector is now this, or there is none.
    case embedded(PersonalityEmbedding?)
}
