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

/// An embedder that counts what it was asked, or is away.
private final class CountingEmbedder: TextEmbedder {
    let model: String
    let asked = NIOLockedValueBox<[String]>([])
    let absence = NIOLockedValueBox<ModelAbsence?>(nil)

    init(model: String = "m") { self.model = model }

    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]] {
        if let absence = absence.withLockedValue(\.self) { throw absence }
        asked.withLockedValue { $0 += texts }
        return texts.map { [Float($0.count), 1] }
    }
}

@Suite struct `Who a person is` {
    private let folder = NSTemporaryDirectory() + "dvoinik-profile-\(UUID().uuidString)"
    private let clock = NoonClock()
    private let address = Address(channel: .terminal, chat: "a")
    private let machine: ProductMachine
    private let ledger: BotLedger

    init() throws {
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        machine = ProductMachine(rules: rules, speaker: Speaker(catalogue: catalogue))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = BotLedger(
            store: try Store(folder: folder, key: MasterKey()), machine: machine, tables: DiaryTables(), clock: clock)
    }

    /// Somebody in Vladivostok who said what matters to them at 16:00 UTC, in the middle of their night.
    private func person(agrees: Bool = true) async throws -> ConversationID {
        var person = Person(language: .russian, since: clock.now)
        person.consents = agrees ? [.diaries: clock.now, .clone: clock.now] : [.diaries: clock.now]
        person.place = Place(
            geonameID: 1, name: .init(russian: "Владивосток", english: "Vladivostok"), countryCode: "RU",
            country: .init(russian: "Россия", english: "Russia"), region: "", latitude: 43, longitude: 132,
            population: 600_000, zone: "Asia/Vladivostok")
        let day = LocalDate(daysSinceEpoch: 20_778)
        var changes: [Domain.Change] = [.person(person)]
        for number in Int64(1)...12 {
            let (diary, part) = (DiaryID(rawValue: number), PartID(rawValue: number))
            let isNight = number <= 6
            let opened = Timestamp(seconds: Int64(day.daysSinceEpoch) * 86400 + (isNight ? 16 : 3) * 3600)
            var reading = DiaryReading(reader: .rules)
            reading.strain = isNight ? .tense : .calm
            changes += [
                .diaryOpened(diary, day: day, at: opened),
                .part(
                    DiaryPart(
                        id: part, diary: diary, message: number, sentAt: opened,
                        content: .written("Честность важнее всего"))),
                .diaryClosed(diary, at: opened), .memory(.read(diary, reading)),
            ]
        }
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Честность", day: day)
        let memory = Memory(
            id: MemoryID(rawValue: 5), kind: .value, text: "Ценит честность", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: clock.now, importance: 0.5,
            confidence: 0.5)
        let all = changes + [.memory(.memory(memory))]
        return try await ledger.write { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            for change in all { try transaction.apply(change, to: conversation) }
            return conversation
        }
    }

    private func make(
        _ conversation: ConversationID, _ embedder: CountingEmbedder? = nil
    ) async -> JobOutcome<Event> {
        let worker = ProfileWorker(
            machine: machine, embedder: embedder, ledger: ledger, terms: Terms(), clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return await worker.perform(
            JobInHand(job: .profile, conversation: conversation, address: address, attempt: 1)
        ) { _ in }
    }

    private func made(_ outcome: JobOutcome<Event>) throws -> (Profile, PersonalityEmbedding?) {
        guard case .ended(.profiled(let profile?, let vector, _)) = outcome else {
            throw Unexpected(outcome: "\(outcome)")
        }
        return (profile, vector)
    }

    private struct Unexpected: Error { let outcome: String }

    @Test func `it is made from memories and entries, by the person's own clock`() async throws {
        let (profile, vector) = try made(await make(try await person()))
        #expect(profile.traits == [.init(.value, "Ценит честность", memories: [MemoryID(rawValue: 5)])])
        #expect(profile.rhythms.contains { $0.part == .night && $0.measure == .strain && $0.deviation > 1 })
        #expect(profile.style.words.map(\.text).contains("честность"))
        #expect(profile.stage == .initial && vector == nil)
    }

    @Test func `a word that is to be forgotten is no habit, though the entries stay and a model is sent the rest`()
        async throws
    {
        let conversation = try await person()
        let topic = ForgottenTopic(id: TopicID(rawValue: 9), words: "честность", at: clock.now)
        try await ledger.write { transaction in
            var person = try #require(try transaction.answer(.person, about: conversation).person)
            person.forgotten = [topic]
            try transaction.apply(.person(person), to: conversation)
        }
        let embedder = CountingEmbedder()
        let (profile, _) = try made(await make(conversation, embedder))
        #expect(profile.style.words.map(\.text) == ["важнее"] && profile.traits.isEmpty)
        #expect(profile.heeded == [topic.id])
        #expect(embedder.asked.withLockedValue { $0 }.allSatisfy { !$0.contains("естност") })
    }

    @Test func `its vector is made when it changes, or when the model does, and not otherwise`() async throws {
        let conversation = try await person()
        let embedder = CountingEmbedder()
        let (profile, vector) = try made(await make(conversation, embedder))
        #expect(vector == PersonalityEmbedding(model: "m", vector: [Float(profile.text.count), 1]))
        try await ledger.write {
            try $0.apply(.profile(.kept(profile)), to: conversation)
            try $0.apply(.profile(.embedded(vector)), to: conversation)
        }

        let (_, again) = try made(await make(conversation, embedder))
        #expect(again == vector)
        #expect(embedder.asked.withLockedValue(\.count) == 1)
        let (_, other) = try made(await make(conversation, CountingEmbedder(model: "other")))
        #expect(other?.model == "other")

        try await ledger.write { try $0.apply(.diaryDeleted(DiaryID(rawValue: 1)), to: conversation) }
        let later = try made(await make(conversation, embedder))
        #expect(later.0.traits.isEmpty && later.1 != vector)
        #expect(embedder.asked.withLockedValue(\.count) == 2)
    }

    @Test func `nothing is sent of who does not agree`() async throws {
        let embedder = CountingEmbedder()
        let (profile, vector) = try made(await make(try await person(agrees: false), embedder))
        #expect(!profile.traits.isEmpty && vector == nil)
        #expect(embedder.asked.withLockedValue { $0 } == [])
    }

    @Test func `it does not wait for its vector`() async throws {
        let embedder = CountingEmbedder()
        embedder.absence.withLockedValue { $0 = .unavailable(retryAfter: .minutes(3)) }
        guard case .postponed(let wait, .profiled(let profile?, nil, _)) = await make(try await person(), embedder)
        else {
            Issue.record("the profile waits")
            return
        }
        #expect(wait >= .minutes(3) && !profile.traits.isEmpty)
    }
}
