import Asking
import Domain
import Engine
import GRDB
import Messaging
@testable import Store
import Testing

/// What models cost, in the database.
@Suite struct SpendingTests {
    private let day = LocalDateTime(secondsSinceEpoch: 1_772_236_800).date
    private let nextMonth = LocalDateTime(secondsSinceEpoch: 1_772_323_200).date

    @Test func `the money of a month is that of all its calls, and of no other month`() async throws {
        let desk = try Desk()
        let store = desk.store
        #expect(try await store.add(usage(10, 5, 700), for: .advise, person: nil, on: day) == 700)
        #expect(try await store.add(usage(1, 1, 300), for: nil, person: nil, on: day.adding(days: -27)) == 1000)
        #expect(try await store.add(usage(1, 1, 50), for: .judge, person: nil, on: nextMonth) == 50)
        #expect(try await store.cost(ofMonthOf: day) == 1000)
        #expect(
            try await store.spending(inMonthOf: day) == [
                .init(task: "advise", calls: 1, tokens: 15, cost: 700),
                .init(task: "embed", calls: 1, tokens: 2, cost: 300),
            ])
    }

    @Test func `tokens count for a person on a day`() async throws {
        let desk = try Desk()
        let store = desk.store
        let (anna, boris) = (try await person("1", in: desk), try await person("2", in: desk))
        for _ in 0..<3 { try await store.add(usage(100, 11, 0), for: .advise, person: anna, on: day) }
        try await store.add(usage(7, 0, 0), for: .extract, person: anna, on: day)
        try await store.add(usage(1000, 0, 0), for: .extract, person: boris, on: day)
        try await store.add(usage(1000, 0, 0), for: .extract, person: anna, on: nextMonth)
        #expect(try await store.tokens(of: anna, on: day) == 340)
    }

    @Test func `what was spent for a person who is forgotten stays in the sums, without their number`() async throws {
        let desk = try Desk()
        let store = desk.store
        let anna = try await person("1", in: desk)
        try await store.add(usage(10, 0, 5), for: .advise, person: nil, on: day)
        try await store.add(usage(100, 0, 60), for: .advise, person: anna, on: day)
        try await store.write(.soon) { db, _ in
            try db.execute(sql: "DELETE FROM conversations WHERE id = ?", arguments: [anna.rawValue])
        }
        #expect(try await store.tokens(of: anna, on: day) == 0)
        #expect(try await store.add(usage(1, 0, 1), for: .advise, person: anna, on: day) == 66)
        #expect(try await store.tokens(of: anna, on: day) == 0)
        #expect(
            try await store.spending(inMonthOf: day) == [.init(task: "advise", calls: 3, tokens: 111, cost: 66)])
    }

    private func usage(_ prompt: Int, _ answer: Int, _ cost: Int64) -> ModelUsage {
        ModelUsage(promptTokens: prompt, answerTokens: answer, cost: cost)
    }

    private func person(_ chat: String, in desk: Desk) async throws -> PersonID {
        PersonID(rawValue: try await desk.conversation(chat).rawValue)
    }
}
