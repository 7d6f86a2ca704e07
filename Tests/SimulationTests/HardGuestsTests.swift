import Dialogue
import Domain
import Foundation
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Product
@testable import Store
@testable import simulate

@Suite struct `Whatever a person sends, nothing is lost and nobody else suffers` {
    private func simulation() async throws -> Simulation {
        let simulation = try await Simulation(
            seed: 1, faithful: 0, monkeys: 0, days: 0, on: `Nothing is ever lost, doubled or stuck`.stage.get())
        simulation.mend()
        return simulation
    }

    @Test func `two thousand texts at once are all kept, and somebody else is answered within a second`() async throws {
        let simulation = try await simulation()
        let (loud, quiet) = (Guest(simulation, chat: "1"), Guest(simulation, chat: "2"))
        try await loud.moveIn()
        try await quiet.moveIn()
        for number in 1...2000 { loud.send(.text("thought \(number)")) }
        quiet.send(.command(name: "help", argument: ""))
        let heard = quiet.texts.count
        try await quiet.work(.seconds(1))

        #expect(quiet.texts.count > heard)
        try await loud.work(.hours(3))
        #expect(try await loud.knowledge(.holdings).holdings?.words == 4000)
        #expect(loud.texts.count < 200, "a message for each is a flood in return")
    }

