import Asking
import Domain
import Foundation
import Testing
import Words

@testable import Clone

/// What a person said of relationships that ended, and what is shown to return in it.
@Suite struct RetrospectTests {
    private static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path()
    private let finder: RetrospectFinder

    init() throws { finder = RetrospectFinder(lexicons: try .bundled(), terms: Terms()) }

    private static let texts = [
        "Сегодня бегала у реки. Потом готовила ужин.",
        "Мы с Пашей расстались. Я весь вечер молчала, хотя сказать было что.",
        "Новый отдел, начальник ругал всех подряд.",
        "Вспоминала Пашу. Когда он уехал, я опять промолчала и обиделась.",
        "С Игорем развелись. Он кричал, а я терпела и отмалчивалась.",
    ]

    private func diaries(_ texts: [String] = texts) -> [Diary] {
        texts.enumerated().map { number, text in
            let (id, number) = (DiaryID(rawValue: Int64(number + 1)), Int64(number + 1))
            let part = DiaryPart(
                id: PartID(rawValue: number), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                content: .written(text))
            return Diary(
                id: id, day: LocalDate(daysSinceEpoch: 20_000 + Int(number)), openedAt: Timestamp(seconds: 0),
                parts: [part])
        }
    }

    private func index(_ texts: [String] = texts) -> PersonIndex {
        PersonIndex(diaries: diaries(texts), memories: [], terms: Terms())
    }

    private func answer(_ question: Retrospect.Question, _ text: String) -> Retrospect.Answer {
        .init(question, text, on: LocalDate(daysSinceEpoch: 20_100))
    }

    @Test func `what tells of an end is found with what stands beside it, and nothing else`() {
        let said = finder.said(in: index(), [])
        #expect(Set(said.compactMap(\.diary?.rawValue)) == [2, 5])
        #expect(said.contains { $0.text == "Я весь вечер молчала, хотя сказать было что." })
        #expect(said.map(\.day) == said.map(\.day).sorted())
    }

    @Test func `whom the person names is looked for, and their answers are laid beside`() {
        let said = finder.said(in: index(), [answer(.which, "Про Пашу"), answer(.unsaid, "Молчала о ревности.")])
        #expect(said.contains { $0.diary?.rawValue == 4 })
        #expect(said.last == .init("Молчала о ревности.", on: LocalDate(daysSinceEpoch: 20_100), in: nil))
    }

    @Test func `what is to be forgotten is not found`() {
        var index = index()
        let topic = ForgottenTopic(id: TopicID(rawValue: 1), words: "Паша", at: Timestamp(seconds: 0))
        index.oblivion = Oblivion([topic], terms: Terms())
        let said = finder.said(in: index, [answer(.which, "Паша")])
        #expect(!said.isEmpty && said.allSatisfy { !$0.text.contains("Паш") })
    }

    @Test func `every quote stands in the diary as it is`() {
        let all = diaries().compactMap { $0.parts.first?.text }
        let said = finder.said(in: index(), [])
        #expect(said.allSatisfy { quote in all.contains { $0.contains(quote.text) } })
    }

    @Test func `what speaks of one thing on several days returns; what is denied, or said once, does not`() throws {
        let patterns = finder.patterns(in: finder.said(in: index(), [answer(.which, "Паша")]))
        #expect(patterns.map(\.name) == [.theme(.silence)])
        #expect(patterns.first?.said.compactMap(\.diary?.rawValue) == [2, 4, 5])

        let denied = finder.said(in: index(["Мы расстались. Я не ревновала.", "Разошлись. Он ревновал."]), [])
        #expect(finder.patterns(in: denied).isEmpty)
    }

    @Test func `english is read too`() {
        let texts = [
            "We broke up. I said nothing and went quiet.", "Bought a bicycle.", "My ex called. I kept silent again.",
        ]
        let patterns = finder.patterns(in: finder.said(in: index(texts), []))
        #expect(patterns.map(\.name) == [.theme(.silence)] && patterns.first?.said.count == 2)
    }

    // MARK: By a model

    private func compare(_ answer: String, language: Language = .russian) async throws -> Retrospection {
        let text = try String(
            contentsOfFile: "\(Self.home)/prompts/\(RetrospectReader.promptName).md", encoding: .utf8)
        let model = ScriptedModel(.success(answer))
        let prompt = ModelPrompt(version: 1, temperature: 0) { values in
            values.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) }
        }
        let said = finder.said(in: index(), [self.answer(.which, "Паша")])
        let found = try await RetrospectReader(model: model, prompt: prompt, finder: finder).compare(
            said, of: Person(language: language, since: Timestamp(seconds: 0)), PersonID(rawValue: 1))
        let asked = try #require(model.requests.first?.messages.first?.content)
        #expect(!asked.contains("{{") && !asked.contains("бегала"), "only what was found is sent")
        return found
    }

    /// Lines as they are numbered: 1 «Мы с Пашей расстались.», 2 «Я весь вечер молчала, …».
    private static let good =
        #"{"quotes": [{"line": 2, "words": "весь вечер молчала"}, {"line": 4, "words": "я опять промолчала"}], "#

    @Test func `a pattern comes with the sentences it quotes`() async throws {
        let found = try await compare(
            #"{"patterns": [\#(Self.good)"text": "Оба раза вы молчали, когда вам было больно."}], "trial": "Сказать об этом в тот же день."}"#
        )
        let pattern = try #require(found.patterns?.first)
        #expect(pattern.name == .text("Оба раза вы молчали, когда вам было больно."))
        #expect(pattern.said.compactMap(\.diary?.rawValue) == [2, 4])
        #expect(found.trial == "Сказать об этом в тот же день." && found.absence == nil)
    }

    @Test(arguments: [
        // One quote; words that are not there; a line that is not there; of the other; a diagnosis; a name; a number;
        // not to the person; another language.
        #"{"quotes": [{"line": 2, "words": "весь вечер молчала"}], "text": "Вы молчали."}"#,
        #"{"quotes": [{"line": 2, "words": "весь вечер плакала"}, {"line": 4, "words": "я опять промолчала"}], "text": "Вы молчали."}"#,
        #"{"quotes": [{"line": 99, "words": "весь вечер молчала"}, {"line": 4, "words": "я опять промолчала"}], "text": "Вы молчали."}"#,
        good + #""text": "Вы молчали, потому что он вас не слышал."}"#,
        good + #""text": "У вас тревожное расстройство."}"#, good + #""text": "Вы молчали, как Марина."}"#,
        good + #""text": "Вы молчали 12 раз."}"#, good + #""text": "Люди часто молчат."}"#,
        good + #""text": "Both times you kept silent."}"#,
    ])
    func `no claim without its quotes, and none of anybody else`(pattern: String) async throws {
        let found = try await compare(#"{"patterns": [\#(pattern)], "trial": "Сказать вслух."}"#)
        #expect(found.patterns == [] && found.trial == nil, "what rests on nothing is not proposed")
    }

    @Test func `an answer of another shape is none`() async throws {
        #expect(try await compare("[]").patterns == [])
    }
}
