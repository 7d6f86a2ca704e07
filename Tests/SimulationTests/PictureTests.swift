import Dialogue
import Domain
import Messaging
import NIOConcurrencyHelpers
import Pictures
import Store
import Testing

@testable import Product
@testable import simulate

@Suite struct `The picture of a clone` {
    private func guest(of simulation: Simulation) async throws -> Guest {
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        return guest
    }

    private func simulation() async throws -> Simulation {
        let simulation = try await Simulation(
            seed: 1, faithful: 0, monkeys: 0, days: 0, on: `Nothing is ever lost, doubled or stuck`.stage.get())
        simulation.mend()
        return simulation
    }

    private func tell(_ guest: Guest) async throws {
        let message = guest.send(.text("Живу в Самаре и менять ничего не собираюсь. Люблю кофе."))
        try await guest.work()
        guest.press(.done(try #require(try await guest.knowledge(.message(message)).diary).id))
        try await guest.work()
        try #require(try await !guest.knowledge(.memories(.all)).memories.isEmpty)
    }

    @Test func `is drawn from the person's memories, comes as a PNG file, and is gone after two days`() async throws {
        let simulation = try await simulation()
        let guest = try await guest(of: simulation)
        try await tell(guest)

        guest.press(.picture)
        try await guest.work()

        let shown = simulation.wire.state.withLockedValue { $0.pictures["1"] }
        #expect(shown == ["1-clone.png"])
        let bytes = try await simulation.bot.files.contents(of: "1-clone.png")
        #expect(bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
        try await guest.work(.hours(48))
        try await simulation.bot.files.removeDoomed()
        #expect(!simulation.bot.files.has("1-clone.png"))
    }

    @Test func `is not drawn where nothing is known, and goes with the person`() async throws {
        let simulation = try await simulation()
        let guest = try await guest(of: simulation)
        guest.press(.picture)
        try await guest.work()
        #expect(simulation.wire.state.withLockedValue { $0.pictures.isEmpty })

        try await tell(guest)
        guest.press(.picture)
        try await guest.work()
        #expect(simulation.bot.files.has("1-clone.png"))
        guest.send(.command(name: "delete", argument: ""))
        guest.send(.text("удалить"))
        try await guest.work()
        try await simulation.bot.files.removeDoomed()
        #expect(!simulation.bot.files.has("1-clone.png"))
    }

    @Test(arguments: [Language.russian, .english])
    func `says in the person's words what is known, and what is not`(language: Language) async throws {
        let simulation = try await simulation()
        let guest = try await guest(of: simulation)
        try await tell(guest)
        var known = try await guest.knowledge(.memories(.all))
        known.person?.language = language
        known.person?.name = "Анна"

        let card = try #require(simulation.bot.machine.card(of: known, now: simulation.clock.now))

        let count = known.memories.count { $0.isTrait }
        #expect(card.name == "Анна")
        #expect(card.total == "\(count)")
        #expect(card.kinds.map(\.count).reduce(0, +) == count)
        #expect(card.growth.points.last?.count == count)
        #expect(card.heading == (language == .russian ? "Ваш двойник" : "Your double"))
        #expect(card.note?.text.contains(language == .russian ? "страхи" : "fears") == true)
        let words =
            [card.heading, card.stage, card.unit, card.growth.heading, card.note?.heading ?? ""]
            + card.kinds.map(\.name) + card.growth.days.map(\.text)
        #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("{") })
        _ = try card.png()
    }
}
