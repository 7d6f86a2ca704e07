import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct VectorTableTests {
    private let desk: Desk
    private let chat: ConversationID
    private let words = TextDigest(of: "один")
    private let vector: TextVector

    /// A person with two entries and a memory of the first.
    init() async throws {
        desk = try Desk()
        vector = try #require(TextVector([0.6, -0.8]))
        chat = try await desk.person("a", .entry(1, on: .november(21), "один") + .entry(2, on: .november(22), "два"))
        try await desk.apply([.memory(.memory(memory()))], to: chat)
    }

    private func memory(isWithdrawn: Bool = false) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "один", day: .november(21))
        var memory = Memory(
            id: MemoryID(rawValue: 10), kind: .fact, text: "один", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5, confidence: 0.5
        )
        if isWithdrawn { memory.withdrawal = .init(at: Desk.now, reason: .wrong) }
        return memory
    }

    private func kept(_ owner: KeptVectors.Owner) -> KeptVectors {
        KeptVectors(owner: owner, vectors: [words: vector, TextDigest(of: "два"): vector])
    }

    private func keep(_ owners: KeptVectors.Owner..., model: String = "m") async throws {
        try await desk.apply(owners.map { .vectors(.kept(kept($0), model: model)) }, to: chat)
    }

    private func vectors(of model: String = "m") async throws -> [KeptVectors] {
        let change = try await desk.ask(.archive(since: ArchiveState(model: model)), of: chat).archive
        return try #require(change).vectors.sorted { $0.key < $1.key }.map(\.value)
    }

    private let part = KeptVectors.Owner.part(PartID(rawValue: 1))
    private let known = KeptVectors.Owner.memory(MemoryID(rawValue: 10))

    @Test func `vectors come back as they were, of the model that is asked for`() async throws {
        try await keep(part, known)
        try await keep(part, model: "other")

        #expect(try await vectors() == [kept(part), kept(known)])
        #expect(try await vectors(of: "other") == [kept(part)])
        #expect(try await desk.ask(.archive(since: ArchiveState()), of: chat).archive?.vectors == [:])
    }

    @Test func `people are found whose vectors another model made, whatever its name`() async throws {
        _ = try await desk.person("b", .entry(3, on: .november(21), "три"))
        #expect(try await desk.store.people(withVectorsNotOf: "m", withoutJob: "embed").isEmpty)
        try await keep(part, known)

        #expect(try await desk.store.people(withVectorsNotOf: "m", withoutJob: "embed").isEmpty)
        #expect(
            try await desk.store.people(withVectorsNotOf: "a", withoutJob: "embed") == [
                PersonID(rawValue: chat.rawValue)
            ])
        #expect(
            try await desk.store.people(withVectorsNotOf: "z", withoutJob: "embed") == [
                PersonID(rawValue: chat.rawValue)
            ])
        try await keep(part, model: "other")
        #expect(try await desk.store.people(withVectorsNotOf: "m", withoutJob: "embed").count == 1)
    }

    @Test func `whoever has some hears of new ones, and of those that are gone`() async throws {
        try await keep(part)
        let query = Query.archive(since: ArchiveState(model: "m"))
        let first = try #require(try await desk.ask(query, of: chat).archive)
        try await keep(part, known)

        let second = try #require(try await desk.ask(.archive(since: first.state), of: chat).archive)

        #expect(second.goneVectors == Set(first.vectors.keys))
        #expect(Set(second.vectors.values.map(\.owner)) == [part, known])
        #expect(try await desk.ask(.archive(since: second.state), of: chat).archive == ArchiveChange(to: second.state))
    }

    @Test func `when a model has all, those of others go`() async throws {
        try await keep(part, known)
        try await keep(part, known, model: "new")
        try await desk.apply([.vectors(.dropped(except: "new"))], to: chat)

        #expect(try await vectors().isEmpty)
        #expect(try await vectors(of: "new").count == 2)
    }

    @Test func `vectors go with the words they were made of`() async throws {
        try await keep(part, known)
        try await desk.apply([.part(.written(1, in: 1, "совсем другое"))], to: chat)
        #expect(try await vectors() == [kept(known)])

        try await desk.apply([.memory(.memory(memory(isWithdrawn: true)))], to: chat)
        #expect(try await vectors().isEmpty)

        try await desk.apply([.memory(.memory(memory()))], to: chat)
        try await keep(part, known)
        try await desk.apply([.diaryDeleted(DiaryID(rawValue: 1))], to: chat)
        #expect(try await desk.counts()["vectors"] == 0)
    }

    @Test func `vectors go with the person`() async throws {
        try await keep(part, known)
        try await desk.forget(chat)
        #expect(try await desk.counts()["vectors"] == 0)
    }

    @Test func `nothing is kept of what is gone or another person's`() async throws {
        let other = try await desk.person("b", .entry(3, on: .november(21), "три"))
        try await desk.apply(
            [part, known, .part(PartID(rawValue: 99))].map { .vectors(.kept(kept($0), model: "m")) }, to: other)
        #expect(try await desk.counts()["vectors"] == 0)
    }

    @Test func `a reader of the database sees neither words nor what they mean`() async throws {
        try await keep(part)
        let content = try await desk.store.pool.read { try Data.fetchOne($0, sql: "SELECT content FROM vectors") }
        let sealed = try #require(content)
        let plain = PackedVectors(kept(part).vectors).bytes
        #expect(PackedVectors(bytes: plain).vectors == kept(part).vectors)
        #expect(sealed.count > plain.count)
        #expect(sealed.firstRange(of: plain.dropFirst(4).prefix(16)) == nil)
    }
}
