import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import NIOConcurrencyHelpers
import Testing
import Texts

@testable import Product
@testable import Store

/// A model that answers as it is told to, and remembers what it was asked.
private final class ToldModel: LanguageModel {
    let asked = NIOLockedValueBox<[String]>([])
    /// What happens while it thinks.
    let meanwhile = NIOLockedValueBox<@Sendable () async -> Void>({})
    private let answer: @Sendable (String) throws -> String

    init(_ answer: @escaping @Sendable (String) throws -> String) {
        self.answer = answer
    }

    convenience init(away absence: ModelAbsence) {
        self.init { _ in throw absence }
    }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        let prompt = request.messages.map(\.content).joined()
        asked.withLockedValue { $0.append(prompt) }
        await meanwhile.withLockedValue { $0 }()
        if Task.isCancelled { throw .cancelled }
        let usage = ModelUsage(promptTokens: 100, answerTokens: 10, cost: 42)
        do {
            let text = try answer(prompt)
            for count in 1...text.count { sofar?(String(text.prefix(count))) }
            return ModelAnswer(content: text, model: "told", usage: usage)
        } catch {
            throw error as? ModelAbsence ?? .refused
        }
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> { throw .refused }

    /// Says something, and rests it on the first line that has a word.
    static func saying(_ text: String, as word: String) -> ToldModel {
        ToldModel { prompt in
            let line = prompt.split(separator: "\n").first { $0.hasPrefix("[") && $0.contains(word) }
            guard let line, let end = line.firstIndex(of: "]") else { return "UNKNOWN" }
            return "\(text) \(line[...end])."
        }
    }
}

/// A model that turns all texts into the same vector.
private struct OneTopic: TextEmbedder {
    let model = "topics"

    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]] { texts.map { _ in [1, 0] } }
}

@Suite struct `A question to the clone` {
    private let home: Household
    private let prompt: ModelPrompt
    private let shown = NIOLockedValueBox<[Passing]>([])
    private let address = Address(channel: .terminal, chat: "a")
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws {
        home = try Household()
        let written = try #require(try Bot.prompts(home: `Every word for people is there`.home)[Advisor.promptName])
        prompt = ModelPrompt(version: written.version, temperature: written.temperature) {
            try written.filled(with: $0)
        }
    }

