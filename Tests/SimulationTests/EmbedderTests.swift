import Dialogue
import Domain
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import simulate

/// The model that makes vectors in a whole bot.
@Suite struct EmbedderTests {
    private func guest() async throws -> Guest {
        let simulation = try await Simulation(
            seed: 1, faithful: 0, monkeys: 0, days: 0, on: `Nothing is ever lost, doubled or stuck`.stage.get())
        simulation.mend()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        guest.press(.cloneConsent(true))
        try await guest.work()
        return guest
    }

    /// Says something, and lets it be read.
    private func tell(_ words: String, _ guest: Guest) async throws {
        let message = guest.send(.text(words))
        try await guest.work()
        guest.press(.done(try #require(try await guest.knowledge(.message(message)).diary).id))
        try await guest.work()
    }

    private func ask(_ guest: Guest) async throws -> [AdviceRecord] {
        guest.send(.command(name: "ask", argument: "Где я живу?"))
        try await guest.work(.minutes(1))
        return try await guest.knowledge(.everything).answers
    }

    private func archive(_ guest: Guest, _ model: String) async throws -> ArchiveChange {
        try #require(try await guest.knowledge(.archive(since: ArchiveState(model: model))).archive)
    }

    private func complaints(_ guest: Guest) async throws -> [String] {
        let embedder = guest.simulation.embedder
        return try await archive(guest, embedder.model).vectorComplaints(width: embedder.width) { _ in false }
    }

    @Test func `while it is away questions are answered, and words get their vectors when it is back`() async throws {
        let guest = try await guest()
        let embedder = guest.simulation.embedder
        embedder.state.withLockedValue { $0.isDown = true }
        try await tell("Живу в Самаре. Люблю кофе.", guest)
        #expect(try await ask(guest).count == 1)
        #expect(try await archive(guest, embedder.model).vectors.isEmpty)

        embedder.state.withLockedValue { $0.isDown = false }
        try await guest.work(.hours(2))

        #expect(try await complaints(guest) == [])
        #expect(try await !archive(guest, embedder.model).vectors.isEmpty)
    }

    @Test func `a question waits for its vector for three seconds, and then is answered without`() async throws {
        let guest = try await guest()
        try await tell("Живу в Самаре. Люблю кофе.", guest)
        let embedder = guest.simulation.embedder
        var waits: [Duration] = []
        for pace in [Duration.seconds(2), .seconds(60)] {
            embedder.state.withLockedValue { $0.pace = pace }
            let asked = guest.simulation.clock.now
            waits.append(try #require(try await ask(guest).last).at - asked)
        }

        #expect(waits == [.seconds(2), .seconds(3)])
        #expect(embedder.state.withLockedValue { $0.late } == 1)
    }

    @Test func `another model has all words turned into vectors anew, also of who says nothing more`() async throws {
        let guest = try await guest()
        try await tell("Живу в Самаре. Люблю кофе.", guest)
        let embedder = guest.simulation.embedder
        let old = embedder.model
        #expect(try await complaints(guest) == [])

        try await guest.simulation.changeEmbedder()
        try await guest.work(.minutes(1))

        #expect(embedder.model != old)
        #expect(try await complaints(guest) == [])
        #expect(try await archive(guest, old).vectors.isEmpty)
    }

    @Test func `what it was spared while the person did not agree is made up for when they do`() async throws {
        let guest = try await guest()
        guest.simulation.embedder.state.withLockedValue { $0.isDown = true }
        try await tell("Живу в Самаре. Люблю кофе.", guest)
        guest.press(.cloneConsent(false))
        try await guest.work(.hours(2))
        guest.simulation.embedder.state.withLockedValue { $0.isDown = false }
        try await guest.work(.hours(24))
        #expect(try await archive(guest, guest.simulation.embedder.model).vectors.isEmpty)

        guest.press(.cloneConsent(true))
        try await guest.work()

        #expect(try await complaints(guest) == [])
        #expect(guest.simulation.embedder.state.withLockedValue { $0.trespasses } == 0)
    }
}
