import Domain
import Engine
import Foundation
import GRDB
import ProcessTesting
import Testing

@testable import Store

struct MatchTableTests {
    private let desk: Desk
    private let (one, other, stranger): (ConversationID, ConversationID, ConversationID)
    private let match = MatchID(rawValue: 5)

    init() async throws {
        desk = try Desk()
        one = try await desk.person("a")
        other = try await desk.person("b")
        stranger = try await desk.person("c")
        var person = Person(language: .russian, since: Desk.now)
        (person.name, person.handle) = ("Борис", "boris")
        try await desk.apply([.person(person)], to: other)
        try await desk.apply([.match(.proposed(record()))], to: one)
    }

    private func record() -> MatchRecord {
        let ids = [one, other].map { PersonID(rawValue: $0.rawValue) }
        var card = MatchCard(
            chance: .init(low: 0.1, middle: 0.4, high: 0.7), band: .littleKnown, basis: .profiles, aims: [.dating],
            sides: ids.map { .init($0, levels: [.values: LevelScore(0.7, evidence: 3)], opening: "Привет") })
        card.common = ["оба любят море"]
        return MatchRecord(match: Match(id: match, ids[0], ids[1], at: Desk.now), card: card)
    }

    private func take(_ answer: Match.Answer, _ who: ConversationID) async throws {
        try await desk.apply([.match(.answered(match, answer, at: Desk.now))], to: who)
    }

    @Test func `a match comes back as it was to both, and to nobody else`() async throws {
        #expect(try await desk.ask(.match(match), of: one).matchRecords == [record()])
        #expect(try await desk.ask(.matches, of: other).matchRecords == [record()])
        #expect(try await desk.ask(.matches, of: stranger).matchRecords == [])
        #expect(try await desk.ask(.match(match), of: stranger).matchRecords == [])
    }

    @Test func `who the other is comes out with two standing yeses and no sooner`() async throws {
        #expect(try await desk.ask(.match(match), of: one).partner == nil)
        try await take(.accepted, one)
        #expect(try await desk.ask(.match(match), of: one).partner == nil)
        try await take(.accepted, other)
        #expect(try await desk.ask(.match(match), of: one).partner == Partner(name: "Борис", handle: "boris"))
        #expect(try await desk.ask(.match(match), of: stranger).partner == nil)
        try await take(.blocked, one)
        #expect(try await desk.ask(.match(match), of: one).partner == nil)
        #expect(try await desk.ask(.match(match), of: other).partner == nil)
    }

    @Test func `a contact comes out for the match for which it was given, while both say yes, and a new name too`()
        async throws
    {
        for who in [one, other] { try await take(.accepted, who) }
        var person = try #require(await desk.ask(.person, of: other).person)
        person.share(Contact(phone: "+7900", name: "Борис"), for: MatchID(rawValue: 6))
        try await desk.apply([.person(person)], to: other)
        #expect(try await desk.ask(.match(match), of: one).partner?.contact == nil)

        person.share(Contact(phone: "+7901", name: "Борис"), for: match)
        person.handle = "boris_now"
        try await desk.apply([.person(person)], to: other)
        let partner = try #require(await desk.ask(.match(match), of: one).partner)
        #expect(partner.contact?.phone == "+7901" && partner.handle == "boris_now")
        #expect(try await desk.ask(.match(match), of: stranger).partner == nil)

        try await take(.blocked, one)
        #expect(try await desk.ask(.match(match), of: one).partner == nil)
        let content = try await desk.store.pool.read { try Data.fetchOne($0, sql: "SELECT content FROM matches") }
        #expect(try #require(content).range(of: Data("+7901".utf8)) == nil)
    }

