import Domain
import Foundation
import ProcessTesting

/// An invented person with a voice diary, a recording a day.
struct Life: Sendable {
    let name: String
    let language: String
    let chat: Int64
    /// What they ask their clone.
    let questions: [String]

    static let all = [
        Life(
            name: "vera", language: "ru", chat: 3,
            questions: ["Что бы я выбрала: работать руками или бегать?", "Что я люблю?", "Что я делала вчера?"]),
        Life(
            name: "pavel", language: "ru", chat: 4,
            questions: ["Как бы я поехал на работу?", "Где я сейчас живу?", "Какой у меня велосипед?"]),
        Life(
            name: "ruth", language: "en", chat: 5,
            questions: ["Would I like a walk by the sea?", "Where do I work now?", "What is my dog called?"]),
    ]

    func recording(on day: Int) -> String { "week/\(name)-\(day)" }
}

/// What a person's export says, as far as it is checked.
struct Exported: Decodable {
    struct Words: Decodable {
        let day: LocalDate
        let text: String
    }

    struct Entry: Decodable {
        struct Part: Decodable {
            let text: String?
        }

        let id: Int64
        let day: LocalDate
        let parts: [Part]
        let reading: DiaryReading?
    }

    struct Memory: Decodable {
        let text: String
        let quotes: [Words]
    }

    struct Answer: Decodable {
        let question: String
        let grounds: [Words]
    }

    let diary: [Entry]
    let memories: [Memory]
    let answers: [Answer]
    let training: [TrainingEntry]

    /// Reads the archive that the bot has sent.
    init(zip: [UInt8]) throws {
        let document = try ZipArchive.entries(of: zip)["dvoinik.json"] ?? []
        self = try JSONDecoder().decode(Exported.self, from: Data(document))
    }

    /// Whether the person said these words on that day.
    func says(_ words: Words) -> Bool {
        diary.contains { $0.day == words.day && $0.parts.contains { $0.text?.contains(words.text) ?? false } }
    }

    /// The entries that a model has read.
    var readByModel: [Entry] { diary.filter { $0.reading.map { !$0.reader.isProvisional } ?? false } }
}
