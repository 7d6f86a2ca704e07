import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct CipherTests {
    private let place = FieldCipher.Place(column: "inbox.payload", row: 1)

    @Test func `a value opens where it was sealed and nowhere else`() throws {
        let cipher = FieldCipher(key: MasterKey().key)
        let sealed = try cipher.seal(Data("words".utf8), at: place)

        #expect(try cipher.open(sealed, at: place) == Data("words".utf8))
        #expect(throws: StoreFailure.damagedValue(column: "inbox.payload", row: 2)) {
            try cipher.open(sealed, at: .init(column: "inbox.payload", row: 2))
        }
        #expect(throws: StoreFailure.damagedValue(column: "jobs.payload", row: 1)) {
            try cipher.open(sealed, at: .init(column: "jobs.payload", row: 1))
        }
        #expect(throws: StoreFailure.self) { try FieldCipher(key: MasterKey().key).open(sealed, at: place) }
    }

    @Test func `no bit can be changed and no byte taken away`() throws {
        let cipher = FieldCipher(key: MasterKey().key)
        let sealed = try cipher.seal(Data("words".utf8), at: place)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x10
            #expect(throws: place.damaged) { try cipher.open(changed, at: place) }
            #expect(throws: place.damaged) { try cipher.open(sealed.prefix(index), at: place) }
        }
    }

    @Test func `the same words are never sealed alike`() throws {
        let cipher = FieldCipher(key: MasterKey().key)
        let sealed = try (0..<100).map { _ in try cipher.seal(Data("words".utf8), at: place) }
        #expect(Set(sealed).count == 100)
    }

    @Test func `events moved to another row, column or person cannot be read`() async throws {
        let desk = try Desk()
        try await desk.receive("one", from: "a", key: "1")
        try await desk.receive("two", from: "a", key: "2")
        try await desk.receive("three", from: "b", key: "3")
        #expect(try await desk.events() == ["one", "two", "three"])

        try await desk.execute("UPDATE inbox SET payload = (SELECT payload FROM inbox WHERE id = 2) WHERE id = 1")
        try await desk.execute("UPDATE inbox SET conversation = 1 WHERE id = 3")

        #expect(try await desk.events() == [nil, "two", nil])
    }

    @Test func `a part's words put in place of the profile, or in another person's part, do not open`() async throws {
        let desk = try Desk()
        let first = try await desk.person("a", .entry(1, on: .november(21), "mine"))
        let second = try await desk.person("b", .entry(2, on: .november(21), "theirs"))

        try await desk.execute(
            "UPDATE diary_parts SET content = (SELECT content FROM diary_parts WHERE id = 1) WHERE id = 2")
        await #expect(throws: StoreFailure.damagedValue(column: "diary_parts.content", row: 2)) {
            try await desk.ask(.diary(DiaryID(rawValue: 2)), of: second)
        }

        try await desk.execute(
            "UPDATE persons SET profile = (SELECT content FROM diary_parts WHERE id = 1) WHERE id = 1")
        await #expect(throws: StoreFailure.damagedValue(column: "persons.profile", row: 1)) {
            try await desk.ask(.person, of: first)
        }
    }

    @Test func `a data key put in place of another's does not open`() async throws {
        let desk = try Desk()
        _ = try await desk.conversation("a")
        let second = try await desk.conversation("b")
        try desk.folder.execute(
            "UPDATE data_keys SET wrapped = (SELECT wrapped FROM data_keys WHERE conversation = 1) WHERE conversation = 2",
            on: KeyFile.name)

        let again = try Desk(in: desk.folder, key: desk.key)

        await #expect(throws: StoreFailure.damagedValue(column: "data_keys.wrapped", row: second.rawValue)) {
            try await again.apply([.person(Person(language: .english, since: Desk.now))], to: second)
        }
    }

    @Test func `a conversation whose beginning was undone leaves no key behind`() async throws {
        struct Undo: Error {}
        let desk = try Desk()
        let arrival = [Desk.arrival("lost", from: "a", key: "1"), Desk.arrival("lost", from: "b", key: "2")]
        await #expect(throws: Undo.self) {
            try await desk.ledger.write { transaction in
                for arrival in arrival { try transaction.receive("lost", of: arrival, now: Desk.now) }
                throw Undo()
            }
        }

        try await desk.receive("kept", from: "c", key: "3")

        let again = try Desk(in: desk.folder, key: desk.key)
        #expect(try await again.events() == ["kept"])
    }

    @Test(arguments: [
        "", "AAAA", "not base64", String(repeating: "A", count: 44), Data(count: 33).base64EncodedString(),
    ])
    func `a master key that is not 32 bytes in base64 is refused`(text: String) {
        #expect(throws: StoreFailure.malformedMasterKey) { try MasterKey(base64: text) }
    }

    @Test func `a master key comes back from its base64, with line breaks or without`() throws {
        let key = MasterKey()
        let text = key.base64
        #expect(try MasterKey(base64: text).base64 == text)
        #expect(try MasterKey(base64: " \(text.prefix(10))\n\(text.dropFirst(10))\r\n").base64 == text)
    }
}
