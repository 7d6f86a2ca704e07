import Asking
import Domain
import Engine
import Foundation
import Logging
import Messaging
import Testing

@testable import Product
@testable import Store

@Suite struct `What models said of an entry` {
    private let metrics = Metrics()
    private let store: Store
    private let entry = Diary(
        id: DiaryID(rawValue: 1), day: LocalDate(daysSinceEpoch: 20_778), openedAt: Timestamp(seconds: 0),
        parts: [
            DiaryPart(
                id: PartID(rawValue: 1), diary: DiaryID(rawValue: 1), message: 1, sentAt: Timestamp(seconds: 0),
                content: .written("Живу в Твери"))
        ])

    init() throws {
        let folder = NSTemporaryDirectory() + "dvoinik-extractions-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try Store(folder: folder, key: MasterKey())
    }

    private func person() async throws -> PersonID {
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        let ledger = BotLedger(
            store: store, machine: ProductMachine(rules: rules, speaker: Speaker(catalogue: catalogue)),
            tables: DiaryTables(), clock: SystemWallClock())
        return try await ledger.write { [entry] transaction in
            let address = Address(channel: .terminal, chat: "a")
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            let changes: [Change] = [
                .person(Person(language: .russian, since: Timestamp(seconds: 0))),
                .diaryOpened(entry.id, day: entry.day, at: entry.openedAt), .part(entry.parts[0]),
            ]
            for change in changes { try transaction.apply(change, to: conversation) }
            return PersonID(rawValue: conversation.rawValue)
        }
    }

    private func cache(_ models: String) -> StoredExtractions {
        StoredExtractions(
            store: store, models: models, metrics: metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `is of use to the same models alone, and counted`() async throws {
        let person = try await person()
        let answer = KeptAnswer(model: "small", content: ["topics": ["город"]])
        #expect(await cache("small").answer(to: "p", about: entry, of: person) == nil)
        await cache("small").keep(answer, to: "p", about: entry, of: person)
        #expect(await cache("small").answer(to: "p", about: entry, of: person) == answer)
        #expect(await cache("large").answer(to: "p", about: entry, of: person) == nil)
        let lines = Set(metrics.text.split(separator: "\n"))
        #expect(lines.contains(#"dvoinik_extraction_cache_total{outcome="hit"} 1"#))
        #expect(lines.contains(#"dvoinik_extraction_cache_total{outcome="miss"} 2"#))
    }

    @Test func `is done without where it cannot be kept`() async throws {
        let nobody = PersonID(rawValue: 99)
        await cache("small").keep(KeptAnswer(model: "small", content: .null), to: "p", about: entry, of: nobody)
        #expect(await cache("small").answer(to: "p", about: entry, of: nobody) == nil)
    }
}
