import Asking
import Dialogue
import Domain
import Engine
import Foundation
import GRDB
import Logging
import Matching
import Messaging
import NIOConcurrencyHelpers
import Testing
import Texts

@testable import Product
@testable import Store

/// People who want to meet others, in a real store, and what lets their clones meet.
struct Village {
    let house: Household
    private let next = NIOLockedValueBox<Int64>(100)

    init() throws { house = try Household() }

    /// Somebody of whom the clone knows some things, with consent to meet others, in a chat of their own.
    ///
    /// - Parameter secret: Something said in the diary that is on no card.
    func person(
        _ chat: String, likes: [String] = Village.tastes, secret: String? = nil, quiet: QuietHours? = nil,
        _ edit: (inout Person) -> Void = { _ in }
    ) async throws -> PersonID {
        let conversation = try await house.person(chat)
        var person = Person(language: .russian, since: house.clock.now)
        person.name = chat
        for consent in Consent.allCases { person.agree(to: consent, at: house.clock.now) }
        person.birthDate = LocalDate(iso: "1990-05-04")
        person.place = .kazan
        person.meeting = .ready
        if let quiet { person.reminder.quiet = quiet }
        edit(&person)
        let known = knowledge(likes, secret)
        try await house.apply([.person(person)] + known, to: conversation)
        try await house.ledger.write { try $0.setState(DialogueState(scene: .idle), of: conversation) }
        return PersonID(rawValue: conversation.rawValue)
    }

    static let tastes = [
        "Любит долгие прогулки у реки", "Любит горный чай", "Любит старое кино", "Любит играть в шахматы",
        "Любит печь хлеб",
    ]

    /// The day of all entries.
    private static let day = LocalDate(daysSinceEpoch: 20_700)

    private static let convictions = [
        "Честность важнее выгоды", "Семья важнее карьеры", "Хочет построить дом", "Ценит тишину", "Держит слово",
    ]
    private static let decisions = [
        "Считает, что спорить лучше сразу", "Решил не копить обиды", "Решил просить прощения первым",
        "Не кричит в споре",
    ]

    /// Claims that can be compared, on words of a diary that say them otherwise, and how that diary sounds.
    private func knowledge(_ likes: [String], _ secret: String?) -> [Domain.Change] {
        let first = next.withLockedValue { number in
            number += 100
            return number
        }
        let texts = ["Сегодня думаю о разном."] + [secret].compactMap(\.self)
        let parts = (0..<6).map { DiaryPart.written(first + $0, in: first + $0, texts.joined(separator: " ")) }
        let claims =
            likes.map { ($0, Relation.attitude, MemoryKind.preference) }
            + Self.convictions.map { ($0, .value, .value) } + Self.decisions.map { ($0, .decision, .fact) }
        let memories = zip(first..., claims).map { id, claim in
            var memory = Memory.known(id, claim.0, from: parts[0], kind: claim.2)
            let value = claim.1 == .attitude ? "likes" : claim.0
            memory.claim = Claim(Slot(relation: claim.1, object: claim.0), value: value)
            memory.confidence = 0.9
            memory.evidence = memory.evidence.map { evidence in
                var evidence = evidence
                evidence.quote.day = Self.day
                return evidence
            }
            return memory
        }
        return parts.flatMap(entry) + memories.map { .memory(.memory($0)) }
    }

    /// A finished entry, and how it sounds.
    private func entry(_ part: DiaryPart) -> [Domain.Change] {
        var reading = DiaryReading(reader: .model(name: "m", prompt: 1))
        reading.manner.sentenceLength = 8
        reading.sentiment = 0.3
        reading.emotions = [.init(.joy, intensity: 0.6)]
        return [
            .diaryOpened(part.diary, day: Self.day, at: house.clock.now), .part(part),
            .diaryClosed(part.diary, at: house.clock.now), .memory(.read(part.diary, reading)),
        ]
    }

    private var portraits: Portraits {
        Portraits(
            ledger: house.ledger, machine: house.machine, discretion: Discretion(), terms: house.terms,
            clock: house.clock)
    }

    private var vetting: VettingWorker {
        VettingWorker(ledger: house.ledger, portraits: portraits, logger: Logger(label: "test"))
    }

