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

/// A guesser that remembers what it was asked, and expects the second answer of everybody.
private final class AskedGuesser: Guesser {
    struct Fault: Error {}

    let inquiries = NIOLockedValueBox<[GuessInquiry]>([])
    let fails: Bool

    init(fails: Bool = false) {
        self.fails = fails
    }

    func expectation(_ inquiry: GuessInquiry) async throws -> Expected {
        if fails { throw Fault() }
        inquiries.withLockedValue { $0.append(inquiry) }
        let weights = inquiry.answers.indices.map { $0 == 1 ? 3.0 : 1 }
        return Expected(Distribution(weights: weights), grounds: 1, method: .rules)
    }
}

@Suite struct `A question of the game of guesses` {
    private let folder = NSTemporaryDirectory() + "dvoinik-guess-\(UUID().uuidString)"
    private let clock = NoonClock()
    private let address = Address(channel: .terminal, chat: "a")
    private let ledger: BotLedger
    private let speaker: Speaker

    init() throws {
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        speaker = Speaker(catalogue: catalogue)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = BotLedger(
            store: try Store(folder: folder, key: MasterKey()), machine: ProductMachine(rules: rules, speaker: speaker),
            tables: DiaryTables(), clock: clock)
    }

    /// Somebody born in 1990 in Russia, who has said what they want.
    private func person(_ more: [Change] = [], agrees: Bool = true) async throws -> ConversationID {
        var person = Person(language: .russian, since: clock.now)
        person.consents = agrees ? [.diaries: clock.now, .clone: clock.now] : [.diaries: clock.now]
        person.birthDate = LocalDate(year: 1990, month: 5, day: 17)
        person.place = Place(
            geonameID: 1, name: .init(russian: "Тверь", english: "Tver"), countryCode: "RU",
            country: .init(russian: "Россия", english: "Russia"), region: "", latitude: 56, longitude: 35,
            population: 400_000, zone: "Europe/Moscow")
        let (diary, part) = (DiaryID(rawValue: 1), PartID(rawValue: 1))
        let day = LocalDate(daysSinceEpoch: 20_778)
        let text = "Хочу в горы, на лифте не езжу, гулять пойду с зонтом"
        let goal = Memory(
            id: MemoryID(rawValue: 5), kind: .goal, text: "Хочет в горы", claim: nil,
            evidence: [
                .init(
                    Quote(diary: diary, part: part, offset: 0, text: "Хочу в горы", day: day), stance: .stated,
                    strain: .calm)
            ], learnt: clock.now, importance: 0.5, confidence: 0.5)
        let changes: [Change] = [
            .person(person), .diaryOpened(diary, day: day, at: clock.now),
            .part(DiaryPart(id: part, diary: diary, message: 1, sentAt: clock.now, content: .written(text))),
            .memory(.memory(goal)),
        ]
        return try await ledger.write { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            for change in changes + more { try transaction.apply(change, to: conversation) }
            return conversation
        }
    }

    private func perform(
        _ guesser: any Guesser, for conversation: ConversationID, chance: Double = 0.5
    ) async -> JobOutcome<Event> {
        let worker = GuessWorker(
            rules: RuleGuesser(terms: Terms()), model: guesser,
            indices: PersonIndices(ledger: ledger, terms: Terms(), model: nil, clock: clock, metrics: Metrics()),
            meanings: nil, speaker: speaker,
            clock: clock, chance: { chance },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return await worker.perform(
            JobInHand(job: .guess, conversation: conversation, address: address, attempt: 1)
        ) { _ in }
    }

    private func asked(_ question: GuessQuestion, at moment: Timestamp) -> Change {
        let even = Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0)
        let id = GuessBank.questions.firstIndex { .bank($0.name) == question } ?? 0
        return .guess(
            GuessDraft(question: question, clone: even, persona: even).round(GuessID(rawValue: Int64(id)), at: moment))
    }

    @Test func `is guessed for the person with all that is known, and for just anybody with age and country alone`()
        async throws
    {
        let guesser = AskedGuesser()
        guard case .ended(.guessed(let draft?)) = await perform(guesser, for: try await person()) else {
            Issue.record("no question")
            return
        }

        #expect(draft.clone.answer == 1 && draft.clone.grounds == 1)
        let inquiries = guesser.inquiries.withLockedValue { $0 }
        #expect(inquiries.first?.subject == .anybody(age: 36, country: "Россия"))
        guard case .own(let memories, _)? = inquiries.last?.subject else { Issue.record("not asked"); return }
        #expect(memories.map(\.text) == ["Хочет в горы"])
        #expect(inquiries.count == 2 && inquiries[0].question == inquiries[1].question)
        #expect(inquiries[0].answers.count == draft.clone.distribution.shares.count)
        #expect(inquiries[0].question.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) })
    }

    @Test func `comes with the person's own sentences that bear on it`() async throws {
        let others = GuessBank.questions.filter { $0.name != "stairs" }.map { asked(.bank($0.name), at: clock.now) }
        let guesser = AskedGuesser()
        let outcome = await perform(guesser, for: try await person(others))
        guard case .ended(.guessed(let draft?)) = outcome else { Issue.record("no question"); return }
        #expect(draft.question == .bank("stairs"))
        guard case .own(_, let quotes)? = guesser.inquiries.withLockedValue({ $0 }).last?.subject else { return }
        #expect(quotes.contains { $0.text.contains("на лифте не езжу") })
    }

    @Test func `goes to no model without consent to that`() async throws {
        let guesser = AskedGuesser()
        let outcome = await perform(guesser, for: try await person(agrees: false))
        guard case .ended(.guessed(let draft?)) = outcome else { Issue.record("no question"); return }
        #expect(draft.clone.method == .rules)
        #expect(guesser.inquiries.withLockedValue { $0 }.isEmpty)
    }

    @Test func `is none where all were asked lately`() async throws {
        let all = GuessBank.questions.map { asked(.bank($0.name), at: clock.now - .days(3)) }
        guard case .ended(.guessed(nil)) = await perform(AskedGuesser(), for: try await person(all)) else {
            Issue.record("a question was asked again too early")
            return
        }
    }

    @Test func `waits for another attempt where guessing fails`() async throws {
        guard case .postponed(let wait, nil) = await perform(AskedGuesser(fails: true), for: try await person()) else {
            Issue.record("the round was given up")
            return
        }
        #expect(wait > .zero)
    }
}
