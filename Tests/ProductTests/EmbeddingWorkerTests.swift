import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Product
@testable import Store

/// An embedding model that knows a few topics: texts on the same one point the same way.
private final class TopicEmbedder: TextEmbedder {
    let model: String
    let asked = NIOLockedValueBox<[String]>([])
    let width = NIOLockedValueBox(4)
    /// After how many texts it goes away.
    let room = NIOLockedValueBox(Int.max)
    /// What happens while it is asked for the first time.
    let meanwhile = NIOLockedValueBox<(@Sendable () async -> Void)?>(nil)
    /// What it takes no text with.
    let abhorred = NIOLockedValueBox<String?>(nil)

    init(_ model: String = "topics") {
        self.model = model
    }

    private static let topics = [["уток", "птиц"], ["скрипк", "музык"], ["работ", "аврал"]]

    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]] {
        let isAway = room.withLockedValue { room in
            room -= texts.count
            return room < 0
        }
        if isAway { throw .unavailable(retryAfter: .minutes(3)) }
        if let word = abhorred.withLockedValue(\.self), texts.contains(where: { $0.contains(word) }) { throw .refused }
        asked.withLockedValue { $0 += texts }
        let event = meanwhile.withLockedValue { meanwhile in
            defer { meanwhile = nil }
            return meanwhile
        }
        await event?()
        let width = width.withLockedValue { $0 }
        return texts.map { text in
            let topic = Self.topics.firstIndex { $0.contains { text.lowercased().contains($0) } } ?? 3
            return (0..<width).map { $0 == topic ? 1 : 0 }
        }
    }
}

@Suite struct `What was said becomes vectors` {
    private let home: Household

    init() throws {
        home = try Household()
    }

    private func person(agrees: Bool = true) async throws -> ConversationID {
        let chat = try await home.person(agrees: agrees)
        let texts = ["Кормила уток.", "Играла на скрипке.", "На работе аврал."] + (0..<20).map { "День \($0)." }
        for (number, text) in texts.enumerated() {
            try await home.apply(.entry(Int64(number + 1), text), to: chat)
        }
        let part = DiaryPart.written(1, in: 1, texts[0])
        try await home.apply([.memory(.memory(.known(50, "Кормит уток", from: part)))], to: chat)
        return chat
    }

