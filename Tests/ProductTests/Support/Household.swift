import Clone
import Domain
import Engine
import Foundation
import GRDB
import Messaging
import NIOConcurrencyHelpers
import Testing
import Words

@testable import Product
@testable import Store

/// A clock that a test sets.
final class SetClock: WallClock {
    private let moment = NIOLockedValueBox(Timestamp(seconds: 1_795_262_400))

    var now: Timestamp { moment.withLockedValue { $0 } }
    func advance(by duration: Duration) { moment.withLockedValue { $0 = $0 + duration } }

    /// Whoever waits does so until they are no longer wanted.
    func sleep(for duration: Duration) async throws {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        for await _ in stream {}
        withExtendedLifetime(continuation) {}
        throw CancellationError()
    }
}

/// A real store in a folder of its own, and people in it.
struct Household {
    let store: Store
    let machine: ProductMachine
    let ledger: BotLedger
    let clock = SetClock()
    let metrics = Metrics()
    let terms = Terms()

    init() throws {
        let folder = NSTemporaryDirectory() + "dvoinik-household-\(UUID().uuidString)"
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try Store(folder: folder, key: MasterKey())
        machine = ProductMachine(rules: rules, speaker: Speaker(catalogue: catalogue))
        ledger = BotLedger(store: store, machine: machine, tables: DiaryTables(), clock: clock)
    }

    func indices(most: Int = PersonIndices.mostBytes, model: String? = nil) -> PersonIndices {
        PersonIndices(ledger: ledger, terms: terms, model: model, clock: clock, metrics: metrics, most: most)
    }

    /// Somebody who agrees to everything, in a chat of their own.
    func person(_ chat: String = "a", agrees: Bool = true) async throws -> ConversationID {
        var person = Person(language: .russian, since: clock.now)
        person.consents = agrees ? [.diaries: clock.now, .clone: clock.now] : [.diaries: clock.now]
        return try await ledger.write { [person] transaction in
            let address = Address(channel: .terminal, chat: chat)
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            try transaction.apply(.person(person), to: conversation)
            return conversation
        }
    }

    func apply(_ changes: [Change], to conversation: ConversationID) async throws {
        try await ledger.write { transaction in
            for change in changes { try transaction.apply(change, to: conversation) }
        }
    }

    func forget(_ conversation: ConversationID) async throws {
        try await ledger.write { try $0.forget(conversation, unless: { _ in false }) }
    }

    /// How many rows of vectors there are of each model.
    func vectors() async throws -> [String: Int] {
        try await store.read { db, _ in
            let rows = try Row.fetchAll(db, sql: "SELECT model, count(*) FROM vectors GROUP BY model")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    /// Everything that is kept.
    func everything(of conversation: ConversationID) async throws -> Knowledge {
        try await ledger.read { try $0.answer(.everything, about: conversation) }
    }

    /// How often an index was found in some state.
    func looks(_ found: String) -> Int {
        metrics.counter("dvoinik_index_looks_total", help: "", labels: ["found": found]).value
    }
}

extension [Change] {
    /// An entry of one part, both of one number.
    static func entry(_ id: Int64, _ text: String) -> [Change] {
        [
            .diaryOpened(
                DiaryID(rawValue: id), day: LocalDate(daysSinceEpoch: 20_700 + Int(id)), at: Timestamp(seconds: 0)),
            .part(.written(id, in: id, text)),
        ]
    }
}

extension DiaryPart {
    static func written(_ id: Int64, in diary: Int64, _ text: String) -> DiaryPart {
        DiaryPart(
            id: PartID(rawValue: id), diary: DiaryID(rawValue: diary), message: nil, sentAt: Timestamp(seconds: 0),
            content: .written(text))
    }
}

extension Memory {
    /// A memory that rests on the first words of parts.
    static func known(_ id: Int64, _ text: String, from parts: DiaryPart..., kind: MemoryKind = .fact) -> Memory {
        known(id, text, from: parts, kind: kind)
    }

    static func known(_ id: Int64, _ text: String, from parts: [DiaryPart], kind: MemoryKind = .fact) -> Memory {
        let evidence = parts.map { part in
            Memory.Evidence(
                Quote(
                    diary: part.diary, part: part.id, offset: 0, text: String((part.text ?? "").prefix(12)),
                    day: LocalDate(daysSinceEpoch: 20_700 + Int(part.diary.rawValue))),
                stance: .stated, strain: .calm)
        }
        return Memory(
            id: MemoryID(rawValue: id), kind: kind, text: text, claim: nil, evidence: evidence,
            learnt: Timestamp(seconds: 0), importance: 0.5, confidence: 0.5)
    }
}
