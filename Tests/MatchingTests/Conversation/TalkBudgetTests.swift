import Asking
import Domain
import Testing

@testable import Matching

@Suite struct TalkBudgetTests {
    private let people = (1...4).map { PersonID(rawValue: $0) }

    @Test func `each of a pair bears half, and halves are not lost`() {
        var spent = TalkBudget.Spent()
        for _ in 0..<3 { spent.add(5, of: people[0], people[1]) }
        #expect(spent.whole == 15 && spent.tokens(of: people[0]) == 8 && spent.tokens(of: people[2]) == 0)
    }

    @Test func `nobody goes beyond their own bound, nor all together beyond theirs`() {
        let budget = TalkBudget(whole: 100, each: 30)
        var spent = TalkBudget.Spent()
        func allows(_ one: Int, _ other: Int, _ tokens: Int) -> Bool {
            budget.allows(people[one], people[other], spent: spent, expecting: tokens)
        }
        #expect(allows(0, 1, 60) && !allows(0, 1, 61))
        spent.add(40, of: people[0], people[1])
        #expect(allows(0, 2, 20) && !allows(0, 2, 21) && allows(2, 3, 60))
        spent.add(50, of: people[2], people[3])
        #expect(allows(0, 2, 10) && !allows(0, 2, 11), "all together")
    }

    @Test func `without a budget nobody talks`() {
        let none = TalkBudget(whole: -5, each: 0)
        #expect(none == TalkBudget(whole: 0, each: 0) && !none.allows(people[0], people[1], spent: .init()))
    }

    /// The longest cards there are, and the longest conversation that is usual.
    @Test func `what is set aside for a conversation and its judgement is enough for full cards`() async throws {
        let items = (0..<40).map {
            Talkers.item(Int64($0), "дом", "По выходным подолгу готовит и зовёт в Казань всех, кто рядом \($0)")
        }
        let full = ClonePersona(manner: Talkers.anna.manner, items: items, languages: [.russian])
        let model = ScriptedModel(.success(Talkers.answer(Talkers.lines)))
        let talk = try await Converser(
            model: model, prompt: try Talkers.prompt(Converser.promptName), terms: Talkers.terms
        ) { _, _ in true }.converse(full, full, on: .init(.task, .init([.a: "дом", .b: "дом"])), in: .russian)
        let score: JSONValue = ["lines": [1, 2, 3, 4], "first": 5, "second": 5]
        let scores = Dictionary(uniqueKeysWithValues: CompatibilityLevel.allCases.map { ($0.rawValue, score) })
        let judge = Judge(
            model: ScriptedModel(.success(["scores": .object(scores)])), prompt: try Talkers.prompt(Judge.promptName),
            terms: Talkers.terms
        ) { _, _ in true }
        let judgement = try await judge.judge(talk)
        let tokens = talk.work.tokens + judgement.work.tokens
        #expect(
            tokens < TalkBudget.usual && tokens > TalkBudget.usual / 4, "\(talk.work.tokens), \(judgement.work.tokens)")
        #expect(talk.context[.a]?.count == Converser.mostItems, "what is told of a card is bounded")
    }
}