    @Test func `two thousand commands at once are answered by a few words`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let before = guest.texts.count
        for _ in 1...2000 { guest.send(.command(name: "help", argument: "")) }
        try await guest.work()
        #expect((1...Pace.most + 2).contains(guest.texts.count - before))
    }

    @Test(arguments: [
        "🙂🙂🙂", "\u{202E}אבג\u{202C} abc", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
        String(repeating: "слово ", count: 682), "<b>не жирно</b> &amp; {name}", "\u{0}\u{7F}",
    ])
    func `any text is kept as it is`(text: String) async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let message = guest.send(.text(text))
        try await guest.work()
        #expect(try await guest.knowledge(.message(message)).diary?.parts.first?.text == text)
    }

    @Test func `an edited message is edited in the diary, and one never seen changes nothing`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let message = guest.send(.text("befor"))
        try await guest.work()
        guest.send(.edited("before"), as: message)
        guest.send(.edited("never"), as: 777)
        try await guest.work()
        #expect(try await guest.knowledge(.message(message)).diary?.text == "before")
        #expect(try await guest.knowledge(.message(777)).diary == nil)
    }

    @Test func `nobody reaches another person's entry with a forged button`() async throws {
        let simulation = try await simulation()
        let (owner, forger) = (Guest(simulation, chat: "1"), Guest(simulation, chat: "2"))
        try await owner.moveIn()
        try await forger.moveIn()
        let message = owner.send(.text("a marked secret"))
        try await owner.work()
        let entry = try #require(try await owner.knowledge(.message(message)).diary)
        for button in [
            Button.open(entry.id), .whole(entry.id), .deleteForGood(entry.id), .correct(entry.id), .add(entry.id),
        ] {
            forger.press(button)
        }
        try await forger.work()
        #expect(!forger.texts.contains { $0.contains("marked") })
        #expect(try await owner.knowledge(.message(message)).diary?.text == "a marked secret")
    }

    @Test func `a recording nobody can read is said to be so, and a lost one too`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let message = guest.send(.voice(Recording(file: "nowhere", seconds: 3)))
        try await guest.work()
        let part = try await guest.knowledge(.message(message)).diary?.parts.first
        #expect(part?.voice?.progress == .failed(.gone))
    }

    @Test func `a recording with next to no speech in it is not sent, and that is said`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        simulation.listener.isDown.withLockedValue { $0 = true }
        let message = guest.send(.voice(Recording(file: "knock", seconds: 1)))
        try await guest.work()
        let part = try await guest.knowledge(.message(message)).diary?.parts.first
        #expect(part?.voice?.progress == .failed(.silent))
        #expect(guest.texts.contains { $0.contains("Слов в голосовом не слышно") })
    }

    @Test func `speech beyond two hours in a day waits for room, however much there is of it, and that is said once`()
        async throws
    {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let messages = (1...6).map { guest.send(.voice(Recording(file: "note-\($0)", seconds: 3600))) }
        func transcribed() async throws -> Int {
            var count = 0
            for message in messages {
                count +=
                    try await guest.knowledge(.message(message)).diary?.parts.count {
                        $0.message == message && !$0.isWaiting
                    } ?? 0
            }
            return count
        }
        try await guest.work(.hours(24))
        #expect(try await transcribed() == 2)
        #expect(guest.texts.count { $0.contains("2\u{A0}часов речи") } == 1)
        try await guest.work(.hours(2))
        #expect(try await transcribed() == 4)
        try await guest.work(.hours(25))
        #expect(try await transcribed() == 6)
        for number in 1...6 {
            let words = simulation.stage.recordings.words["note-\(number)"] ?? ""
            #expect(guest.texts.contains { $0.contains(words) })
        }
    }

    @Test func `a recording that is longer than its sender says is not let through on that word`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let long = guest.send(.voice(Recording(file: "note-long", seconds: 1)))
        guest.send(.voice(Recording(file: "note-1", seconds: 7199)))
        try await guest.work(.hours(24))
        #expect(try await guest.knowledge(.message(long)).diary?.isWaiting == true)
        try await guest.work(.hours(2))
        #expect(guest.texts.contains { $0.contains(simulation.stage.recordings.words["note-long"] ?? "") })
    }

    @Test func `what is said before consent waits for it and is then kept`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        let message = guest.send(.voice(Recording(file: "note-3", seconds: 1)))
        try await guest.work()
        #expect(try await guest.knowledge(.holdings).holdings?.entries == 0)
        guest.press(.language(.english))
        guest.press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { guest.press(.skip(step)) }
        guest.press(.purposesDone)
        guest.press(.noReminder)
        try await guest.work()
        let part = try await guest.knowledge(.message(message)).diary?.parts.first
        #expect(part?.text == simulation.stage.recordings.words["note-3"])
    }

    @Test func `deleting everything leaves no rows, files or key, and a later start begins anew`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        guest.send(.voice(Recording(file: "note-2", seconds: 1)))
        guest.send(.command(name: "export", argument: ""))
        try await guest.work()
        #expect(try simulation.files().count == 2)
        #expect(try simulation.bot.store.keys.file.read { try $0.keys().count } == 1)

        guest.send(.command(name: "delete", argument: ""))
        guest.send(.text("не надо"))
        try await guest.work()
        #expect(try await guest.knowledge(.holdings).holdings?.entries == 1)

        guest.send(.command(name: "delete", argument: ""))
        guest.send(.text("Удалить"))
        try await guest.work()
        try await simulation.bot.files.removeDoomed()
        #expect(try simulation.files().isEmpty)
        #expect(try await simulation.bot.store.counts() == (persons: 0, diaries: 0))
        #expect(try simulation.bot.store.keys.file.read { try $0.keys().isEmpty && $0.destroyed().count == 1 })

        let before = guest.texts.count
        guest.send(.command(name: "start", argument: ""))
        try await guest.work()
        #expect(guest.texts.count > before)
        #expect(try await guest.knowledge(.person).person?.consents.isEmpty == true)
    }

    @Test func `what is sent right behind the word that deletes everything is answered as from a stranger`()
        async throws
    {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let before = guest.texts.count
        guest.send(.voice(Recording(file: "note-2", seconds: 1)))
        guest.send(.command(name: "delete", argument: ""))
        guest.send(.text("удалить"))
        guest.send(.command(name: "start", argument: "friend"))
        guest.press(.language(.english))
        try await guest.work()
        let said = guest.texts.dropFirst(before).joined()
        #expect(said.contains("Всё удалено") && said.contains("Я Двойник") && said.contains("Consent to the diary"))
        let person = try #require(try await guest.knowledge(.person).person)
        #expect(person.language == .english)
        #expect(person.invitation == "friend")
        #expect(person.consents.isEmpty)
    }

    @Test func `withdrawn consent stops what has not been sent yet, until it is given again`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        simulation.listener.isDown.withLockedValue { $0 = true }
        let message = guest.send(.voice(Recording(file: "note-4", seconds: 1)))
        try await guest.work(.minutes(1))
        guest.press(.consent(false))
        try await guest.work(.minutes(1))
        simulation.listener.isDown.withLockedValue { $0 = false }
        try await guest.work(.hours(12))
        #expect(try await guest.knowledge(.message(message)).diary?.isWaiting == true)
        guest.press(.consent(true))
        try await guest.work(.hours(12))
        #expect(try await guest.knowledge(.message(message)).diary?.text == simulation.stage.recordings.words["note-4"])
    }
}
