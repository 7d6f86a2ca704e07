import Domain

/// Who a person is, as far as their clone can tell, in words that a reader of the exported file understands.
struct ExportedProfile: Encodable {
    private var stage: CloneStage
    private var traits: [Trait]
    private var turnsOfSpeech: [Habit]
    private var wordsThatReturn: [Habit]
    private var emoji: [Habit]
    private var wordsToASentence: Double?
    private var rhythms: [Rhythm]
    private var vectorModel: String?
    private var vector: [Float]?

    private struct Trait: Encodable {
        var aspect: Profile.Aspect
        var text: String
        /// What the memories say that support it.
        var restsOn: [String]
    }

    private struct Habit: Encodable {
        var text: String
        /// The numbers of entries that have it.
        var entries: [Int64]

        init(_ habit: SpeakingStyle.Habit) {
            text = habit.text
            entries = habit.diaries.map(\.rawValue)
        }
    }

    private struct Rhythm: Encodable {
        var what: String
        var deviation: Double
        var entries: [Int64]
    }

    init(_ profile: Profile, _ embedding: PersonalityEmbedding?, among memories: [Memory]) {
        let known = Dictionary(memories.map { ($0.id, $0.text) }, uniquingKeysWith: { $1 })
        stage = profile.stage
        traits = (profile.traits + profile.insights).map {
            Trait(aspect: $0.aspect, text: $0.text, restsOn: $0.memories.compactMap { known[$0] })
        }
        turnsOfSpeech = profile.style.turns.map(Habit.init)
        wordsThatReturn = profile.style.words.map(Habit.init)
        emoji = profile.style.emoji.map(Habit.init)
        wordsToASentence = profile.style.sentenceLength
        rhythms = profile.rhythms.map {
            Rhythm(what: $0.description, deviation: $0.deviation, entries: $0.diaries.map(\.rawValue))
        }
        (vectorModel, vector) = (embedding?.model, embedding?.vector)
    }
}
