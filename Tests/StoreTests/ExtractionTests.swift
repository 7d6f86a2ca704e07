import Asking
import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

/// What models said of entries is kept as long as the entries say the same, and no longer.
struct ExtractionTests {
    private let answer = KeptAnswer(model: "m", content: ["findings": ["в Твери"]])
    private let one = DiaryID(rawValue: 1)

    private func person(_ desk: Desk, _ chat: String = "a") async throws -> (ConversationID, PersonID) {
        let id = try await desk.person(chat, .entry(1, on: .november(21), "Живу в Твери"))
        return (id, PersonID(rawValue: id.rawValue))
    }

    private func entry(_ desk: Desk, _ chat: ConversationID) async throws -> Diary {
        try #require(try await desk.ask(.diary(one), of: chat).diary)
    }

    @Test func `an answer comes back to the same words about the same entry, to its person alone`() async throws {
        let desk = try Desk()
        let (chat, anna) = try await person(desk)
        let boris = PersonID(rawValue: try await desk.person("b").rawValue)
        try await desk.store.keepExtraction(answer, to: "p", about: try await entry(desk, chat), of: anna)

        #expect(try await desk.store.extraction(to: "p", about: one, of: anna) == answer)
        #expect(try await desk.store.extraction(to: "q", about: one, of: anna) == nil)
        #expect(try await desk.store.extraction(to: "p", about: DiaryID(rawValue: 2), of: anna) == nil)
        #expect(try await desk.store.extraction(to: "p", about: one, of: boris) == nil)
        try await desk.store.keepExtraction(answer, to: "p", about: try await entry(desk, chat), of: anna)
        #expect(try await desk.counts()["extraction_cache"] == 1)
        let kept = try await desk.store.pool.read { try Data.fetchAll($0, sql: "SELECT content FROM extraction_cache") }
        #expect(kept.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Твер") })
    }

    @Test func `words that change take along what was said of them, and words that are added do not`() async throws {
        let desk = try Desk()
        let (chat, anna) = try await person(desk)
        let before = try await entry(desk, chat)
        try await desk.store.keepExtraction(answer, to: "p", about: before, of: anna)

        try await desk.apply([.part(.written(5, in: 1, "И в Туле")), .part(before.parts[0])], to: chat)
        #expect(try await desk.counts()["extraction_cache"] == 1)

        try await desk.apply([.part(.written(1, in: 1, "Живу в Туле"))], to: chat)
        #expect(try await desk.counts()["extraction_cache"] == 0)
        try await desk.store.keepExtraction(answer, to: "p", about: before, of: anna)
        #expect(try await desk.counts()["extraction_cache"] == 0, "what was read is no longer said")
    }

    @Test(arguments: [
        Domain.Change.partRemoved(PartID(rawValue: 1)), .diaryDeleted(DiaryID(rawValue: 1)),
        .memory(.unheard(DiaryID(rawValue: 1))),
    ])
    func `what goes takes along what was said of it`(change: Domain.Change) async throws {
        let desk = try Desk()
        let (chat, anna) = try await person(desk)
        try await desk.store.keepExtraction(answer, to: "p", about: try await entry(desk, chat), of: anna)
        try await desk.apply([change], to: chat)
        #expect(try await desk.counts()["extraction_cache"] == 0)
    }

    @Test func `of one entry only the newest answers are kept`() async throws {
        let desk = try Desk()
        let (chat, anna) = try await person(desk)
        let entry = try await entry(desk, chat)
        for number in 0..<30 { try await desk.store.keepExtraction(answer, to: "\(number)", about: entry, of: anna) }
        #expect(try await desk.counts()["extraction_cache"] == ExtractionTable.most)
        #expect(try await desk.store.extraction(to: "0", about: one, of: anna) == nil)
        #expect(try await desk.store.extraction(to: "29", about: one, of: anna) == answer)
    }

    @Test func `nothing is kept of an entry of somebody who is gone`() async throws {
        let desk = try Desk()
        let (chat, anna) = try await person(desk)
        let entry = try await entry(desk, chat)
        try await desk.forget(chat)
        _ = try? await desk.store.keepExtraction(answer, to: "p", about: entry, of: anna)
        #expect(try await desk.counts()["extraction_cache"] == 0)
    }
}
