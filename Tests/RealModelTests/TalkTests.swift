import Asking
import Clone
import Domain
import Foundation
import Matching
import Product
import Testing
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

    @Test(.timeLimit(.minutes(15))) func `talk and are judged`() async throws {
        let plan = try #require(ConversationPlan(one, other, promise: .promising, seed: 3))
        let prompts = try Bot.prompts(home: Self.home)
        func prompt(_ name: String) throws -> ModelPrompt {
            let prompt = try #require(prompts[name])
            return ModelPrompt(version: prompt.version, temperature: prompt.temperature) { try prompt.filled(with: $0) }
        }
        let (model, terms) = (RealModels.router(), terms)
        let converser = Converser(
            model: model, prompt: try prompt(Converser.promptName), terms: { terms.terms(of: $0) }
        ) { _, _ in true }
        let judge = Judge(
            model: model, prompt: try prompt(Judge.promptName), terms: { terms.terms(of: $0) }, gate: { _, _ in true },
            rounds: 1)
        for date in plan.dates {
            do throws(ConversationFailure) {
                let talk = try await converser.converse(one, other, on: date, in: plan.language)
                print("talk, \(date.setting): \(talk.work)")
                for line in talk.lines { print("  \(line.speaker): \(line.text)") }
                print("judged: \(try await judge.judge(talk))")
            } catch {
                print("talk, \(date.setting): \(error)")
                if case .absent(let absence) = error { #expect(absence == .refused, "\(absence)") }
            }
        }
    }
}
