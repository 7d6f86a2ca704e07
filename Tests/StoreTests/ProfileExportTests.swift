import Domain
import Engine
import Foundation
import ProcessTesting
import Testing

@testable import Store

struct ProfileExportTests {
    @Test func `an export tells who the person is, with what that rests on`() async throws {
        let desk = try Desk()
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "покой", day: .november(21))
        let memory = Memory(
            id: MemoryID(rawValue: 10), kind: .value, text: "Ценит покой", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
            confidence: 0.7)
        var profile = Profile(stage: .learning)
        profile.traits = [.init(.value, "Покой важнее всего", memories: [memory.id])]
        profile.insights = [.init(.pattern, "Ищет тишины", memories: [memory.id])]
        profile.style.turns = [.init("короче", diaries: [DiaryID(rawValue: 1), DiaryID(rawValue: 2)])]
        profile.rhythms = [
            Rhythm(.evening, .strain, deviation: 1.5, diaries: Array(repeating: DiaryID(rawValue: 1), count: 5))
        ]
        let entries: [Domain.Change] =
            .entry(1, on: .november(21), "покой") + .entry(2, on: .november(22), "короче")
        let person = try await desk.person(
            "a",
            entries + [
                .memory(.memory(memory)), .profile(.kept(profile)),
                .profile(.embedded(PersonalityEmbedding(model: "the-model", vector: [0.25]))),
            ])
        let files = try desk.files()

        _ = try await files.export(
            of: person.rawValue, waiting: [String](), as: "1-export.zip", draft: "\(desk.folder.path)/draft")

        let entriesOfFile = try ZipArchive.entries(of: try await files.contents(of: "1-export.zip"))
        let document = String(decoding: entriesOfFile["dvoinik.json"] ?? [], as: UTF8.self)
        for said in [
            "Покой важнее всего", "Ценит покой", "Ищет тишины", "короче",
            "evening: strain higher than at other times", "the-model", #""stage" : "learning""#, "0.25",
        ] { #expect(document.contains(said), "\(said)") }
    }
}