    private func work(
        _ embedder: TopicEmbedder, for chat: ConversationID, meanings: Meanings? = nil
    ) async -> JobOutcome<Event> {
        let worker = EmbeddingWorker(
            meanings: meanings ?? Meanings(embedder: embedder, clock: home.clock),
            indices: home.indices(model: embedder.model), ledger: home.ledger, metrics: home.metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return await worker.perform(
            JobInHand(
                job: .embed, conversation: chat, address: Address(channel: .terminal, chat: "a"), attempt: 1)
        ) { _ in }
    }

    private func search(
        _ question: String, in chat: ConversationID, _ embedder: TopicEmbedder
    ) async throws -> PersonIndex.Found {
        let index = try await home.indices(model: embedder.model).look(at: chat).index
        let meaning = try await embedder.vectors(of: [question], for: .question, person: nil).first
        return index.asked(meaning).search(question, most: 3)
    }

    private func rows() async throws -> [String: Int] {
        try await home.vectors()
    }

    @Test func `a text that the model refuses does not hold up the others`() async throws {
        let chat = try await person()
        let embedder = TopicEmbedder()
        embedder.abhorred.withLockedValue { $0 = "скрипке" }
        guard case .done = await work(embedder, for: chat) else { Issue.record("not done"); return }
        let index = try await home.indices(model: embedder.model).look(at: chat).index
        #expect(index.unembedded(width: 4).map(\.texts) == [["Играла на скрипке."]])
    }

    @Test func `and is found by what it means, though it has no word of the question`() async throws {
        let (chat, embedder) = (try await person(), TopicEmbedder())
        guard case .done = await work(embedder, for: chat) else { Issue.record("not done"); return }

        let found = try await search("Каких птиц видела?", in: chat, embedder)

        #expect(found.passages.map(\.quote.text) == ["Кормила уток."])
        #expect(try await search("Что с музыкой?", in: chat, embedder).passages.map(\.quote.diary.rawValue) == [2])
    }

    @Test func `each text once, however often it was said`() async throws {
        let (chat, embedder) = (try await person(), TopicEmbedder())
        try await home.apply(.entry(30, "Кормила уток.") + .entry(31, "Кормила уток."), to: chat)
        _ = await work(embedder, for: chat)
        try await home.apply(.entry(32, "Кормила уток.") + .entry(33, "Новое."), to: chat)
        _ = await work(embedder, for: chat)

        let asked = embedder.asked.withLockedValue { $0 }
        #expect(asked.count == Set(asked).count && asked.count == 25)
        #expect(try await search("птицы", in: chat, embedder).passages.map(\.quote.diary.rawValue) == [32, 31, 30])
    }

    @Test func `in batches that are kept when the model goes away, and goes on from there`() async throws {
        let (chat, embedder) = (try await person(), TopicEmbedder())
        for number in 100..<200 as Range<Int64> { try await home.apply(.entry(number, "Запись \(number)."), to: chat) }
        embedder.room.withLockedValue { $0 = 70 }
        guard case .postponed(let wait, nil) = await work(embedder, for: chat) else {
            Issue.record("the work was given up")
            return
        }
        #expect(wait >= .minutes(3))
        #expect(try await rows() == ["topics": 64])

        embedder.room.withLockedValue { $0 = .max }
        guard case .done = await work(embedder, for: chat) else { Issue.record("not done"); return }

        #expect(try await rows() == ["topics": 124])
        let asked = embedder.asked.withLockedValue { $0 }
        #expect(asked.count == Set(asked).count)
    }

    @Test func `and stay as another worker made them meanwhile of newer words`() async throws {
        let (chat, slow, quick) = (try await person(), TopicEmbedder(), TopicEmbedder())
        slow.meanwhile.withLockedValue { meanwhile in
            meanwhile = {
                try? await home.apply([.part(.written(2, in: 2, "Играла на трубе."))], to: chat)
                _ = await work(quick, for: chat)
                slow.room.withLockedValue { $0 = 0 }
            }
        }
        _ = await work(slow, for: chat)

        #expect(quick.asked.withLockedValue { $0.contains("Играла на трубе.") })
        let index = try await home.indices(model: slow.model).look(at: chat).index
        #expect(index.unembedded(width: 4).isEmpty)
        #expect(index.vector(of: "Играла на скрипке.", width: 4) == nil)
    }

    @Test func `not of another model any more where the person agrees no longer`() async throws {
        let (chat, old, new) = (try await person(), TopicEmbedder("old"), TopicEmbedder("new"))
        _ = await work(old, for: chat)
        var person = try #require(try await home.everything(of: chat).person)
        person.consents[.clone] = nil
        try await home.apply([.person(person)], to: chat)
        _ = await work(new, for: chat)

        #expect(try await rows() == [:])
        #expect(new.asked.withLockedValue { $0 }.isEmpty)
    }

    @Test func `anew for another model, whose forerunner's vectors stay until all is there`() async throws {
        let (chat, old, new) = (try await person(), TopicEmbedder("old"), TopicEmbedder("new"))
        _ = await work(old, for: chat)
        new.room.withLockedValue { $0 = 0 }
        _ = await work(new, for: chat)
        #expect(try await rows() == ["old": 24])

        new.room.withLockedValue { $0 = .max }
        _ = await work(new, for: chat)

        #expect(try await rows() == ["new": 24])
        #expect(try await search("птицы", in: chat, new).passages.first?.quote.diary.rawValue == 1)
    }

    @Test func `anew where the model behind the name has another width`() async throws {
        let (chat, embedder) = (try await person(), TopicEmbedder())
        _ = await work(embedder, for: chat)
        embedder.width.withLockedValue { $0 = 8 }
        let meanings = Meanings(embedder: embedder, clock: home.clock)
        let person = try #require(try await home.everything(of: chat).person)
        // The search goes by words until it is done.
        let meaning = await meanings.meaning(of: "птицы", by: person, PersonID(rawValue: 1))
        let index = try await home.indices(model: embedder.model).look(at: chat).index
        #expect(meaning?.count == 8 && index.asked(meaning).search("птицы", most: 3).passages.isEmpty)
        #expect(index.asked(meaning).search("кормила", most: 3).passages.count == 1)

        _ = await work(embedder, for: chat, meanings: meanings)

        #expect(try await search("птицы", in: chat, embedder).passages.first?.quote.diary.rawValue == 1)
        #expect(try await rows() == ["topics": 24])
    }

    @Test func `only of those who agree, and not a question of others either`() async throws {
        let (chat, embedder) = (try await person(agrees: false), TopicEmbedder())
        guard case .done = await work(embedder, for: chat) else { Issue.record("not done"); return }
        let person = try #require(try await home.everything(of: chat).person)
        let meanings = Meanings(embedder: embedder, clock: home.clock)

        #expect(await meanings.meaning(of: "птицы", by: person, PersonID(rawValue: 1)) == nil)
        #expect(embedder.asked.withLockedValue { $0 }.isEmpty)
    }

    @Test func `and a question whose vector does not come is searched by its words`() async throws {
        let (chat, embedder) = (try await person(), TopicEmbedder())
        _ = await work(embedder, for: chat)
        embedder.room.withLockedValue { $0 = 0 }
        let person = try #require(try await home.everything(of: chat).person)
        let meaning = await Meanings(embedder: embedder, clock: home.clock)
            .meaning(of: "кормила", by: person, PersonID(rawValue: 1))

        let index = try await home.indices(model: embedder.model).look(at: chat).index
        #expect(meaning == nil)
        #expect(index.asked(meaning).search("кормила", most: 3).passages.map(\.quote.diary.rawValue) == [1])
    }
}
