import Domain
import Foundation
import ProcessTesting
import Testing

/// A week of voice diaries of three invented people, from the recording to the clone's answers, by one bot and models that
/// invent freely: what must hold whatever they say.
@Suite(
    .serialized,
    .enabled(if: RealModels.baseURL != nil, Comment(rawValue: RealModels.missing)),
    .enabled(if: Workplace.binary != nil, "DVOINIK_BINARY names no release binary; ./dvoinik test builds one"))
struct `A week with a clone` {
    /// So many questions more are asked while entries wait for the model.
    private static let mostWaits = 12

    @Test(.timeLimit(.minutes(60)))
    func `rests on the words of its own person, and on nothing else`() async throws {
        let days = 1...RealModels.days
        let world = try World(Life.all.flatMap { life in days.map(life.recording) }, thinks: true)
        let bot = try world.start()
        let exports = try await bot.whileAlive {
            try await withThrowingTaskGroup(of: (Life, Exported).self) { group in
                for life in Life.all { group.addTask { (life, try await Self.live(life, days, in: world)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(try await bot.stop().status == 0)
        for (life, export) in exports { try check(export, of: life, days.count) }
        let read = exports.map(\.1.readByModel.count).reduce(0, +)
        print("entries read by the model: \(read) of \(exports.map(\.1.diary.count).reduce(0, +))")
        #expect(read > 0)
        #expect(exports.contains { !$0.1.memories.isEmpty })
        #expect(exports.contains { $0.1.answers.contains { !$0.grounds.isEmpty } })
    }

    private func check(_ export: Exported, of life: Life, _ days: Int) throws {
        #expect(export.diary.count == days && Set(export.diary.map(\.day)).count == days)
        for memory in export.memories {
            #expect(!memory.quotes.isEmpty, "\(life.name): \(memory.text)")
            for quote in memory.quotes { #expect(export.says(quote), "\(life.name): \(quote.text)") }
        }
        for answer in export.answers {
            for quote in answer.grounds { #expect(export.says(quote), "\(life.name): \(quote.text)") }
        }
        #expect(Set(export.answers.map(\.question)) == Set(life.questions))
        let noted = Set(export.training.compactMap(\.entryRead))
        #expect(noted.isSuperset(of: export.diary.filter { $0.reading != nil }.map(\.id)))
        #expect(export.diary.allSatisfy { $0.reading != nil })
        print("\(life.name): \(export.memories.count) memories, \(export.readByModel.count) entries read by the model")
    }

    /// Gets to know the bot, keeps the diary, asks the clone, and takes everything along.
    private static func live(_ life: Life, _ days: ClosedRange<Int>, in world: World) async throws -> Exported {
        let chat = life.chat
        try await world.server.introduce(chat, language: life.language)
        world.server.write("/settings", in: chat)
        try await world.server.press("set:consent", in: chat)
        try await world.server.press("clone-consent:1", in: chat)
        for day in days {
            let moment = Date(timeIntervalSinceNow: Double(day - RealModels.days) * 86_400)
            _ = try await world.words(of: life.recording(on: day), at: moment, from: chat)
        }
        for question in life.questions { try await ask(question, chat, in: world) }
        var export = try await export(chat, from: world)
        // The model answers one after another: behind a question it has got on with the entries.
        for _ in 1...mostWaits where export.readByModel.count < days.count {
            try await ask(life.questions[0], chat, in: world)
            export = try await self.export(chat, from: world)
        }
        return export
    }

    private static func ask(_ question: String, _ chat: Int64, in world: World) async throws {
        let last = world.server.state.read { $0.shown(in: chat).last?.id ?? 0 }
        world.server.write("/ask \(question)", in: chat)
        try await world.server.state.until { $0.shown(in: chat).contains { $0.id > last && $0.isAnswer } }
    }

    private static func export(_ chat: Int64, from world: World) async throws -> Exported {
        let last = world.server.state.read { $0.shown(in: chat).last?.id ?? 0 }
        world.server.write("/export", in: chat)
        let zip = try await world.server.state.first { state in
            state.shown(in: chat).first { $0.id > last && $0.document != nil }?.document
        }
        return try Exported(zip: zip)
    }
}

extension ShownMessage {
    /// Whether it answers a question to the clone: it can be rated, leads to entries, offers a guess, or says that nothing
    /// is known.
    fileprivate var isAnswer: Bool {
        buttons.contains { $0.hasPrefix("rate-") || $0.hasPrefix("open:") || $0.hasPrefix("guess:") }
            || text.hasPrefix("Об этом вы мне ещё не") || text.hasPrefix("Имени «")
            || text.hasPrefix("You haven’t told me") || text.hasPrefix("You have never told me")
            || text.hasPrefix("You haven't told me")
    }
}

extension TrainingEntry {
    /// The entry whose reading it notes.
    fileprivate var entryRead: Int64? {
        if case .read(let diary, _) = cause { diary.rawValue } else { nil }
    }
}
