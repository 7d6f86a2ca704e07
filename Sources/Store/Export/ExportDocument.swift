public import Domain
import FoundationEssentials

/// What an export says, in words that a reader of the file understands.
struct ExportDocument<Waiting: Encodable & Sendable>: Encodable {
    private let person: Person?
    private let diary: [ExportedEntry]
    private let waiting: [Waiting]
    private let memories: [ExportedMemory]
    private let profile: ExportedProfile?
    private let answers: [ExportedAnswer]
    private let guesses: [ExportedGuess]
    private let matches: [ExportedMatch]
    private let training: [TrainingEntry]

    init(_ everything: Everything, waiting: [Waiting], disclosing: DisclosureReading) {
        person = everything.person
        diary = everything.diaries.map { ExportedEntry($0, everything.readings[$0.id]) }
        self.waiting = waiting
        let classes = everything.person.map { disclosing($0, everything.memories, everything.doubts) } ?? [:]
        memories = everything.memories.map { ExportedMemory($0, classes[$0.id]) }
        profile = everything.profile.map {
            ExportedProfile($0, everything.embedding, among: everything.memories)
        }
        answers = everything.answers.map(ExportedAnswer.init)
        matches = everything.matches.compactMap { ExportedMatch($0, of: everything.id) }
        training = everything.training
        let known = Dictionary(everything.memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        guesses = everything.guesses.map { ExportedGuess($0, among: $0.question.memories.compactMap { known[$0] }) }
    }

    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }
}

/// Says what a person's clone may do with each of their memories, all of which are given, with what the person should be
/// asked about.
public typealias DisclosureReading = @Sendable (Person, [Memory], [Clarification]) -> [MemoryID: Disclosure]

/// Everything that is kept of a person besides files.
struct Everything: Sendable {
    var id: PersonID
    var person: Person?
    var diaries: [Diary]
    var readings: [DiaryID: DiaryReading]
    var memories: [Memory]
    var doubts: [Clarification]
    var profile: Profile?
    var embedding: PersonalityEmbedding?
    var answers: [AdviceRecord]
    var guesses: [GuessRound]
    var matches: [MatchRecord]
    var training: [TrainingEntry]
}

extension Timestamp {
    /// As ISO 8601 writes it, in UTC.
    var iso: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
    }
}
