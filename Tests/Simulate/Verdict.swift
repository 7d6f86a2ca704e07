import Dialogue
import Domain
import Engine
import Messaging
import NIOConcurrencyHelpers
import Product
import Store

/// What is wrong after a run; nothing, if all is well.
struct Verdict {
    private(set) var complaints: [String] = []

    init(of simulation: Simulation) async throws {
        if simulation.crashes == 0 || simulation.restarts <= simulation.crashes + 1 {
            complaints.append("the run had no faults in it")
        }
        if simulation.eventsSetAside > 0 { complaints.append("\(simulation.eventsSetAside) events were set aside") }
        let depths = try await simulation.bot.store.depths(now: simulation.clock.now)
        for depth in depths where depth.count > 0 {
            complaints.append("\(depth.count) rows are stuck in \(depth.name)")
        }
        if simulation.people.allSatisfy(\.game.taps.isEmpty) { complaints.append("nobody played") }
        if simulation.people.count(where: \.isFaithful) >= 50, simulation.people.allSatisfy({ !$0.sociability.agrees })
        {
            complaints.append("nobody wants to meet anybody")
        }
        if simulation.people.count(where: \.isFaithful) >= 50, try await consolidated(in: simulation) == 0 {
            complaints.append("nothing was ever consolidated")
        }
        complaints += embedderComplaints(in: simulation)
        complaints += try Bot.inspect(simulation.settings).database
        let answers = simulation.wire.state.withLockedValue { $0.answers }
        for person in simulation.people {
            complaints += person.complaints(about: answers)
            complaints += person.meetingComplaints(about: try await profile(of: person, in: simulation))
            if person.isFaithful { try await checkFaithful(person, in: simulation) }
        }
        complaints = complaints.count > 20 ? Array(complaints.prefix(20)) + ["and more"] : complaints
    }

    private mutating func checkFaithful(_ person: SimulatedPerson, in simulation: Simulation) async throws {
        let kept = try await parts(of: person, in: simulation)
        checkNotes(of: person, kept)
        checkCards(of: person, kept, in: simulation)
        checkReminders(of: person, in: simulation)
        complaints += person.complaints(about: try await profile(of: person, in: simulation))
        complaints += person.complaints(about: simulation.wire.reminders(in: person.chat))
        complaints += try await cloneComplaints(of: person, in: simulation)
        complaints += try await vectorComplaints(of: person, in: simulation)
        complaints += person.game.complaints(about: try await simulation.rounds(of: person))
            .map { "person \(person.number): \($0)" }
    }

    private func profile(of person: SimulatedPerson, in simulation: Simulation) async throws -> Person? {
        try await simulation.bot.ledger.read { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
            return try transaction.answer(.person, about: conversation).person
        }
    }

    private func parts(of person: SimulatedPerson, in simulation: Simulation) async throws -> [DiaryPart] {
        let ledger = simulation.bot.ledger
        return try await ledger.read { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
            var parts: [DiaryPart] = []
            var page = 0
            while let found = try transaction.answer(.page(page), about: conversation).page {
                for line in found.lines {
                    let answer = try transaction.answer(.diary(line.id), about: conversation)
                    parts += answer.diary?.parts ?? []
                }
                page += 1
                if page >= found.count { break }
            }
            return parts
        }
    }

    /// Every note is kept once, with its words.
    private mutating func checkNotes(of person: SimulatedPerson, _ kept: [DiaryPart]) {
        if kept.count != person.notes.count {
            complaints.append("person \(person.number) sent \(person.notes.count) notes, \(kept.count) are kept")
        }
        for note in person.notes {
            let found = kept.filter { $0.message == note.message }
            if found.count != 1 || found.first?.text != note.words {
                complaints.append(
                    "person \(person.number): note \(note.message) is kept \(found.count) times, as \(found.map { "\($0.content)" })"
                )
            }
        }
    }

    /// The words of every note stand on a card in the chat.
    private mutating func checkCards(of person: SimulatedPerson, _ kept: [DiaryPart], in simulation: Simulation) {
        let shown = simulation.wire.texts(in: person.chat)
        for note in person.notes where !shown.contains(where: { $0.contains(note.words) }) {
            complaints.append("person \(person.number) was never shown the words of note \(note.message)")
        }
    }

    /// At most one reminder a local day, none in quiet hours.
    private mutating func checkReminders(of person: SimulatedPerson, in simulation: Simulation) {
        var days: [LocalDate: Int] = [:]
        for moment in simulation.wire.reminders(in: person.chat) {
            let local = LocalDateTime(secondsSinceEpoch: Int(moment.seconds) + person.offset * 3600)
            days[local.date, default: 0] += 1
            if QuietHours.usual.contains(local.time) {
                complaints.append("person \(person.number) was reminded at \(local)")
            }
        }
        for (day, count) in days where count > 1 {
            complaints.append("person \(person.number) was reminded \(count) times on \(day)")
        }
    }
}

extension Wire {
    /// What stands in a chat.
    func texts(in chat: String) -> [String] {
        state.withLockedValue { state in
            (state.chats[chat] ?? [:]).filter { !$0.value.isRetracted }.sorted { $0.key < $1.key }.map {
                $0.value.message.text.plain
            }
        }
    }

    /// When reminders were sent: the messages with a button to put them off.
    func reminders(in chat: String) -> [Timestamp] {
        state.withLockedValue { state in
            (state.chats[chat] ?? [:]).values.filter { shown in
                guard !shown.isUnacknowledged, case .inline(let rows) = shown.message.keyboard else { return false }
                return rows.joined().contains { $0.payload == Button.snooze.payload }
            }.map(\.sentAt)
        }
    }

    /// A number for everything that was ever shown, and when (FNV-1a).
    var digest: String {
        let chats = state.withLockedValue { $0.chats }
        let shown = chats.sorted { $0.key < $1.key }.flatMap { chat, messages in
            messages.sorted { $0.key < $1.key }.map { "\(chat) \($0.key) \($0.value)" }
        }
        let hash = shown.joined(separator: "\n").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