    @Test func `what came of it is kept for each alone, and only of what was mutual`() async throws {
        let ids = [one, other].map { PersonID(rawValue: $0.rawValue) }
        try await desk.apply([.match(.went(match, .wrote))], to: one)
        #expect(try await desk.ask(.match(match), of: one).matchRecords.first?.outcome(of: ids[0]) == nil)
        for who in [one, other] { try await take(.accepted, who) }
        try await desk.apply([.match(.went(match, .wrote))], to: one)
        try await desk.apply([.match(.went(match, .good))], to: one)
        let record = try #require(await desk.ask(.match(match), of: one).matchRecords.first)
        #expect(record.outcome(of: ids[0]) == .good && record.outcome(of: ids[1]) == nil)
        await #expect(throws: StoreFailure.self) {
            try await desk.apply([.match(.went(match, .bad))], to: stranger)
        }
    }

    @Test func `nobody answers for two others, or proposes them to each other`() async throws {
        await #expect(throws: StoreFailure.self) { try await take(.accepted, stranger) }
        await #expect(throws: StoreFailure.self) {
            try await desk.apply([.match(.proposed(record()))], to: stranger)
        }
    }

    @Test func `whoever withdraws ends all that is open, and what is mutual stays`() async throws {
        try await desk.apply([.match(.withdrawn(at: Desk.now))], to: other)
        let ended = try #require(await desk.ask(.match(match), of: one).matchRecords.first)
        #expect(ended.match.answer(of: PersonID(rawValue: other.rawValue)) == .withdrawn)
        #expect(!ended.match.isLive(at: Desk.now))
    }

    @Test func `an export has what the person was shown and said, and nothing of who the other is or said`()
        async throws
    {
        try await desk.apply([.match(.told(match))], to: one)
        try await take(.accepted, one)
        try await take(.later, other)
        let files = try desk.files()
        _ = try await files.export(
            of: one.rawValue, waiting: [String](), as: "1-export.zip", draft: "\(desk.folder.path)/draft")
        let entries = try ZipArchive.entries(of: try await files.contents(of: "1-export.zip"))
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        for said in ["оба любят море", #""answer" : "accepted""#, "Привет"] {
            #expect(document.contains(said), "\(said)")
        }
        for said in ["boris", "Борис", "later"] { #expect(!document.contains(said), "\(said)") }
    }

    @Test func `with either of the two it is gone for good`() async throws {
        try await desk.ledger.write { try $0.forget(other, unless: { _ in false }) }
        #expect(try await desk.ask(.matches, of: one).matchRecords == [])
        let left = try await desk.store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM matches") }
        #expect(left == 0)
    }

    @Test func `nothing of what it says lies open in the file`() async throws {
        let content = try await desk.store.pool.read { try Data.fetchOne($0, sql: "SELECT content FROM matches") }
        let text = String(decoding: try #require(content), as: UTF8.self)
        #expect(!text.contains("море") && !text.contains("levels"))
    }
}

extension MatchTableTests {
    private func ask(_ who: ConversationID) -> Disagreement.Ask {
        .init(PersonID(rawValue: who.rawValue), at: Desk.now, topic: .plans, isTold: false)
    }

    @Test func `what two cannot agree on is kept under both keys, taken back, and gone once something is proposed`()
        async throws
    {
        func kept() async throws -> Disagreement? {
            try await desk.ask(.match(match), of: one).matchRecords.first?.disagreement
        }
        try await desk.apply([.match(.disagreed(match, ask(one)))], to: one)
        try await desk.apply([.match(.disagreed(match, ask(other)))], to: other)
        #expect(try await kept()?.isMutual(at: Desk.now) == true)
        try await desk.apply([.match(.agreed(match))], to: other)
        #expect(try await kept()?.isMutual(at: Desk.now) == false)
        await #expect(throws: StoreFailure.self) {
            try await desk.apply([.match(.disagreed(match, ask(other)))], to: one)
        }
        await #expect(throws: StoreFailure.self) {
            try await desk.apply([.match(.disagreed(match, ask(stranger)))], to: stranger)
        }
        try await desk.apply([.match(.mediated(match))], to: one)
        #expect(try await kept() == nil)
    }
}
