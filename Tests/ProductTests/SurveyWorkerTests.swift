import Clone
import Dialogue
import Domain
import Engine
import Foundation
import Logging
import Messaging
import Testing
import Words

@testable import Product
@testable import Store

@Suite struct `All that is kept is looked through` {
    private let clock = NoonClock()
    private let address = Address(channel: .terminal, chat: "a")
    private let terms = Terms()
    private let ledger: BotLedger
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let day = LocalDate(daysSinceEpoch: 20_778)

    init() throws {
        let catalogue = try Bot.catalogue(home: `Every word for people is there`.home, language: .russian)
        let rules = Bot.rules(
            operators: [], endpoint: "speech.example", modelEndpoint: nil, catalogue: catalogue, atlas: try Bot.world())
        let folder = NSTemporaryDirectory() + "dvoinik-survey-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger = BotLedger(
            store: try Store(folder: folder, key: MasterKey()),
            machine: ProductMachine(rules: rules, speaker: Speaker(catalogue: catalogue)), tables: DiaryTables(),
            clock: clock)
    }

    /// Somebody who has said some things, one entry each, of which memories were made.
    ///
    /// - Parameter parts: Words of the first entry of which further memories were made.
    private func person(
        _ lines: [String], parts: [String] = [], forgetting words: [String] = []
    ) async throws -> ConversationID {
        var person = Person(language: .russian, since: clock.now)
        person.consents = [.diaries: clock.now]
        person.forgotten = words.enumerated().map { topic($0.element, Int64($0.offset)) }
        let changes =
            lines.enumerated().flatMap { index, line -> [Change] in
                let number = Int64(index + 1)
                let (diary, part) = (DiaryID(rawValue: number), PartID(rawValue: number))
                return [
                    .diaryOpened(diary, day: day, at: clock.now),
                    .part(
                        DiaryPart(id: part, diary: diary, message: number, sentAt: clock.now, content: .written(line))),
                ] + (parts.isEmpty ? [.memory(.memory(memory(number, line, in: line, number)))] : [])
            } + parts.enumerated().map { .memory(.memory(memory(Int64(100 + $0), $1, in: lines[0], 1))) }
        return try await ledger.write { [person] transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            for change in [.person(person)] + changes { try transaction.apply(change, to: conversation) }
            return conversation
        }
    }

    private func memory(_ number: Int64, _ words: String, in text: String, _ diary: Int64) -> Memory {
        let offset = text.firstRange(of: words).map { text.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
        let quote = Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: offset, text: words, day: day)
        return Memory(
            id: MemoryID(rawValue: number), kind: .fact, text: words, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: clock.now, importance: 0.5,
            confidence: 0.5)
    }

    private func topic(_ words: String, _ id: Int64 = 7) -> ForgottenTopic {
        ForgottenTopic(id: TopicID(rawValue: id), words: words, at: clock.now)
    }

    private func survey(_ order: SurveyOrder, for conversation: ConversationID) async throws -> Dialogue.Survey {
        let job = JobInHand(job: Job.survey(order), conversation: conversation, address: address, attempt: 1)
        let outcome = await SurveyWorker(
            ledger: ledger,
            indices: PersonIndices(ledger: ledger, terms: terms, model: nil, clock: clock, metrics: Metrics()),
            meanings: nil, terms: terms, logger: logger
        ).perform(job) { _ in }
        guard case .ended(.surveyed(let survey)) = outcome else { throw Unexpected() }
        return survey
    }

    private struct Unexpected: Error {}

    @Test func `a search finds memories by their words in any form, and nothing that is to be forgotten`() async throws
    {
        let lines = ["Живу в Твери с Машей", "Люблю ездить в Тверь", "Пью чай"]
        let open = try await person(lines)
        guard case .found("тверью", let ids, _) = try await survey(.search("тверью"), for: open) else {
            throw Unexpected()
        }
        #expect(Set(ids.map(\.rawValue)) == [1, 2])
    }

    @Test func `a search finds what has most to do with the words first, and not what was only said beside it`()
        async throws
    {
        let chat = try await person(
            ["Живу в Твери. Пью чай. Чай из Твери."], parts: ["Живу в Твери", "Пью чай", "Чай из Твери"])
        guard case .found(_, let ids, _) = try await survey(.search("чай"), for: chat),
            case .found(_, let both, _) = try await survey(.search("тверской чай, Тверь"), for: chat)
        else { throw Unexpected() }
        #expect(ids.map(\.rawValue).sorted() == [101, 102])
        #expect(both.first?.rawValue == 102 && both.count == 3)
    }

    @Test func `a search leaves out what is to be forgotten`() async throws {
        let chat = try await person(["Живу в Твери с Машей", "Люблю ездить в Тверь", "Пью чай"], forgetting: ["Маша"])
        guard case .found(_, let ids, let passages) = try await survey(.search("тверью"), for: chat) else {
            throw Unexpected()
        }
        #expect(ids.map(\.rawValue) == [2])
        #expect(passages.map(\.text) == ["Люблю ездить в Тверь"])
    }

    @Test func `a preview and a sweep find the same, and a sweep of what was lifted finds nothing`() async throws {
        let chat = try await person(["Живу с Машей", "Пью чай"], forgetting: ["маша"])
        guard
            case .previewed(_, let preview, erasing: true) = try await survey(
                .preview(topic("Маше"), erasing: true), for: chat),
            case .swept(_, let sweep, erasing: 3) = try await survey(
                .sweep(TopicID(rawValue: 0), erasing: 3), for: chat),
            case .swept(_, let lifted, erasing: nil) = try await survey(
                .sweep(TopicID(rawValue: 99), erasing: nil), for: chat),
            case .recalled(let entries) = try await survey(.recall(topic("Маша")), for: chat)
        else { throw Unexpected() }
        #expect(preview.gone.map(\.rawValue) == [1] && preview.entries.map(\.rawValue) == [1])
        #expect(sweep == preview)
        #expect(lifted == Sweep())
        #expect(entries.map(\.rawValue) == [1])
    }

    @Test func `an audit is made of all that is kept`() async throws {
        let chat = try await person(["Пью чай", "Пью чаи"])
        guard case .audited(let audit, showing: .duplicates) = try await survey(.audit(.duplicates, on: day), for: chat)
        else { throw Unexpected() }
        #expect(audit.duplicates.count == 1 && audit.unsupported.isEmpty)
    }

    @Test func `an entry is read without what is to be forgotten, and says that it was`() async throws {
        let chat = try await person(["Мою сестру зовут Маша. Я люблю зелёный чай."], forgetting: ["Маша"])
        let terms = terms
        let worker = ReadingWorker(
            rules: Lazily { RuleReader(lexicons: try Lexicons.bundled(), terms: terms) }, model: nil, ledger: ledger,
            indices: PersonIndices(ledger: ledger, terms: terms, model: nil, clock: clock, metrics: Metrics()),
            terms: terms,
            clock: clock, logger: logger)
        let job = JobInHand(job: Job.read(DiaryID(rawValue: 1)), conversation: chat, address: address, attempt: 1)
        guard case .ended(.diaryRead(_, let reading, _, _)) = await worker.perform(job, report: { _ in }) else {
            throw Unexpected()
        }
        #expect(reading.heeded == [TopicID(rawValue: 0)])
        #expect(!reading.findings.isEmpty, "what else is said is read")
        #expect(!"\(reading)".contains("Маш"))
    }
}
