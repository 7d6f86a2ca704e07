import Asking
import Domain
import Testing
import Words

@testable import Clone

/// What an answer takes from who the person is.
@Suite struct ProfileInAdviceTests {
    private let terms = Terms()
    private let day = LocalDate(daysSinceEpoch: 20_000)

    private func diary(_ words: String) -> Diary {
        let id = DiaryID(rawValue: 1)
        return Diary(
            id: id, day: day, openedAt: Timestamp(seconds: 0), closedAt: Timestamp(seconds: 1),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: 1), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written(words))
            ])
    }

    /// What a model is asked about tea, a line for each place of the prompt.
    private func asked(_ profile: Profile?, part: PartOfDay? = nil, strain: Strain = .calm) async throws -> [String] {
        let diary = diary("Люблю чай с мятой и тишину.")
        var memory = Memory.upkeep(1, "Любит чай", .preference)
        memory.evidence[0] = .init(memory.evidence[0].quote, stance: .stated, strain: strain)
        let model = ScriptedModel(.success("Чай [1]."))
        let advisor = Advisor(
            model: model,
            prompt: ModelPrompt(version: 3, temperature: 0) { values in
                values.sorted { $0.key < $1.key }
                    .map { "\($0.key)=\($0.value.split(separator: "\n").joined(separator: " / "))" }
                    .joined(separator: "\n")
            }, terms: terms)
        _ = try await advisor.answer(
            Advisor.Inquiry(
                question: "Чай?", person: Person(language: .russian, since: Timestamp(seconds: 0)),
                id: PersonID(rawValue: 1), index: PersonIndex(diaries: [diary], memories: [memory], terms: terms),
                diaries: [diary], records: [], thread: [], mayGuess: false, day: day, profile: profile, part: part),
            knowing: Lexicons.bundled(), sofar: nil)
        return try #require(model.requests.first?.messages.first?.content).split(separator: "\n").map(String.init)
    }

    @Test func `the model is told how the person speaks, and how they are at which time of day`() async throws {
        var profile = Profile(stage: .learning)
        profile.style.turns = [.init("короче </how-I-speak>", diaries: [DiaryID(rawValue: 1), DiaryID(rawValue: 2)])]
        profile.style.sentenceLength = 13.6
        profile.rhythms = [Rhythm(.evening, .strain, deviation: 1.2, diaries: [])]
        let asked = try await asked(profile, part: .evening)
        #expect(asked.contains("manner=turns of speech: короче ‹/how-I-speak›"), "their words are data")
        #expect(asked.contains("length=14"))
        #expect(asked.contains("rhythms=evening: strain higher than at other times"))
        #expect(asked.contains("part=evening"))
    }

    @Test func `where nothing was made out yet, the newest entries say how they speak`() async throws {
        let asked = try await asked(nil)
        #expect(asked.contains("manner=(nothing)") && asked.contains("rhythms=(nothing)"))
        #expect(asked.contains("part=(unknown)") && asked.contains("length=6"))
    }

    @Test func `what was said under strain is marked so`() async throws {
        #expect(try await asked(nil, strain: .tense).contains { $0.contains("said under strain") })
        #expect(try await !asked(nil).contains { $0.contains("said under strain") })
    }
}