    private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }
    private func part(_ number: Int64, _ words: String) -> DiaryPart { .written(number, in: number, words) }

    private func memory(_ part: DiaryPart, _ text: String, on day: LocalDate, city: String? = nil) -> Memory {
        let quote = Quote(diary: part.diary, part: part.id, offset: 0, text: part.text ?? "", day: day)
        return Memory(
            id: MemoryID(rawValue: part.id.rawValue), kind: city == nil ? .goal : .fact, text: text,
            claim: city.map { Claim(Slot(relation: .livesIn), value: $0) },
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: home.clock.now, importance: 0.5,
            confidence: 0.8)
    }

    /// Somebody who lived in Tver, has lived in Kazan since March 2025, and would like to go to the sea with Masha.
    private func person(agrees: Bool = true) async throws -> ConversationID {
        let chat = try await home.person(agrees: agrees)
        let days = try [day("2024-05-10"), day("2025-06-01"), day("2026-10-01")]
        let parts = [
            part(1, "Живу в Твери, у реки."), part(2, "С марта живу в Казани, у озера."),
            part(3, "Мечтаю поехать с Машей на море."),
        ]
        var tver = memory(parts[0], "Живёт в Твери", on: days[0], city: "тверь")
        var kazan = memory(parts[1], "Живёт в Казани", on: days[1], city: "казань")
        let march = try #require(PartialDate(iso: "2025-03"))
        tver.ending = .init(at: march, cause: .superseded(by: kazan.id))
        kazan.heldFrom = march
        let goal = memory(parts[2], "Мечтает поехать с Машей на море", on: days[2])
        let entries = zip(parts, days).flatMap { part, day -> [Change] in
            [.diaryOpened(part.diary, day: day, at: Timestamp(seconds: 0)), .part(part)]
        }
        // What stands in another's place is there before it.
        try await home.apply(entries + [kazan, tver, goal].map { .memory(.memory($0)) }, to: chat)
        return chat
    }

    private func ask(
        _ question: String, _ model: ToldModel?, in chat: ConversationID, after thread: [AdviceID] = [],
        embedder: OneTopic? = nil
    ) async throws -> JobOutcome<Event> {
        let order = AdviceOrder(question: question, day: try day("2026-11-21"), thread: thread)
        return await perform(.advise(order), model, in: chat, embedder)
    }

    private func perform(
        _ job: Job, _ model: ToldModel?, in chat: ConversationID, _ embedder: OneTopic? = nil
    ) async -> JobOutcome<Event> {
        let (shown, terms) = (shown, home.terms)
        let worker = AdviceWorker(
            advisor: model.map { Advisor(model: $0, prompt: prompt, terms: terms) },
            indices: home.indices(model: embedder?.model),
            meanings: embedder.map { Meanings(embedder: $0, clock: home.clock) }, terms: terms,
            lexicons: Lazily { try Lexicons.bundled() }, clock: home.clock,
            show: { passing, _ in shown.withLockedValue { $0.append(passing) } }, logger: logger)
        return await worker.perform(
            JobInHand(job: job, conversation: chat, address: address, attempt: 1)
        ) { _ in }
    }

    private func advice(_ outcome: JobOutcome<Event>) throws -> Advice {
        guard case .ended(.advised(let advice)) = outcome else { throw Unexpected() }
        return advice
    }

    private struct Unexpected: Error {}

    /// Lets the conversation take an answer. Returns the jobs that come of it.
    private func take(_ advice: Advice, in chat: ConversationID) async throws -> [Job] {
        let now = home.clock.now
        try await home.ledger.write { try $0.addEvent(.advised(advice), to: chat, now: now) }
        _ = try await Conductor(ledger: home.ledger, machine: home.machine, clock: home.clock, logger: logger).tick()
        return try await home.ledger.write { transaction in
            try transaction.claimJobs(
                JobScope([JobKind.advise.rawValue]), limit: 9, perConversation: 9, owner: "test", lease: .minutes(1),
                now: now
            ).compactMap(\.job)
        }
    }

    @Test func `about what has changed is answered in the person's own words, and nobody else is asked`() async throws {
        let chat = try await person()
        let model = ToldModel { _ in "Всё." }

        let advice = try advice(try await ask("Что изменилось с мая 2024?", model, in: chat))

        // Nothing is known of the days before the first entry.
        guard case .changed(let since, let differences, more: 0) = advice.answer else { throw Unexpected() }
        let first = try day("2024-05-10")
        #expect(since == first)
        #expect(differences.map { $0.before?.diary.rawValue } == [1, nil])
        #expect(differences.map { $0.after?.diary.rawValue } == [2, 3])
        #expect(advice.used.map(\.rawValue) == [1, 2, 3])
        #expect(advice.origin == nil && model.asked.withLockedValue { $0 }.isEmpty)
    }

    @Test func `about what has changed leaves out what is to be forgotten`() async throws {
        let chat = try await person()
        try await forget("Маша", in: chat)

        let advice = try advice(try await ask("Что изменилось с мая 2024?", nil, in: chat))

        guard case .changed(_, let differences, more: 0) = advice.answer else { throw Unexpected() }
        #expect(differences.map { $0.after?.diary.rawValue } == [2])
        #expect(advice.heeded == [TopicID(rawValue: 7)])
    }

    @Test func `to the person of then is answered from what was known then, and so is what goes on from it`()
        async throws
    {
        let chat = try await person()
        let model = ToldModel.saying("Живу в Твери, у реки", as: "Твер")

        let then = try advice(try await ask("Спроси меня из мая 2024: где я живу?", model, in: chat))
        try await home.apply(
            [.advice(.kept(AdviceRecord(id: AdviceID(rawValue: 100), at: home.clock.now, advice: then)))], to: chat)
        let on = try advice(try await ask("А где живу?", model, in: chat, after: [AdviceID(rawValue: 100)]))
        let now = try advice(try await ask("А где живу?", model, in: chat))

        let may = try day("2024-05-31")
        #expect([then, on, now].map(\.past) == [may, may, nil])
        #expect(then.grounds.map(\.diary.rawValue) == [1])
        guard case .said("Живу в Твери, у реки.", _) = then.answer else { throw Unexpected() }
        let prompts = model.asked.withLockedValue { $0 }
        try #require(prompts.count == 3)
        #expect(prompts.map { $0.contains("Казан") } == [false, false, true])
        #expect(prompts.allSatisfy { $0.contains("Твер") })
    }

    private func forget(_ words: String, in chat: ConversationID) async throws {
        var person = try #require(try await home.everything(of: chat).person)
        person.forgotten = [ForgottenTopic(id: TopicID(rawValue: 7), words: words, at: home.clock.now)]
        try await home.apply([.person(person)], to: chat)
    }

    @Test func `is answered without what is to be forgotten`() async throws {
        let chat = try await person()
        try await forget("Маша", in: chat)
        let model = ToldModel.saying("Поехал бы на море", as: "море")

        let advice = try advice(try await ask("Поехать бы на море?", model, in: chat))

        let prompts = model.asked.withLockedValue { $0 }
        #expect(prompts.allSatisfy { !$0.contains("Маш") })
        #expect(advice.answer == .unknown(asking: nil) && advice.grounds.isEmpty)
        #expect(advice.heeded == [TopicID(rawValue: 7)])
    }

    @Test func `is asked again where something is to be forgotten since it was asked`() async throws {
        let chat = try await person()
        let model = ToldModel.saying("Поехал бы с Машей на море", as: "Маш")
        model.meanwhile.withLockedValue { $0 = { try? await forget("Маша", in: chat) } }
        let late = try advice(try await ask("Поехать бы на море?", model, in: chat))
        #expect("\(late.answer)".contains("Машей") && late.heeded == nil)

        let jobs = try await take(late, in: chat)

        #expect(try await home.everything(of: chat).answers.isEmpty)
        try #require(jobs.count == 1)
        let again = try advice(await perform(jobs[0], model, in: chat))
        #expect(again.heeded == [TopicID(rawValue: 7)] && again.question == late.question)
        #expect(try await take(again, in: chat).isEmpty)
        let answers = try await home.everything(of: chat).answers
        #expect(answers.count == 1 && !"\(answers)".contains("Маш"))
    }

    @Test func `is kept with its answer, what that rests on, who gave it, how long that took and what it cost`()
        async throws
    {
        let chat = try await person()
        let model = ToldModel.saying("Поехал бы на море", as: "море")
        let clock = home.clock
        model.meanwhile.withLockedValue { $0 = { clock.advance(by: .milliseconds(1500)) } }

        let advice = try advice(try await ask("Поехать бы на море?", model, in: chat))
        _ = try await take(advice, in: chat)

        let known = try await home.everything(of: chat)
        let record = try #require(known.answers.first)
        #expect(known.answers.count == 1 && record.at == home.clock.now && record.ratings.isEmpty)
        #expect(record.advice.question == "Поехать бы на море?")
        guard case .said("Поехал бы на море.", _) = record.advice.answer else { throw Unexpected() }
        #expect(record.advice.grounds.map(\.part.rawValue) == [3])
        #expect(record.advice.used.map(\.rawValue) == [3])
        #expect(
            record.advice.origin
                == Advice.Origin(
                    model: "told", prompt: prompt.version, milliseconds: 1500, tokens: 110, cost: 42))
        #expect(known.memories.map(\.usageCount) == [0, 0, 1])
    }

    @Test(arguments: [
        (.unavailable(retryAfter: nil), .away), (.misconfigured, .away), (.refused, .away),
        (.budgetSpent, .budgetSpent),
        (.shareSpent, .shareSpent), (ModelAbsence.none, Advice.Absence.none),
    ])
    func `is answered with the person's closest words where the model is away`(
        absence: ModelAbsence, told: Advice.Absence
    ) async throws {
        let chat = try await person()
        let model = ToldModel(away: absence)

        let advice = try advice(try await ask("Поехать бы на море?", model, in: chat))

        #expect(advice.answer == .quoted(told))
        #expect(advice.grounds.map(\.text) == ["Мечтаю поехать с Машей на море."])
        #expect(advice.used.map(\.rawValue) == [3] && advice.origin == nil)
        #expect(model.asked.withLockedValue { $0 }.count == 1)
    }

    @Test func `is answered with the closest words where no model is set up, or the person does not agree to it`()
        async throws
    {
        let chat = try await person(agrees: false)
        let model = ToldModel.saying("Поехал бы на море", as: "море")

        let refused = try advice(try await ask("Поехать бы на море?", model, in: chat))
        let alone = try advice(try await ask("Поехать бы на море?", nil, in: chat))

        #expect([refused.answer, alone.answer] == [.quoted(.notAllowed), .quoted(.none)])
        #expect([refused, alone].allSatisfy { $0.grounds.map(\.part.rawValue) == [3] })
        #expect(model.asked.withLockedValue { $0 }.isEmpty)
    }

    @Test func `finds by its meaning what has none of its words`() async throws {
        let chat = try await person()
        let words = "Мечтаю поехать с Машей на море."
        try await home.apply(try vector([1, 0], of: words, in: 3), to: chat)
        // What stands out does so among others.
        for number in Int64(10)..<30 {
            try await home.apply(.entry(number, "День."), to: chat)
            try await home.apply(try vector([0, 1], of: "День.", in: number), to: chat)
        }
        let question = "Отпуск?"

        let found = try advice(try await ask(question, nil, in: chat, embedder: OneTopic()))
        let without = try advice(try await ask(question, nil, in: chat))

        #expect(found.grounds.map(\.text) == [words] && without.grounds.isEmpty)
    }

    private func vector(_ vector: [Float], of words: String, in part: Int64) throws -> [Change] {
        let vectors = [TextDigest(of: words): try #require(TextVector(vector))]
        let kept = KeptVectors(owner: .part(PartID(rawValue: part)), vectors: vectors)
        return [.vectors(.kept(kept, model: "topics"))]
    }

    @Test func `shows its answer as it grows, once a second`() async throws {
        let chat = try await person()
        _ = try await ask("Поехать бы на море?", .saying("Поехал бы на море", as: "море"), in: chat)

        let drafts = shown.withLockedValue { $0 }
        guard case .draft(_, let text)? = drafts.first else { throw Unexpected() }
        #expect("Поехал бы на море".hasPrefix(text))
        #expect(drafts.count == 1)
    }

    @Test func `is given back where nobody waits for it any more`() async throws {
        let chat = try await person()
        let model = ToldModel.saying("Поехал бы на море", as: "море")
        let (begun, end) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        model.meanwhile.withLockedValue { meanwhile in
            meanwhile = {
                begun.continuation.finish()
                // Ends when the task is cancelled, and not before.
                for await _ in end.stream {}
            }
        }
        let work = Task { try await ask("Поехать бы на море?", model, in: chat) }
        for await _ in begun.stream {}
        work.cancel()

        guard case .postponed(for: .zero, nil) = try await work.value else { throw Unexpected() }
        #expect(try await home.everything(of: chat).answers.isEmpty)
    }

    @Test func `of somebody who is gone is answered by nothing`() async throws {
        let chat = try await person()
        try await home.forget(chat)
        let model = ToldModel { _ in "Всё." }

        let advice = try advice(try await ask("Поехать бы на море?", model, in: chat))

        #expect(advice.answer == .unknown(asking: nil) && advice.grounds.isEmpty)
        #expect(model.asked.withLockedValue { $0 }.isEmpty)
    }
}
