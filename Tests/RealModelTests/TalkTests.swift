import Asking
import Clone
import Domain
import Foundation
import Matching
import Product
import Testing
import Words
import Texts

/// What a real model writes for two clones, how much of it passes the checks, and how it judges. It measures and prints:
/// what a small model can do says nothing of whether the code is right.
@Suite(.serialized, .enabled(if: RealModels.baseURL != nil, Comment(rawValue: RealModels.missing)))
struct `Clones of a real model` {
    private static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)
    private let terms = Terms()

    private static func persona(_ manner: ClonePersona.Manner, _ items: [(String, String)]) -> ClonePersona {
        ClonePersona(
            manner: manner,
            items: zip(Int64(1)..., items).map { .init(id: MemoryID(rawValue: $0), topic: $1.0, text: $1.1) },
            languages: [.russian])
    }

    private let one = Self.persona(
        .init(sentenceLength: 6, habits: ["turns of speech: ну вот; честно"]),
        [
            ("sport", "Бегает по утрам у реки"), ("home", "Держит двух собак"), ("plans", "Хочет переехать к морю"),
            ("values", "Ценит, когда держат слово"), ("food", "Печёт хлеб по выходным"),
        ])
    private let other = Self.persona(
        .init(sentenceLength: 14),
        [
            ("music", "Играет на виолончели в любительском оркестре"), ("sport", "Плавает в бассейне"),
            ("home", "Любит долгие тихие завтраки"), ("values", "Считает, что о важном нужно говорить сразу"),
        ])

    private func prompt(_ name: String) throws -> ModelPrompt {
        let prompt = try #require(try Bot.prompts(home: Self.home)[name])
        return ModelPrompt(version: prompt.version, temperature: prompt.temperature) { try prompt.filled(with: $0) }
    }

    private func judge() throws -> Judge {
        let terms = terms
        return Judge(
            model: RealModels.router(), prompt: try prompt(Judge.promptName), terms: { terms.terms(of: $0) },
            gate: { _, _ in true }, rounds: 1)
    }

    @Test(.timeLimit(.minutes(15))) func `talk and are judged`() async throws {
        let plan = try #require(ConversationPlan(one, other, promise: .promising, seed: 3))
        let terms = terms
        let converser = Converser(
            model: RealModels.router(), prompt: try prompt(Converser.promptName), terms: { terms.terms(of: $0) }
        ) { _, _ in true }
        for date in plan.dates {
            do {
                let talk = try await converser.converse(one, other, on: date, in: plan.language)
                print("talk, \(date.setting): \(talk.work)")
                for line in talk.lines { print("  \(line.speaker): \(line.text)") }
                print("judged: \(try await judge().judge(talk))")
            } catch let error as ConversationFailure {
                print("talk, \(date.setting): \(error)")
                if case .absent(let absence) = error { #expect(absence == .refused, "\(absence)") }
            }
        }
    }

    @Test(.timeLimit(.minutes(15))) func `are judged by what an author wrote for them`() async throws {
        let words = [
            "Ну вот, пришли. Честно, я промокла.", "Ничего, здесь тепло, и никуда не надо спешить.",
            "Я утром бегала у реки, в дождь.", "Мне ближе бассейн: там всегда одна погода.",
            "Скучно же!", "Зато слышно, как думаешь. После него я беру виолончель.",
            "А я беру собак, и тишине конец.", "Двух сразу? Я бы сначала позавтракал, долго и молча.",
            "По выходным пеку хлеб. Молчать не обещаю.", "Тогда хлеб твой, а тишина моя, по очереди.",
            "Договорились, честно.", "И если что не так, скажем сразу.",
        ]
        let talk = CloneConversation(
            setting: .disagreement, theme: .init([.a: "home", .b: "home"]), language: .russian,
            lines: words.enumerated().map { .init($0.offset % 2 == 0 ? .a : .b, $0.element) }, context: [:],
            work: ModelWork(model: "author", prompt: 1, calls: 0, tokens: 0, cost: 0))
        let judgement = try await judge().judge(talk)
        print("judged: \(judgement)")
        for point in judgement.matches + judgement.problems {
            #expect(!point.lines.isEmpty && point.lines.allSatisfy { (1...words.count).contains($0) })
        }
    }
}
