import Asking
import Clone
import Dialogue
import Domain
import Engine
import Foundation
import Logging
import Messaging
import NIOConcurrencyHelpers
import Testing
import Words

@testable import Product
@testable import Store

/// A model that counts how often it is asked, and says what it is told to.
private final class CountingModel: LanguageModel {
    let asked = NIOLockedValueBox(0)
    let absence: ModelAbsence?

    init(_ absence: ModelAbsence? = nil) { self.absence = absence }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> { throw .refused }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        asked.withLockedValue { $0 += 1 }
        if let absence { throw absence }
        let insight: JSONValue = ["text": "Любит города и горы", "from": [1, 2, 3, 4, 5, 6, 7]]
        return ModelAnswer(content: ["together": [], "insights": [insight]], model: "m", usage: ModelUsage())
    }
}

@Suite struct `The weekly work on what a clone knows` {
    private let folder = NSTemporaryDirectory() + "dvoinik-deepen-\(UUID().uuidString)"
    private let clock = NoonClock()
    private let address = Address(channel: .terminal, chat: "a")
    private let machine: ProductMachine
    private let ledger: BotLedger
    private static let texts = [
        "Любит маленькие города", "Маленькие города любит", "Любит горы", "Любит море", "Любит чай", "Любит лес",
        "Любит снег",
    ]

    init() throws {
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        machine = ProductMachine(rules: rules, speaker: Speaker(catalogue: catalogue))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = BotLedger(
            store: try Store(folder: folder, key: MasterKey()), machine: machine, tables: DiaryTables(), clock: clock)
    }

    private func memory(_ number: Int64, _ text: String, _ kind: MemoryKind = .fact, on day: LocalDate) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Люблю", day: day)
        return Memory(
            id: MemoryID(rawValue: number), kind: kind, text: text, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: clock.now, importance: 0.5,
            confidence: 0.5)
    }

    /// Somebody of whom some things are known, two of them the same, and one out of date.
    private func person(agrees: Bool = true) async throws -> ConversationID {
        var person = Person(language: .russian, since: clock.now)
        person.consents = agrees ? [.diaries: clock.now, .clone: clock.now] : [.diaries: clock.now]
        let day = LocalDate(daysSinceEpoch: 20_778)
        let known = zip(Int64(10)..., Self.texts).map { memory($0, $1, on: day) }
        let need = memory(30, "Нужен велосипед", .need, on: day.adding(days: -200))
        let changes: [Domain.Change] =
            [
                .person(person), .diaryOpened(DiaryID(rawValue: 1), day: day, at: clock.now),
                .part(
                    DiaryPart(
                        id: PartID(rawValue: 1), diary: DiaryID(rawValue: 1), message: 1, sentAt: clock.now,
                        content: .written("Люблю"))),
            ] + (known + [need]).map { .memory(.memory($0)) }
        return try await ledger.write { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            for change in changes { try transaction.apply(change, to: conversation) }
            return conversation
        }
    }

    private func work(
        _ conversation: ConversationID, _ model: CountingModel?, attempt: Int = 1
    ) async -> JobOutcome<Event> {
        let deepener = model.map {
            Deepener(model: $0, prompt: ModelPrompt(version: 1, temperature: 0) { "\($0)" }, terms: Terms())
        }
        let worker = DeepeningWorker(
            machine: machine, deepener: deepener, duplicates: Duplicates(terms: Terms()), ledger: ledger, clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return await worker.perform(
            JobInHand(job: .deepen, conversation: conversation, address: address, attempt: attempt)
        ) { _ in }
    }

    private func found(_ outcome: JobOutcome<Event>) -> Deepening? {
        if case .ended(.deepened(let deepening)) = outcome { deepening } else { nil }
    }

    private func id(_ number: Int64) -> MemoryID { MemoryID(rawValue: number) }

    @Test func `without a model it is done as far as rules go`() async throws {
        let found = try #require(found(await work(try await person(), nil)))
        #expect(found.merges.map(\.keeper.id) == [id(10)] && found.merges.flatMap(\.others).map(\.id) == [id(11)])
        #expect(found.stale == [id(30)])
        #expect(found.insights.isEmpty && found.unions.isEmpty && found.reader == .rules)
    }

    @Test func `a model is asked once, of who agrees`() async throws {
        let model = CountingModel()
        let conversation = try await person()
        let deepening = try #require(found(await work(conversation, model)))
        #expect(deepening.insights.count == 1 && deepening.merges.count == 1)
        #expect(deepening.reader == .model(name: "m", prompt: 1))
        #expect(model.asked.withLockedValue(\.self) == 1)
    }

    @Test func `nothing is sent of who does not agree`() async throws {
        let model = CountingModel()
        #expect(found(await work(try await person(agrees: false), model))?.stale == [id(30)])
        #expect(model.asked.withLockedValue(\.self) == 0)
    }

    @Test func `a model that is away is waited for, but not for ever`() async throws {
        let conversation = try await person()
        let away = CountingModel(.unavailable(retryAfter: .minutes(9)))
        guard case .postponed(let wait, nil) = await work(conversation, away) else {
            Issue.record("it does not wait")
            return
        }
        #expect(wait >= .minutes(9))
        #expect(found(await work(conversation, away, attempt: 4))?.merges.count == 1)
    }

    @Test(arguments: [ModelAbsence.budgetSpent, .shareSpent, .refused, .misconfigured])
    func `a model that will not help this week is done without`(absence: ModelAbsence) async throws {
        #expect(found(await work(try await person(), CountingModel(absence)))?.merges.count == 1)
    }

    /// What was found, in a real step on the real store.
    @Test func `what was retired or merged is out of mind, and its words are still found in the diary`() async throws {
        let conversation = try await person()
        let deepening = try #require(found(await work(conversation, nil)))
        let known = try await ledger.read { try $0.answer(.deepening(deepening.memories), about: conversation) }
        #expect(Set(known.memories.map(\.id)) == [id(10), id(11), id(30)])
        var book = MemoryBook(known.memories)
        for merge in deepening.merges {
            let isMerged = book.merge(merge, at: clock.now)
            #expect(isMerged)
        }
        for stale in deepening.stale {
            let retired10 = book.retire(stale, on: LocalDate(daysSinceEpoch: 20_778), at: clock.now)
            #expect(retired10)
        }
        let changed = book.changed.compactMap { book.memories[$0] }
        try await ledger.write { transaction in
            for memory in changed { try transaction.apply(.memory(.memory(memory)), to: conversation) }
        }
        let after = try await ledger.read { try $0.answer(.history, about: conversation) }
        #expect(after.memories.first { $0.id == id(11) }?.withdrawal?.into == id(10))
        #expect(after.memories.count { $0.withdrawal == nil } == Self.texts.count - 1)
        let index = PersonIndex(diaries: after.diaries, memories: after.memories, terms: Terms())
        #expect(index.memories[id(30)] == nil && index.memories[id(11)] == nil)
        #expect(index.search("Люблю", most: 3).passages.map(\.quote.text) == ["Люблю"])
    }
}
