import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

/// Who a person is, as it is kept.
struct ProfileTests {
    private let one = MemoryID(rawValue: 10)
    private let two = MemoryID(rawValue: 11)

    private func memory(_ id: MemoryID, _ text: String, in diary: Int64) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 0, text: text, day: .november(21))
        return Memory(
            id: id, kind: .value, text: text, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
            confidence: 0.7)
    }

    private var profile: Profile {
        var profile = Profile(stage: .learning)
        profile.traits = [.init(.value, "честность", memories: [one]), .init(.value, "покой", memories: [two])]
        profile.insights = [.init(.pattern, "тайный узор", memories: [one, two])]
        profile.style.turns = [.init("короче говоря", diaries: [DiaryID(rawValue: 1), DiaryID(rawValue: 2)])]
        profile.keeping.week = Desk.now
        return profile
    }

    private let vector = PersonalityEmbedding(model: "m", vector: [0.6, 0.8])

    private func known(_ desk: Desk) async throws -> ConversationID {
        let chat = try await desk.person(
            "a", .entry(1, on: .november(21), "честность") + .entry(2, on: .november(22), "покой"))
        try await desk.apply(
            [
                .memory(.memory(memory(one, "честность", in: 1))), .memory(.memory(memory(two, "покой", in: 2))),
                .profile(.kept(profile)), .profile(.embedded(vector)),
            ], to: chat)
        return chat
    }

    @Test func `a profile comes back as it was, with its vector, and the newest one counts`() async throws {
        let desk = try Desk()
        let chat = try await known(desk)
        #expect(try await desk.ask(.profile, of: chat).profile == profile)
        #expect(try await desk.ask(.profile, of: chat).lastDay == .november(22))
        let history = try await desk.ask(.history, of: chat)
        #expect(history.profile == profile && history.embedding == vector)
        #expect(history.diaries.count == 2 && history.memories.count == 2)

        var next = profile
        next.stage = .mature
        try await desk.apply([.profile(.kept(next))], to: chat)
        #expect(try await desk.ask(.everything, of: chat).profile == next)
        #expect(try await desk.ask(.history, of: chat).embedding == vector)
        try await desk.apply([.profile(.embedded(nil))], to: chat)
        #expect(try await desk.ask(.history, of: chat).embedding == nil)
        #expect(try await desk.counts()["profiles"] == 1)
    }

    @Test func `nothing of it can be read in the database, and it goes with the person`() async throws {
        let desk = try Desk()
        let chat = try await known(desk)
        let columns = try await desk.store.pool.read { db in
            try Data.fetchAll(db, sql: "SELECT content FROM profiles UNION ALL SELECT embedding FROM profiles")
        }
        #expect(columns.count == 2)
        for bytes in columns {
            #expect(bytes.range(of: Data("честность".utf8)) == nil && bytes.range(of: Data("0.6".utf8)) == nil)
        }
        try await desk.forget(chat)
        #expect(try await desk.counts()["profiles"] == 0)
    }

    @Test func `what was taken back or withdrawn supports nothing from that moment on`() async throws {
        let desk = try Desk()
        let chat = try await known(desk)
        var wrong = memory(one, "честность", in: 1)
        wrong.withdrawal = .init(at: Desk.now, reason: .wrong)
        try await desk.apply([.memory(.memory(wrong))], to: chat)

        let left = try #require(try await desk.ask(.profile, of: chat).profile)
        #expect(left.traits.map(\.text) == ["покой"] && left.insights.isEmpty)
        #expect(left.style == profile.style && left.keeping == profile.keeping)
    }

    @Test func `the words of a deleted entry are gone from it at once, and the vector made of them`() async throws {
        let desk = try Desk()
        let chat = try await known(desk)
        try await desk.apply([.diaryDeleted(DiaryID(rawValue: 1))], to: chat)
        let history = try await desk.ask(.history, of: chat)
        #expect(history.profile?.traits.map(\.text) == ["покой"])
        #expect(history.profile?.style.turns.isEmpty == true)
        #expect(history.embedding == nil)

        // Bring the memory back under its number: the row itself must not have known the words any more.
        try await desk.apply(.entry(1, on: .november(21), "честность"), to: chat)
        try await desk.apply([.memory(.memory(memory(one, "честность", in: 1)))], to: chat)
        #expect(try await desk.ask(.profile, of: chat).profile == history.profile)
    }

    @Test func `what is forgotten for good leaves the profile likewise`() async throws {
        let desk = try Desk()
        let chat = try await known(desk)
        try await desk.apply([.memory(.forgotten(two))], to: chat)
        #expect(try await desk.ask(.profile, of: chat).profile?.traits.map(\.text) == ["честность"])
        #expect(try await desk.ask(.history, of: chat).embedding == nil)
    }

    @Test func `whose profile it is, only they are told`() async throws {
        let desk = try Desk()
        _ = try await known(desk)
        let boris = try await desk.person("b")
        #expect(try await desk.ask(.history, of: boris).profile == nil)
        #expect(try await desk.ask(.history, of: boris).embedding == nil)
    }
}