    func matchmaker(
        _ model: (any LanguageModel)? = nil, owner: String = "test",
        budget: TalkBudget = TalkBudget(whole: 1_000_000, each: 500_000)
    ) throws -> Matchmaker {
        let prompts = try Bot.prompts(home: `Every word for people is there`.home)
        func prompt(_ name: String) throws -> ModelPrompt {
            let prompt = try #require(prompts[name])
            return ModelPrompt(version: prompt.version, temperature: prompt.temperature) { try prompt.filled(with: $0) }
        }
        let talks = try model.map {
            TalkWriter(
                model: $0, converse: try prompt(Converser.promptName), judge: try prompt(Judge.promptName),
                propose: try prompt(Introducer.promptName), terms: house.terms)
        }
        return Matchmaker(
            store: house.store, ledger: house.ledger, machine: house.machine,
            roster: Roster(store: house.store, machine: house.machine, usesModel: talks != nil),
            portraits: portraits, talks: talks, terms: house.terms, budget: budget, owner: owner,
            clock: house.clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onJobs: {})
    }

    func matches(of person: PersonID) async throws -> [MatchRecord] {
        try await house.ledger.read { try $0.answer(.matches, about: ConversationID(person)) }.matchRecords
    }

    func talks(_ one: PersonID, _ other: PersonID) async throws -> [CloneTalk] {
        let pair = try #require(Pair(one, other))
        return try await house.ledger.read { try $0.answer(.talks(pair), about: ConversationID(one)) }.talks
    }

    func count(_ table: String) async throws -> Int {
        try await house.store.read { db, _ in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    /// The clone learns more.
    func learn(_ likes: [String], _ person: PersonID) async throws {
        let changes = knowledge(likes, nil).filter { !$0.isOfEverybody }
        try await house.apply(changes, to: ConversationID(person))
    }

    /// Somebody presses a button of a match. Returns what was said since the beginning, by chat.
    func press(_ button: MatchButton, _ chat: String) async throws -> [String: [String]] {
        let number = next.withLockedValue { number in
            number += 1
            return number
        }
        try await house.ledger.receive([
            Arrival(
                address: Address(channel: .terminal, chat: chat), deliveryKey: "press-\(number)",
                sender: Sender(name: chat),
                sentAt: house.clock.now, message: nil,
                content: .button(payload: Button.match(button).payload, press: "p"))
        ])
        return try await ring()
    }

    func edit(_ person: PersonID, _ body: @Sendable (inout Person) -> Void) async throws {
        try await house.ledger.write { transaction in
            let conversation = ConversationID(person)
            guard var known = try transaction.answer(.person, about: conversation).person else { return }
            body(&known)
            try transaction.apply(.person(known), to: conversation)
        }
    }

    /// When the match's time comes: none where none is waited for.
    func due() async throws -> Timestamp? {
        try await house.ledger.read { try $0.nextDue(JobScope([JobKind.timer.rawValue])) }
    }

    /// Lets the time come, and everything happen that follows from it. Returns what was said, by chat.
    func ring() async throws -> [String: [String]] {
        let runner = JobRunner(
            ledger: house.ledger, workers: [vetting], timers: [JobKind.timer.rawValue], owner: "runner", concurrency: 1,
            clock: house.clock, metrics: Metrics(), logger: Logger(label: "test"), onResult: {})
        let conductor = Conductor(
            ledger: house.ledger, machine: house.machine, clock: house.clock, logger: Logger(label: "test"))
        repeat { _ = await runner.tick() } while try await conductor.tick().events > 0
        return try await house.ledger.read { transaction in
            try transaction.line(on: .terminal, chat: nil, after: 0, limit: 100).reduce(into: [:]) { said, ticket in
                if case .message(let message, _)? = try transaction.delivery(ticket.id)?.outgoing {
                    said[ticket.chat, default: []].append(message.text.plain)
                }
            }
        }
    }
}

extension MeetingProfile {
    /// All is said that is needed.
    static var ready: MeetingProfile {
        var profile = MeetingProfile()
        profile.gender = .woman
        profile.languages = [.russian]
        profile.seeking = Seeking([.friendship])
        for item in Item.allCases { _ = profile.answer(item) }
        return profile
    }
}

extension Place {
    static let kazan = Place(
        geonameID: 551_487, name: .init(russian: "Казань", english: "Kazan"), countryCode: "RU",
        country: .init(russian: "Россия", english: "Russia"), region: "Tatarstan", latitude: 55.79, longitude: 49.12,
        population: 1_200_000, zone: "Europe/Moscow")
}

extension Domain.Change {
    /// Whether it is what everybody in the village holds dear: said once, that is enough.
    fileprivate var isOfEverybody: Bool {
        if case .memory(.memory(let memory)) = self { memory.claim?.slot.relation != .attitude } else { false }
    }
}
