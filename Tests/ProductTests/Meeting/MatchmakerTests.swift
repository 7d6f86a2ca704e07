import Domain
import Engine
import Foundation
import Matching
import Messaging
import Testing

@testable import Product
@testable import Store

@Suite struct `Clones meet` {
    private let village: Village

    init() throws { village = try Village() }

    @Test func `two who fit are proposed to each other by their profiles, and told in one minute`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        let report = try await village.matchmaker().meet()
        #expect(report.proposed == 1 && report.dates == 0)
        let record = try #require(await village.matches(of: anna).first)
        #expect(try await village.matches(of: boris) == [record])
        #expect(Set(record.match.people) == [anna, boris] && !record.isTold && record.card.basis == .profiles)
        #expect(record.card.aims == [.friendship] && !record.card.common.isEmpty)
        #expect(record.card.sides.allSatisfy { !($0.card ?? []).isEmpty && !($0.told ?? []).isEmpty })
        let due = try #require(await village.due())
        village.house.clock.advance(by: due - village.house.clock.now)
        let said = try await village.ring()
        #expect(said.keys.sorted() == ["Анна", "Борис"])
        #expect(said.values.allSatisfy { $0.count == 1 && $0[0].contains(record.card.common[0]) })
        #expect(try await village.matches(of: anna).first?.isTold == true)
    }

    @Test func `nobody is woken for it`() async throws {
        // It is noon in Kazan; the one is quiet until four, the other from six on.
        let early = QuietHours(from: LocalTime(wrapping: 18 * 60), until: LocalTime(wrapping: 6 * 60))
        let late = QuietHours(from: LocalTime(wrapping: 0), until: LocalTime(wrapping: 16 * 60))
        _ = try await village.person("Анна", quiet: early)
        _ = try await village.person("Борис", quiet: late)
        _ = try await village.matchmaker().meet()
        let due = try #require(await village.due())
        let local = LocalDateTime(secondsSinceEpoch: Int(due.seconds) + 3 * 3600)
        #expect(local.time == LocalTime(wrapping: 16 * 60))
    }

    @Test func `alone in the whole database, nobody is proposed to anybody`() async throws {
        let anna = try await village.person("Анна")
        #expect(try await village.matchmaker().meet().proposed == 0)
        #expect(try await village.matches(of: anna).isEmpty)
    }

    @Test func `whoever wants to meet nobody is not looked at`() async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис") { $0.withdraw(.meeting) }
        _ = try await village.person("Вера") { $0.meeting?.pause = .open }
        _ = try await village.person("Глеб") { $0.birthDate = LocalDate(iso: "2012-01-01") }
        _ = try await village.person("Дина") { $0.place?.geonameID = 1 }
        _ = try await village.matchmaker().meet()
        #expect(try await village.count("matches") == 0)
        #expect(try await village.count("compatibilities") == 0)
    }

    @Test func `whoever cannot be reached is not proposed`() async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        try await village.house.ledger.write {
            try $0.markUnreachable(.init(channel: .terminal, chat: "Борис"), now: village.house.clock.now)
        }
        #expect(try await village.matchmaker().meet().proposed == 0)
    }

    @Test func `nothing is proposed of whom too little is known`() async throws {
        _ = try await village.person("Анна", likes: [])
        _ = try await village.person("Борис") { person in
            for topic in DisclosureTopic.allCases { person.disclosure.shut(topic, true) }
        }
        #expect(try await village.matchmaker().meet().proposed == 0)
    }

    @Test func `one new person a day at the most, and by the pace that was chosen`() async throws {
        let anna = try await village.person("Анна") { $0.meeting?.seeking.genders = [.man] }
        for name in ["Борис", "Виктор", "Глеб", "Денис", "Егор"] {
            _ = try await village.person(name) { person in
                person.meeting?.gender = .man
                person.meeting?.seeking.genders = [.woman]
                person.meeting?.pace = .weekly
            }
        }
        let matchmaker = try village.matchmaker()
        var counts: [Int] = []
        for _ in 0..<4 {
            _ = try await matchmaker.meet()
            counts.append(try await village.matches(of: anna).count)
            village.house.clock.advance(by: .hours(24))
        }
        #expect(counts == [1, 2, 3, 3], "of three that are unanswered, no fourth is added")
        #expect(try await village.count("matches") == 3)
    }

    @Test func `the same two are not proposed again`() async throws {
        let anna = try await village.person("Анна")
        _ = try await village.person("Борис")
        let matchmaker = try village.matchmaker()
        for _ in 0..<40 {
            _ = try await matchmaker.meet()
            village.house.clock.advance(by: .hours(48))
        }
        #expect(try await village.matches(of: anna).count == 1, "nothing about them has changed")
    }

    @Test func `after two months and a change, there is a second chance that says what changed, and no third`()
        async throws
    {
        let anna = try await village.person("Анна")
        let boris = try await village.person("Борис")
        let matchmaker = try village.matchmaker()
        _ = try await matchmaker.meet()
        village.house.clock.advance(by: .hours(61 * 24))
        try await village.learn(["Любит варить кофе", "Любит ездить на велосипеде", "Любит петь в хоре"], boris)
        _ = try await matchmaker.meet()
        let records = try await village.matches(of: anna)
        #expect(records.map(\.match.chance) == [1, 2])
        #expect(records.last?.card.side(of: anna)?.news?.sorted().first == "Любит варить кофе")
        #expect(records.last?.card.side(of: boris)?.news == [])
        village.house.clock.advance(by: .hours(61 * 24))
        try await village.learn(["Любит море", "Любит снег", "Любит гитару", "Любит баню"], anna)
        _ = try await matchmaker.meet()
        #expect(try await village.matches(of: anna).count == 2)
    }

    @Test func `who said no has no second chance`() async throws {
        let anna = try await village.person("Анна")
        let boris = try await village.person("Борис")
        let matchmaker = try village.matchmaker()
        _ = try await matchmaker.meet()
        let id = try #require(await village.matches(of: anna).first).match.id
        try await village.house.apply(
            [.match(.answered(id, .rejected, at: village.house.clock.now))], to: ConversationID(anna))
        village.house.clock.advance(by: .hours(90 * 24))
        try await village.learn(["Любит варить кофе", "Любит ездить на велосипеде", "Любит петь в хоре"], boris)
        _ = try await matchmaker.meet()
        #expect(try await village.matches(of: anna).count == 1)
    }

    @Test func `while one process has the meetings in hand, another leaves them`() async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        let clock = village.house.clock
        let day = LocalDate(ofUTC: clock.now)
        _ = try await village.house.store.takeRound(
            owner: "other", until: clock.now + .minutes(20), on: day, now: clock.now)
        #expect(try await village.matchmaker().meet() == Matchmaker.Report())
        clock.advance(by: .minutes(21))
        #expect(try await village.matchmaker().meet().proposed == 1, "it was not heard of for too long")
    }

    @Test func `what a process that died had in hand, the next one that starts takes over at once`() async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        let (store, now) = (village.house.store, village.house.clock.now)
        let day = LocalDate(ofUTC: now)
        _ = try await store.takeRound(owner: "dead", until: now + .minutes(20), on: day, now: now)
        try await store.releaseRound(except: ["dead", "test"])
        #expect(try await village.matchmaker().meet() == Matchmaker.Report(), "it lives")
        try await store.releaseRound(except: ["test"])
        #expect(try await village.matchmaker().meet().proposed == 1)
    }

    @Test func `whoever is to be visited is told when, and the visitor is not`() async throws {
        let day = LocalDate(ofUTC: village.house.clock.now).adding(days: 10)
        let anna = try await village.person("Анна")
        let boris = try await village.person("Борис") { person in
            person.place?.geonameID = 1
            person.meeting?.seeking.trips = [.init(to: .kazan, on: day...day.adding(days: 3))]
        }
        _ = try await village.matchmaker().meet()
        let card = try #require(await village.matches(of: anna).first).card
        #expect(card.side(of: anna)?.visit?.days == day...day.adding(days: 3) && card.side(of: boris)?.visit == nil)
        let due = try #require(await village.due())
        village.house.clock.advance(by: due - village.house.clock.now)
        let said = try await village.ring()
        #expect(said["Анна"]?.first?.contains("приедет к вам: Казань") == true)
        #expect(said["Борис"]?.first?.contains("приедет") == false)
    }

    @Test func `by themselves people are proposed once a day`() async throws {
        let matchmaker = try village.matchmaker()
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        await matchmaker.tick()
        #expect(try await village.count("matches") == 1)
        _ = try await village.person("Вера")
        _ = try await village.person("Глеб")
        await matchmaker.tick()
        #expect(try await village.count("matches") == 1, "for this day all was chosen")
        village.house.clock.advance(by: .hours(24))
        await matchmaker.tick()
        #expect(try await village.count("matches") > 1)
    }

    @Test func `whoever withdraws takes everything along`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        _ = try await village.matchmaker().meet()
        #expect(try await village.count("compatibilities") == 1)
        try await village.house.apply([.match(.withdrawn(at: village.house.clock.now))], to: ConversationID(anna))
        #expect(try await village.count("compatibilities") == 0)
        #expect(try await village.matches(of: boris).first?.match.isLive(at: village.house.clock.now) == false)
    }

    @Test func `with either of two everything that is known of them is gone`() async throws {
        let anna = try await village.person("Анна")
        _ = try await village.person("Борис")
        _ = try await village.matchmaker().meet()
        try await village.house.forget(ConversationID(anna))
        for table in ["compatibilities", "clone_conversations", "matches"] {
            #expect(try await village.count(table) == 0, "\(table)")
        }
    }
}
