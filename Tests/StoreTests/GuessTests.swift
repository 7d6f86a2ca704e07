import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct GuessTests {
    private func round(_ id: Int64, _ question: GuessQuestion = .bank("stairs")) -> GuessRound {
        GuessRound(
            id: GuessID(rawValue: id), question: question,
            clone: Guess(Distribution(weights: [3, 1]), grounds: 2, method: .model(name: "m", prompt: 1), chance: 0),
            persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0), askedAt: Desk.now)
    }

    private func answered(_ id: Int64, _ answer: Int) -> GuessRound {
        var round = round(id)
        round.outcome = .init(answer: answer, at: Desk.now + .minutes(3))
        return round
    }

    @Test func `a round comes back as it was, and with what the person chose`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", [.guess(round(10)), .guess(round(11))])
        #expect(try await desk.ask(.clone, of: chat).guesses == [round(10), round(11)])

        try await desk.apply([.guess(answered(10, 1))], to: chat)

        #expect(try await desk.ask(.guess(GuessID(rawValue: 10)), of: chat).guesses == [answered(10, 1), round(11)])
        #expect(try await desk.ask(.guess(GuessID(rawValue: 12)), of: chat).guesses.isEmpty)
        #expect(try await desk.ask(.everything, of: chat).guesses == [answered(10, 1), round(11)])
        #expect(try await desk.ask(.person, of: chat).guesses.isEmpty)
    }

    @Test func `a round brings the memories it asks about`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "Хочу в горы, хочу на море"))
        let memories = [20, 21].map { (id: Int64) -> Memory in
            let quote = Quote(
                diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Хочу", day: .november(21))
            return Memory(
                id: MemoryID(rawValue: id), kind: .goal, text: "\(id)", claim: nil,
                evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
                confidence: 0.5)
        }
        let asked = round(10, .own(.goals, memories.map(\.id)))
        try await desk.apply(memories.map { .memory(.memory($0)) } + [.guess(asked)], to: chat)

        let known = try await desk.ask(.guess(asked.id), of: chat)

        #expect(known.guesses == [asked])
        #expect(known.memories == memories)
        #expect(
            try await desk.ask(.memories(.around(DiaryID(rawValue: 1), slots: [], ids: [])), of: chat).memoryCount == 2)
    }

    @Test func `no round is read or answered by another person`() async throws {
        let desk = try Desk()
        let anna = try await desk.person("a", [.guess(round(10))])
        let boris = try await desk.person("b")

        await #expect(throws: StoreFailure.foreignRow(table: "guesses", row: 10)) {
            try await desk.apply([.guess(answered(10, 0))], to: boris)
        }
        #expect(try await desk.ask(.guess(GuessID(rawValue: 10)), of: boris).guesses.isEmpty)
        #expect(try await desk.ask(.clone, of: boris).guesses.isEmpty)
        #expect(try await desk.ask(.clone, of: anna).guesses == [round(10)])
    }

    @Test func `what was asked and chosen cannot be read in the database, and goes with the person`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", [.guess(answered(10, 1))])
        let stored = try await desk.store.pool.read { try Data.fetchAll($0, sql: "SELECT content FROM guesses") }
        #expect(stored.count == 1 && stored.allSatisfy { $0.range(of: Data("stairs".utf8)) == nil })

        try await desk.forget(chat)

        #expect(try await desk.counts()["guesses"] == 0)
    }
}
