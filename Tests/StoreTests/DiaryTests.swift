import Domain
import Engine
import Foundation
import GRDB
import Messaging
import Testing

@testable import Store

struct DiaryTests {
    private func diary(_ id: Int64) -> Query { .diary(DiaryID(rawValue: id)) }

    @Test func `a person nobody has met is not known, and one who was met is`() async throws {
        let desk = try Desk()
        let chat = try await desk.conversation("a")
        #expect(try await desk.ask(.person, of: chat).person == nil)

        var person = Person(language: .russian, since: Desk.now)
        try await desk.apply([.person(person)], to: chat)
        person.name = "Anna"
        person.consents = [.diaries: Desk.now]
        try await desk.apply([.person(person)], to: chat)

        #expect(try await desk.ask(.person, of: chat).person == person)
        #expect(try await desk.store.counts() == (1, 0))
    }

    @Test func `an entry is opened, added to, reworded, closed, opened again and deleted`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "first", message: 10))
        let spoken = DiaryPart.spoken(2, in: 1, seconds: 30, recording: "1-2.ogg")
        try await desk.apply([.part(spoken)], to: chat)
        var expected = Diary(
            id: DiaryID(rawValue: 1), day: .november(21), openedAt: Desk.now,
            parts: [.written(1, in: 1, "first", message: 10), spoken])
        #expect(try await desk.ask(diary(1), of: chat).diary == expected)

        expected.parts[0].reword("better")
        expected.closedAt = Desk.now + .seconds(5)
        try await desk.apply(
            [.part(expected.parts[0]), .diaryClosed(expected.id, at: Desk.now + .seconds(5))], to: chat)
        #expect(try await desk.ask(diary(1), of: chat).diary == expected)

        expected.closedAt = nil
        expected.parts.removeLast()
        try await desk.apply([.diaryReopened(expected.id), .partRemoved(spoken.id)], to: chat)
        #expect(try await desk.ask(diary(1), of: chat).diary == expected)
        #expect(try await doomed(desk).sorted() == ["1-2.ogg", "\(chat.rawValue)-passage-\(spoken.id.rawValue).ogg"])

        try await desk.apply([.diaryDeleted(expected.id)], to: chat)
        #expect(try await desk.ask(diary(1), of: chat).diary == nil)
        #expect(try await desk.counts()["diary_parts"] == 0)
    }

    @Test func `an entry is found by its part and by the message a part came in`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "first", message: 10))
        try await desk.apply([.part(.written(2, in: 1, "second", message: 20))], to: chat)
        #expect(try await desk.ask(.part(PartID(rawValue: 2)), of: chat).diary?.id.rawValue == 1)
        #expect(try await desk.ask(.message(20), of: chat).diary?.id.rawValue == 1)
        #expect(try await desk.ask(.message(30), of: chat).diary == nil)
        #expect(try await desk.ask(.part(PartID(rawValue: 3)), of: chat).diary == nil)
    }

    @Test func `nothing of another person is found or changed`() async throws {
        let desk = try Desk()
        let owner = try await desk.person("a", .entry(1, on: .november(21), "mine", message: 10))
        let stranger = try await desk.person("b")
        let before = try await desk.ask(diary(1), of: owner)
        #expect(before.diary != nil)

        for query in [diary(1), .part(PartID(rawValue: 1)), .message(10), .page(0), .lastDay, .holdings] {
            let found = try await desk.ask(query, of: stranger)
            #expect(found.diary == nil)
            #expect(found.lastDay == nil)
            #expect(found.page?.entries ?? 0 == 0)
            #expect(
                found.holdings ?? Holdings(entries: 0, words: 0, recordings: 0)
                    == Holdings(entries: 0, words: 0, recordings: 0))
        }
        try await desk.apply(
            [
                .partRemoved(PartID(rawValue: 1)), .diaryClosed(DiaryID(rawValue: 1), at: Desk.now),
                .diaryReopened(DiaryID(rawValue: 1)), .diaryDeleted(DiaryID(rawValue: 1)),
            ], to: stranger)

        #expect(try await desk.ask(diary(1), of: owner) == before)
    }

    @Test func `a part in another person's entry, in the place of their part or in no entry at all is refused`()
        async throws
    {
        let desk = try Desk()
        let owner = try await desk.person("a", .entry(1, on: .november(21), "mine"))
        let stranger = try await desk.person("b", .entry(5, on: .november(21), "theirs"))
        let before = (try await desk.ask(diary(1), of: owner), try await desk.ask(diary(5), of: stranger))

        for forged in [
            DiaryPart.written(7, in: 1, "forged"), .spoken(7, in: 1, seconds: 60, recording: "forged"),
            .written(1, in: 1, "forged"), .written(1, in: 5, "forged"), .written(7, in: 99, "lost"),
        ] {
            let failure = await #expect(throws: StoreFailure.foreignRow(table: "diary_parts", row: forged.id.rawValue))
            {
                try await desk.apply([.part(forged)], to: stranger)
            }
            #expect(desk.ledger.isFaultOfEvent(try #require(failure)))
        }

        #expect(try await desk.ask(diary(1), of: owner) == before.0)
        #expect(try await desk.ask(diary(5), of: stranger) == before.1)
        #expect(try await desk.counts()["diary_parts"] == 2)
    }

    @Test func `pages have eight entries, the newest first, and the last page is the furthest`() async throws {
        let desk = try Desk()
        let entries = (1...20).flatMap { [Change].entry(Int64($0), on: .november($0), "entry \($0)") }
        let chat = try await desk.person("a", entries)
        func page(_ number: Int) async throws -> DiaryPage {
            try #require(try await desk.ask(.page(number), of: chat).page)
        }

        let first = try await page(0)
        #expect(first.lines.map(\.id.rawValue) == Array((13...20).reversed()))
        #expect((first.number, first.count, first.entries, first.words) == (0, 3, 20, 40))
        #expect(first.lines[0] == .init(id: DiaryID(rawValue: 20), day: .november(20), opening: "entry 20"))
        #expect(try await page(2).lines.map(\.id.rawValue) == [4, 3, 2, 1])
        #expect(try await page(99) == page(2))
        #expect(try await page(-1) == first)
    }

    @Test func `a person without entries has one empty page`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a")
        let page = try await desk.ask(.page(3), of: chat).page
        #expect(page == DiaryPage(lines: [], number: 0, count: 1, entries: 0, words: 0, days: []))
        #expect(try await desk.ask(.lastDay, of: chat).lastDay == nil)
    }

    @Test func `each day with an entry is named once, the newest first, however late it was written`() async throws {
        let desk = try Desk()
        let days = [20, 18, 20, 21, 1]
        let entries = days.enumerated().flatMap { [Change].entry(Int64($0 + 1), on: .november($1), "words") }
        let chat = try await desk.person("a", entries)
        let page = try await desk.ask(.page(0), of: chat).page
        #expect(page?.days == [.november(21), .november(20), .november(18), .november(1)])
        #expect(page?.lines.map(\.id.rawValue) == [4, 3, 1, 2, 5])
        #expect(try await desk.ask(.lastDay, of: chat).lastDay == .november(21))
    }

    @Test func `a long beginning is cut to eight words and forty characters`() async throws {
        let desk = try Desk()
        let chat = try await desk.person(
            "a",
            .entry(1, on: .november(1), "one two\nthree  four five six seven eight nine")
                + .entry(2, on: .november(2), String(repeating: "щ", count: 60)))
        let openings = try await desk.ask(.page(0), of: chat).page?.lines.map(\.opening)
        #expect(openings == [String(repeating: "щ", count: 39) + "…", "one two three four five six seven eight"])
    }

    @Test func `holdings count entries, words and recordings`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "three words here"))
        try await desk.apply(
            [.part(.spoken(2, in: 1, seconds: 3, recording: "1-2.ogg")), .part(.spoken(3, in: 1, seconds: 3))], to: chat
        )
        #expect(try await desk.ask(.holdings, of: chat).holdings == Holdings(entries: 1, words: 3, recordings: 1))
    }

    @Test func `a recording that is replaced or let go is doomed, one that stays is not`() async throws {
        let desk = try Desk()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "words"))
        for recording in ["1-a", "1-a", "1-b", nil] as [String?] {
            try await desk.apply([.part(.spoken(2, in: 1, seconds: 3, recording: recording))], to: chat)
        }
        #expect(try await doomed(desk) == ["1-a", "1-b"])
    }

    @Test func `forgetting a person leaves no row of theirs in any table, and dooms their files`() async throws {
        let desk = try Desk()
        _ = try await desk.person("b", .entry(50, on: .november(21), "stays"))
        let without = try await desk.counts()
        let chat = try await desk.person("a", .entry(1, on: .november(21), "words", message: 10))
        try await desk.receive("more", from: "a", key: "more")
        try await desk.apply([.part(.spoken(2, in: 1, seconds: 3, recording: "2-voice.ogg"))], to: chat)
        try await desk.ledger.write { transaction in
            let address = Address(channel: .terminal, chat: "a")
            try transaction.setState("busy", of: chat)
            try transaction.order(JobOrder(Errand(), key: "job"), for: chat, now: Desk.now)
            for key in ["card", "other"] as [MessageKey] {
                try transaction.send(
                    .message(Message("hello"), key: key), to: address, conversation: chat, now: Desk.now)
            }
            let ticket = try transaction.line(on: .terminal, chat: nil, after: 0, limit: 1)[0]
            if let delivery = try transaction.delivery(ticket.id) { try transaction.markDelivered(delivery, as: 5) }
            try transaction.setAside(3, reason: "test", now: Desk.now)
        }
        let with = try await desk.counts()
        let personal = with.filter { $0.value > without[$0.key] ?? 0 }.keys.filter { $0 != "received" }
        #expect(
            personal.sorted() == [
                "conversations", "diaries", "diary_parts", "inbox", "jobs", "outbox", "persons",
                "sent_messages", "set_aside",
            ])

        try await desk.ledger.write { try $0.forget(chat) { _ in false } }

        var after = try await desk.counts()
        #expect(after["doomed_files"] == 4)
        (after["doomed_files"], after["received"]) = (without["doomed_files"], without["received"])
        #expect(after == without)
        #expect(try await doomed(desk).sorted() == ["2-clone.png", "2-export.zip", "2-passage-2.ogg", "2-voice.ogg"])
        #expect(throws: StoreFailure.missingDataKey(conversation: chat.rawValue)) {
            try desk.files().file("2-voice.ogg")
        }
    }

    @Test func `what a person sent before they are forgotten, and waits behind that, is passed on under a new key`()
        async throws
    {
        let desk = try Desk()
        let before = try await desk.person("a")
        for text in ["stays", "goes", "stays too"] { try await desk.receive(text, from: "a", key: text) }
        try await desk.receive("other", from: "b", key: "other")
        try await desk.ledger.write { try $0.removeEvent(1) }

        try await desk.ledger.write { try $0.forget(before) { $0.hasPrefix("stays") } }

        let again = try Desk(in: desk.folder, key: desk.key)
        let entries = try await again.ledger.read { try $0.events(limit: 10) }
        #expect(entries.map(\.event) == ["stays", "stays too", "other"])
        #expect(entries.map(\.id) == [2, 4, 5])
        let after = try #require(entries.first?.conversation)
        #expect(after != before && entries[1].conversation == after && entries[0].address.chat == "a")
        #expect(try await again.ask(.person, of: after).person == nil)
    }

    private func doomed(_ desk: Desk) async throws -> [String] {
        try await desk.store.pool.read { try String.fetchAll($0, sql: "SELECT name FROM doomed_files ORDER BY name") }
    }
}
