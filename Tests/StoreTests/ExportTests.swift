import Domain
import Engine
import Foundation
import ProcessTesting
import Testing

@testable import Store

struct ExportTests {
    @Test func `an export holds the profile, all entries and the recordings that are there`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let (kept, lost) = (EncryptedFiles.name("2.ogg", of: 1), EncryptedFiles.name("3.ogg", of: 1))
        try await desk.apply(
            [
                .part(.spoken(2, in: 1, seconds: 3, recording: kept)),
                .part(.spoken(3, in: 1, seconds: 3, recording: lost)),
            ], to: person)
        let sound = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }
        let draft = "\(desk.folder.path)/draft"
        try Data(sound).write(to: URL(filePath: draft))
        let files = try desk.files()
        try await files.add(contentsOf: draft, as: kept)

        let names = try await files.export(
            of: person.rawValue, waiting: ["held back"], as: "1-export.zip", draft: draft)
        #expect(names == ["1-export.zip"])

        let entries = try ZipArchive.entries(of: try await files.contents(of: "1-export.zip"))
        #expect(entries.keys.sorted() == ["dvoinik.json", "recordings/\(kept)"])
        #expect(entries["recordings/\(kept)"] == sound)
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains("a good day") && document.contains("held back"))
        #expect(document.contains(#""day" : "2026-11-21""#))
        #expect(document.contains(#""opened" : "2026-11-21T00:00:00Z""#))
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test func `an export says of each memory who may hear it, and holds what the person decided`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "a good day", day: .november(21))
        let memory = Memory(
            id: MemoryID(rawValue: 3), kind: .experience, text: "Had a good day", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
            confidence: 0.7)
        var known = try #require(try await desk.ask(.person, of: person).person)
        known.disclosure.choose(.sealed, for: memory, heeding: [])
        known.disclosure.shut(.work, true)
        try await desk.apply([.memory(.memory(memory)), .person(known)], to: person)
        #expect(try await desk.ask(.disclosure, of: person).person?.disclosure == known.disclosure)
        #expect(try await desk.ask(.disclosure, of: person).memories.map(\.id) == [memory.id])
        let files = try desk.files()

        _ = try await files.export(
            of: person.rawValue, waiting: [String](), as: "1-export.zip", draft: "\(desk.folder.path)/draft",
            disclosing: { person, memories, _ in
                Dictionary(
                    uniqueKeysWithValues: memories.map {
                        ($0.id, person.disclosure.item(of: $0.id)?.disclosure ?? .card)
                    })
            })

        let entries = try ZipArchive.entries(of: try await files.contents(of: "1-export.zip"))
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains(#""toldToOthers" : "sealed""#))
        #expect(document.contains(#""shut""#))
    }

    @Test func `an export tells what was guessed of the person and what they chose, in words`() async throws {
        let desk = try Desk()
        var round = GuessRound(
            id: GuessID(rawValue: 7), question: .bank("stairs"),
            clone: Guess(Distribution(weights: [3, 1]), grounds: 2, method: .rules, chance: 0),
            persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0), askedAt: Desk.now)
        round.outcome = .init(answer: 1, at: Desk.now)
        let person = try await desk.person("a", [.guess(round)])
        let files = try desk.files()

        _ = try await files.export(
            of: person.rawValue, waiting: [String](), as: "1-export.zip", draft: "\(desk.folder.path)/draft")

        let entries = try ZipArchive.entries(of: try await files.contents(of: "1-export.zip"))
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains(#""question" : "stairs""#))
        #expect(document.contains(#""expected" : "lift""#) && document.contains(#""chosen" : "stairs""#))
        #expect(document.contains(#""expectedOfAnybody" : 0.5"#))
    }

    @Test func `an export tells what the clone knows, with the words it rests on, and what it answered`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "Живу в Твери у реки"))
        let diary = try #require(
            try await desk.ledger.read { try $0.answer(.everything, about: person) }.diaries.first)
        let quote = Quote(
            diary: diary.id, part: diary.parts[0].id, offset: 0, text: "Живу в Твери", day: diary.day)
        var memory = Memory(
            id: MemoryID(rawValue: 900), kind: .fact, text: "Живёт в городе на Волге", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
            confidence: 0.9)
        memory.withdrawal = .init(at: Desk.now, reason: .joke)
        var record = AdviceRecord(
            id: AdviceID(rawValue: 901), at: Desk.now,
            advice: Advice(question: "Куда мне переехать?", answer: .said("Никуда.", .sure), grounds: [quote]))
        record.ratings[.likeMe] = true
        var reading = DiaryReading(reader: .rules)
        reading.summary = "О доме у реки."
        try await desk.apply(
            [.memory(.read(diary.id, reading)), .memory(.memory(memory)), .advice(.kept(record))], to: person)

        _ = try await desk.files().export(
            of: person.rawValue, waiting: [String](), as: "1-export.zip", draft: "\(desk.folder.path)/draft")

        let entries = try ZipArchive.entries(of: try await desk.files().contents(of: "1-export.zip"))
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        for words in [
            "Живёт в городе на Волге", #""text" : "Живу в Твери""#, #""takenBackBecause" : "joke""#,
            "Куда мне переехать?", #""answer" : "Никуда.""#, #""likeMe" : true"#, "О доме у реки.",
        ] {
            #expect(document.contains(words), "\(words)")
        }
    }

    @Test func `an export too large for one archive comes in several, each below the limit, and they go together`()
        async throws
    {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let files = try desk.files()
        let draft = "\(desk.folder.path)/draft"
        var chance = SystemRandomNumberGenerator()
        let recordings = (2...6).map { EncryptedFiles.name("\($0).ogg", of: 1) }
        for (index, name) in recordings.enumerated() {
            let noise = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &chance) }
            try Data(noise).write(to: URL(filePath: draft))
            try await files.add(contentsOf: draft, as: name)
            try await desk.apply([.part(.spoken(Int64(index) + 2, in: 1, seconds: 3, recording: name))], to: person)
        }

        let names = try await files.export(
            of: person.rawValue, waiting: [String](), as: "1-export.zip", draft: draft, limit: 250_000)

        #expect(names == ["1-export.zip", "1-export.zip.2", "1-export.zip.3"])
        var held: [String] = []
        for name in names {
            let copy = "\(desk.folder.path)/copy"
            let size = try await files.copy(name, to: copy)
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: copy)))
            #expect(size <= 250_000 && bytes.count == Int(size))
            held += try ZipArchive.entries(of: bytes).keys.sorted()
        }
        #expect(held == ["dvoinik.json"] + recordings.map { "recordings/\($0)" })
        try await desk.apply([.fileDiscarded(name: "1-export.zip")], to: person)
        try await files.removeDoomed()
        #expect(!names.contains(where: files.has))
    }

    @Test func `an export has nothing of anybody else`() async throws {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let stranger = try await desk.person("b")
        let files = try desk.files()
        _ = try await files.export(
            of: stranger.rawValue, waiting: [String](), as: "2-export.zip", draft: "\(desk.folder.path)/draft")
        let entries = try ZipArchive.entries(of: try await files.contents(of: "2-export.zip"))
        #expect(entries.keys.sorted() == ["dvoinik.json"])
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains(#""diary" : ["#))
        #expect(!document.contains("good day"))
    }

    @Test func `an export with a damaged recording fails and leaves nothing in plain form`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let name = EncryptedFiles.name("2.ogg", of: 1)
        try await desk.apply([.part(.spoken(2, in: 1, seconds: 3, recording: name))], to: person)
        let files = try desk.files()
        try Data(repeating: 1, count: 5000).write(to: URL(filePath: "\(desk.folder.path)/files/\(name)"))
        let draft = "\(desk.folder.path)/draft"

        await #expect(throws: StoreFailure.damagedFile(name: name)) {
            _ = try await files.export(of: person.rawValue, waiting: ["held back"], as: "1-export.zip", draft: draft)
        }

        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(!files.has("1-export.zip"))
    }
}
