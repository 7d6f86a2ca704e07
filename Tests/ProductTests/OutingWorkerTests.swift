import Dialogue
import Domain
import Engine
import Foundation
import Logging
import Messaging
import Testing

@testable import Product
@testable import Store

/// Where to go, from a file of the operator's and over the real store.
@Suite struct OutingWorkerTests {
    private let home: Household
    private let (anna, boris): (ConversationID, ConversationID)
    private let match = MatchID(rawValue: 5)
    private let path = NSTemporaryDirectory() + "dvoinik-events-\(UUID().uuidString).yaml"
    private let shelf: OutingShelf

    init() async throws {
        home = try Household()
        (anna, boris) = (try await home.person("a"), try await home.person("b"))
        shelf = OutingShelf(path: path, atlas: try Bot.world(), logger: Self.silent)
        let moscow = try #require(try Bot.world().place(524_901))
        for (id, words) in [(anna, "Обожает живой джаз"), (boris, "Слушает джаз по вечерам")] {
            var person = Person(language: .russian, since: home.clock.now)
            for consent in Consent.allCases { person.agree(to: consent, at: home.clock.now) }
            person.place = moscow
            let part = DiaryPart.written(id.rawValue, in: id.rawValue, "\(words). Боюсь высоты.")
            try await home.apply([.person(person)] + .entry(id.rawValue, part.text ?? ""), to: id)
            var memory = Memory.known(id.rawValue, words, from: part, kind: .preference)
            memory.confidence = 0.9
            try await home.apply([.memory(.memory(memory))], to: id)
        }
        let people = [anna, boris].map { PersonID(rawValue: $0.rawValue) }
        var both = Match(id: match, people[0], people[1], at: home.clock.now)
        for person in people { _ = both.take(.accepted, of: person, at: home.clock.now) }
        let card = MatchCard(
            chance: .init(low: 0.1, middle: 0.4, high: 0.7), band: .littleKnown, basis: .profiles, aims: [.friendship],
            sides: people.map { .init($0, levels: [:]) })
        try await home.apply([.match(.proposed(MatchRecord(match: both, card: card)))], to: anna)
    }

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func supply(_ yaml: String) throws { try yaml.write(toFile: path, atomically: true, encoding: .utf8) }

    private func perform(_ job: Job, for id: ConversationID) async -> Event? {
        let worker = OutingWorker(
            machine: home.machine, shelf: shelf, indices: home.indices(), ledger: home.ledger, terms: home.terms,
            clock: home.clock, logger: Self.silent)
        let address = Address(channel: .terminal, chat: "a")
        let outcome = await worker.perform(
            JobInHand(job: job, conversation: id, address: address, attempt: 1)
        ) { _ in }
        if case .ended(let event) = outcome { return event } else { return nil }
    }

    private func picks() async -> OutingPicks? {
        guard case .picked(let picks) = await perform(.pickOutings(isNews: false), for: anna) else { return nil }
        return picks
    }

    private static let jazz = """
        events:
          - {title: Ночь джаза, city: Москва, starts: 2026-11-25 19:30, tags: [джаз]}
          - {title: Джаз давно, city: Москва, starts: 2026-11-01 19:30, tags: [джаз]}
          - {title: Джаз вдали, city: Владивосток, starts: 2026-11-25 19:30, tags: [джаз]}
          - {title: Лекция, city: Москва, starts: 2026-11-25 19:30, tags: [физика]}

        """

    @Test func `what is in the person's city and still to come is picked, with their own words`() async throws {
        try supply(Self.jazz)
        let found = try #require(await picks())
        #expect(found.picks.map(\.outing.title) == ["Ночь джаза"] && found.count == 2)
        let quote = try #require(found.picks.first?.quote)
        let part = try await home.everything(of: anna).diaries.first?.parts.first?.text
        #expect(part?.contains(quote.text) == true)
        home.clock.advance(by: .days(5))
        #expect(await picks()?.picks.isEmpty == true)
    }

    @Test func `a journey brings what is there then`() async throws {
        try supply(Self.jazz)
        var person = try #require(try await home.everything(of: anna).person)
        let far = try #require(
            {
                if case .certain(let place) = try Bot.world().find("Владивосток", language: .russian) {
                    place
                } else {
                    nil
                }
            }())
        var meeting = MeetingProfile()
        let day = try #require(LocalDate(iso: "2026-11-25"))
        _ = meeting.plan(Seeking.Trip(to: far, on: day...day), on: day)
        person.meeting = meeting
        try await home.apply([.person(person)], to: anna)
        #expect(Set(await picks()?.picks.map(\.outing.title) ?? []) == ["Ночь джаза", "Джаз вдали"])
    }

    @Test func `a file that is missing, broken or changed is taken as it is, and broken YAML leaves what was there`()
        async throws
    {
        #expect(await picks()?.count == 0)
        try supply(Self.jazz)
        #expect(await picks()?.count == 2)
        try supply("events: [")
        #expect(await picks()?.count == 2)
        try supply(Self.jazz + "  - {title: Джаз ещё, city: Москва, starts: 2026-11-26 19:30, tags: [джаз]}\n")
        #expect(await picks()?.count == 3)
        try FileManager.default.removeItem(atPath: path)
        #expect(await picks()?.count == 0)
    }

    @Test func `ten thousand events are no trouble`() async throws {
        let lines = (0..<10_000).map {
            "  - {title: Событие \($0), city: Москва, starts: 2026-11-2\(4 + $0 % 6) 19:30, tags: [\($0 == 7 ? "джаз" : "физика")]}"
        }
        try supply("events:\n" + lines.joined(separator: "\n") + "\n")
        let found = try #require(await picks())
        #expect(found.picks.map(\.outing.title) == ["Событие 7"] && found.count == 10_000)
    }

    @Test func `for two a place comes from both cards, and from nothing else`() async throws {
        try supply(Self.jazz + "venues:\n  - {title: Клуб, city: Москва, tags: [джаз]}\n")
        func places() async -> [String] {
            guard case .placed(_, let places) = await perform(.findPlace(match), for: anna) else { return ["?"] }
            for place in places { #expect(!place.reasons.joined().contains("высот")) }
            return places.map(\.outing.title)
        }
        #expect(Set(await places()) == ["Ночь джаза", "Клуб"])
        var person = try #require(try await home.everything(of: boris).person)
        person.withdraw(.meeting)
        try await home.apply([.person(person)], to: boris)
        #expect(await places().isEmpty)
        person.agree(to: .meeting, at: home.clock.now)
        try await home.apply([.person(person), .match(.answered(match, .blocked, at: home.clock.now))], to: boris)
        #expect(await places().isEmpty)
    }
}
