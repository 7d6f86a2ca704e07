import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct ReportTableTests {
    private let desk: Desk
    private let about: ConversationID
    private let reporters: [ConversationID]
    private let operators: ConversationID

    init() async throws {
        desk = try Desk()
        about = try await desk.person("about")
        var others: [ConversationID] = []
        for name in ["a", "b", "c"] { others.append(try await desk.person(name)) }
        reporters = others
        operators = try await desk.person("operator")
        for (index, reporter) in reporters.enumerated() { try await propose(Int64(index), to: reporter) }
    }

    private func propose(_ index: Int64, to reporter: ConversationID, chance: Int = 1) async throws {
        let ids = [reporter, about].map { PersonID(rawValue: $0.rawValue) }
        var card = MatchCard(
            chance: .init(low: 0.1, middle: 0.4, high: 0.7), band: .littleKnown, basis: .profiles, aims: [.dating],
            sides: ids.map { .init($0, levels: [:]) })
        card.common = ["оба любят море"]
        let match = Match(id: MatchID(rawValue: 10 + index), ids[0], ids[1], at: Desk.now, chance: chance)
        try await desk.apply([.match(.proposed(MatchRecord(match: match, card: card)))], to: reporter)
    }

    private func complain(_ index: Int) async throws {
        let match = MatchID(rawValue: 10 + Int64(index))
        try await desk.apply(
            [
                .match(.answered(match, .reported, at: Desk.now)),
                .report(
                    .complained(
                        ReportID(rawValue: 100 + Int64(index)), .rude, match, at: Desk.now + .seconds(Int64(index)))),
            ], to: reporters[index])
    }

    private func restriction() async throws -> Restriction? {
        try await desk.ask(.person, of: about).person?.restriction
    }

    private func judge(_ verdict: Verdict) async throws {
        let person = PersonID(rawValue: about.rawValue)
        try await desk.apply([.report(.judged(person, verdict, at: Desk.now))], to: operators)
    }

    private func queue() async throws -> ReportQueue {
        try #require(try await desk.ask(.reports, of: operators).reports)
    }

    private func rows() async throws -> Int? {
        try await desk.store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reports") }
    }

    @Test func `what is reported waits, the oldest first, and opens with the card and whom it is about`() async throws {
        try await complain(0)
        try await complain(1)
        let queue = try await queue()
        #expect(queue.count == 2 && queue.oldest == Desk.now)
        #expect(queue.waiting.map(\.rawValue) == [100, 101] && queue.decided == [])

        let file = try #require(try await desk.ask(.report(ReportID(rawValue: 100)), of: operators).report)
        #expect(file.report.matter == .complaint(.rude) && file.report.person.rawValue == about.rawValue)
        #expect(file.reporters == 2 && file.card?.common == ["оба любят море"] && file.parties.count == 2)
    }

    @Test func `it opens with what the clones of both said to each other`() async throws {
        let ids = [reporters[0], about].map { PersonID(rawValue: $0.rawValue) }
        let pair = try #require(Pair(ids[0], ids[1]))
        let conversation = CloneConversation(
            setting: .walk, theme: .init([:]), language: .russian, lines: [.init(.a, "Привет")], context: [:],
            work: .init(model: "m", prompt: 1, calls: 1, tokens: 1, cost: 0))
        let judgement = ConversationJudgement(levels: [:], matches: [], problems: [], work: conversation.work)
        let talk = CloneTalk(pair, had: Desk.now, conversation: conversation, judgement: judgement)
        try await desk.apply([.meeting(.talked(talk))], to: reporters[0])
        try await complain(0)
        let file = try #require(try await desk.ask(.report(ReportID(rawValue: 100)), of: operators).report)
        #expect(file.talks == [talk])
    }

    @Test func `three who report somebody pause them until somebody has looked, two do not`() async throws {
        for index in 0...1 { try await complain(index) }
        #expect(try await restriction() == nil)
        try await complain(2)
        #expect(try await restriction() == Restriction(.paused, .complaints, since: Desk.now + .seconds(2)))

        try await judge(.clear)
        #expect(try await restriction() == nil)
        #expect(try await rows() == 0, "nothing is kept of somebody with whom nothing is wrong")
        #expect(try await desk.ask(.person, of: about).person?.cleared == Desk.now)
    }

    @Test func `one person who reports twice is one`() async throws {
        let first = MatchID(rawValue: 10)
        try await desk.apply([.match(.answered(first, .later, at: Desk.now))], to: reporters[0])
        try await propose(90, to: reporters[0], chance: 2)
        try await complain(0)
        let second = MatchID(rawValue: 100)
        try await desk.apply(
            [
                .match(.answered(second, .reported, at: Desk.now)),
                .report(.complained(ReportID(rawValue: 121), .other, second, at: Desk.now)),
            ], to: reporters[0])
        try await complain(1)
        #expect(try await queue().count == 3)
        #expect(try await restriction() == nil)
    }

    @Test func `nobody reports about a match that is not theirs, or that they did not end so`() async throws {
        let report = ReportChange.complained(
            ReportID(rawValue: 7), .rude, MatchID(rawValue: 10), at: Desk.now)
        for who in [reporters[0], reporters[1], operators] {
            await #expect(throws: StoreFailure.self) { try await desk.apply([.report(report)], to: who) }
        }
        #expect(try await rows() == 0)
    }

    @Test func `whoever is banned stays so until it is lifted, and what was open ends`() async throws {
        try await complain(0)
        try await judge(.ban)
        #expect(try await restriction()?.extent == .banned)
        let queue = try await queue()
        #expect(queue.count == 0 && queue.decided.map(\.rawValue) == [100])
        let own = PersonID(rawValue: about.rawValue)
        let others = try await desk.ask(.matches, of: about).matchRecords.filter { $0.match.id.rawValue != 10 }
        #expect(others.count == 2 && others.allSatisfy { $0.match.answer(of: own) == .withdrawn })

        try await desk.apply(
            [.report(.objected(ReportID(rawValue: 200), "Это ошибка", at: Desk.now))], to: about)
        try await desk.apply(
            [.report(.objected(ReportID(rawValue: 201), "Правда ошибка", at: Desk.now))], to: about)
        #expect(try await self.queue().waiting.map(\.rawValue) == [201])
        let file = try #require(try await desk.ask(.report(ReportID(rawValue: 201)), of: operators).report)
        #expect(file.report.matter == .objection("Правда ошибка") && file.card == nil)
        try await judge(.clear)
        #expect(try await restriction() == nil)
    }

    @Test func `a suspicion waits once, and goes when it is over`() async throws {
        for number in [300, 301] as [Int64] {
            try await desk.apply(
                [.report(.suspected(ReportID(rawValue: number), .money, at: Desk.now))], to: about)
        }
        #expect(try await queue().waiting.map(\.rawValue) == [301])
        let file = try #require(try await desk.ask(.report(ReportID(rawValue: 301)), of: operators).report)
        #expect(file.report.matter == .suspicion(.money) && file.reporters == 0)
        try await desk.apply([.report(.suspected(ReportID(rawValue: 302), nil, at: Desk.now))], to: about)
        #expect(try await rows() == 0)
    }

    @Test func `with the person everything about them is gone, with a reporter their name and the card`() async throws {
        try await complain(0)
        try await complain(1)
        try await desk.ledger.write { try $0.forget(reporters[0], unless: { _ in false }) }
        let file = try #require(try await desk.ask(.report(ReportID(rawValue: 100)), of: operators).report)
        #expect(file.card == nil && file.reporters == 2)

        try await desk.ledger.write { try $0.forget(about, unless: { _ in false }) }
        #expect(try await rows() == 0)
        #expect(try await desk.ask(.report(ReportID(rawValue: 101)), of: operators).report == nil)
    }

    @Test func `nothing of what it says lies open in the file, and pictures go with the match`() async throws {
        try await complain(0)
        let content = try await desk.store.pool.read { try Data.fetchOne($0, sql: "SELECT content FROM reports") }
        #expect(try #require(content).range(of: Data("rude".utf8)) == nil)
        try await desk.ledger.write { try $0.forget(reporters[0], unless: { _ in false }) }
        let doomed = try await desk.store.pool.read { try String.fetchAll($0, sql: "SELECT name FROM doomed_files") }
        #expect(doomed.contains("\(about.rawValue)-radar-10.png"))
    }
}
