import Dialogue
import Domain
import Engine
import Messaging
import NIOConcurrencyHelpers
import Product
import Store
import Testing

@testable import simulate

@Suite struct `What is to be forgotten` {
    private func guest() async throws -> Guest {
        let simulation = try await Simulation(
            seed: 1, faithful: 0, monkeys: 0, days: 0, on: `Nothing is ever lost, doubled or stuck`.stage.get())
        simulation.mend()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        return guest
    }

    /// Says something, and lets it be read. Returns the entry.
    private func tell(_ words: String, _ guest: Guest) async throws -> DiaryID {
        let message = guest.send(.text(words))
        try await guest.work()
        let diary = try #require(try await guest.knowledge(.message(message)).diary).id
        guest.press(.done(diary))
        try await guest.work()
        return diary
    }

    /// Presses the newest button of some kind.
    private func press(_ prefix: String, _ guest: Guest) async throws {
        let payload = try #require(guest.simulation.wire.buttons(in: guest.chat).last { $0.hasPrefix(prefix) })
        guest.send(.button(payload: payload, press: "p"))
        try await guest.work()
    }

    private func forget(_ words: String, _ guest: Guest) async throws {
        guest.send(.command(name: "clone", argument: ""))
        try await guest.work()
        try await press("up:forget", guest)
        guest.send(.text(words))
        try await guest.work()
    }

    @Test func `goes with all that says so, is not learnt again, and is in no answer until it may be`() async throws {
        let guest = try await guest()
        let first = try await tell("Живу в Самаре. Люблю кофе.", guest)
        _ = try await tell("Люблю чай.", guest)
        #expect(try await guest.knowledge(.memories(.all)).memories.contains { $0.text.contains("Самар") })

        try await forget("Самара", guest)
        #expect(try await guest.knowledge(.memories(.all)).memories.contains { $0.text.contains("Самар") })
        try await press("up:drop-", guest)

        let known = try await guest.knowledge(.remembered)
        #expect(!"\(known.memories) \(known.readings)".contains("Самар"))
        #expect(!known.memories.isEmpty && known.diaries.count == 2, "what else was said stays, and so does the diary")

        guest.press(.add(first))
        try await guest.work()
        guest.send(.text("В Самаре сегодня дождь, живу в Самаре."))
        try await guest.work()
        guest.press(.done(first))
        try await guest.work()
        let again = try await guest.knowledge(.remembered)
        #expect(!"\(again.memories) \(again.readings)".contains("Самар"))

        let before = guest.texts.count
        guest.send(.command(name: "ask", argument: "Что я думаю о Самаре и кофе?"))
        try await guest.work()
        #expect(guest.texts.count > before)
        #expect(guest.texts.dropFirst(before).allSatisfy { !$0.contains("Самар") })

        guest.send(.command(name: "clone", argument: ""))
        try await guest.work()
        for prefix in ["up:topics", "up:topic-", "up:recall-"] { try await press(prefix, guest) }
        #expect(try await guest.knowledge(.memories(.all)).memories.contains { $0.text.contains("Самар") })
    }

    @Test func `takes the entries along only after a second question`() async throws {
        let guest = try await guest()
        _ = try await tell("Живу в Самаре. Люблю кофе.", guest)
        _ = try await tell("Люблю чай.", guest)
        try await forget("самара", guest)
        try await press("up:mentions-", guest)
        #expect(try await guest.knowledge(.remembered).diaries.count == 2)
        #expect(guest.texts.last?.contains("1 записи") == true, "\(guest.texts.last ?? "")")

        try await press("up:erase-", guest)

        let known = try await guest.knowledge(.remembered)
        #expect(known.diaries.map(\.text) == ["Люблю чай."])
        #expect(!"\(known.memories)".contains("Самар"))
        #expect(known.person?.forgotten.map(\.words) == ["самара"])
    }

    @Test func `can be searched for before, and not after`() async throws {
        let guest = try await guest()
        _ = try await tell("Живу в Самаре. Люблю кофе.", guest)
        func search() async throws -> String {
            guest.send(.command(name: "clone", argument: ""))
            try await guest.work()
            try await press("up:search", guest)
            guest.send(.text("самару"))
            try await guest.work()
            return guest.texts.last ?? ""
        }
        #expect(try await search().contains("Живу в Самаре"))
        try await forget("Самара", guest)
        try await press("up:drop-", guest)
        #expect(try await !search().contains("Живу в Самаре"))
    }
}
