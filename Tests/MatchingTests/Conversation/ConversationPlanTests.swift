import Domain
import Testing

@testable import Matching

@Suite struct ConversationPlanTests {
    private func plan(
        _ promise: ConversationPlan.Promise, had: [ConversationPlan.Date] = [], seed: UInt64 = 1
    ) throws -> ConversationPlan {
        try #require(ConversationPlan(Talkers.anna, Talkers.boris, promise: promise, had: had, seed: seed))
    }

    @Test func `of whom nothing is known yet, one date is planned, and no disagreement`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let dates = try plan(.unknown, seed: seed).dates
            #expect(dates.count == 1 && dates[0].setting != .disagreement)
        }
    }

    @Test func `a pair that promises something has several dates, and the last is a disagreement`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let first = try plan(.unknown, seed: seed).dates
            let all = first + (try plan(.promising, had: first, seed: seed).dates)
            #expect(all.count == ConversationPlan.mostDates && all.last?.setting == .disagreement)
            #expect(Set(all.map(\.setting)).count == all.count, "no setting comes twice")
            #expect(ConversationPlan.isComplete(all.map(\.setting)))
            #expect(try plan(.promising, had: all, seed: seed).dates.isEmpty, "then it is enough")
        }
    }

    @Test func `nothing may be shown without a disagreement`() {
        #expect(!ConversationPlan.isComplete([.coffee, .walk, .dinner, .task]))
        #expect(!ConversationPlan.isComplete([.coffee, .disagreement, .coffee]))
        #expect(ConversationPlan.isComplete([.disagreement, .coffee, .walk]))
    }

    @Test func `the same seed gives the same dates, another one others`() throws {
        #expect(try plan(.promising, seed: 7) == plan(.promising, seed: 7))
        let settings = try Set((0..<40).map { try plan(.unknown, seed: $0).dates[0].setting })
        #expect(settings == Set(CloneConversation.Setting.allCases).subtracting([.disagreement]))
    }

    @Test func `what both have on their cards is talked about first`() throws {
        for seed in 0..<20 as Range<UInt64> {
            let themes = try plan(.promising, seed: seed).dates.map(\.theme)
            #expect(Set(themes.prefix(2).compactMap(\.shared)) == ["спорт", "дом"])
            #expect(themes[2].topics == [.a: "планы", .b: "музыка"])
        }
    }

    @Test func `they talk in the language both like best, and not at all without one or with an empty card`() throws {
        var other = Talkers.boris
        #expect(try plan(.unknown).language == .english, "of two that are liked alike, the first by its code")
        other.languages = [.russian]
        let plan = ConversationPlan(Talkers.anna, other, promise: .unknown, seed: 1)
        #expect(plan?.language == .russian)
        other.languages = [Language("de")]
        #expect(ConversationPlan(Talkers.anna, other, promise: .unknown, seed: 1) == nil)
        other = Talkers.boris
        other.items = []
        #expect(ConversationPlan(Talkers.anna, other, promise: .unknown, seed: 1) == nil)
    }
}
