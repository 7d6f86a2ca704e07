import Configuration
import Domain
import Engine
import Foundation
import Logging
import Messaging
import NIOConcurrencyHelpers
import Product
import Store
import Testing

@testable import Demo

@Suite struct `Filling a demo` {
    @Test
    func `comes to its end at midday, by now and not long ago`() {
        for minutes in stride(from: 0, to: 3 * 1440, by: 7) {
            let now = Timestamp(seconds: 1_795_219_200) + .minutes(minutes)
            let noon = Filling.noon(before: now)
            #expect(noon <= now && now - noon < .days(1) && noon.seconds % 86_400 == 9 * 3600)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `takes everybody through the dialogue, and leaves two with a match that waits for them`() async throws {
        let settings = try Self.settings(data: NSTemporaryDirectory() + "dvoinik-demo-\(UUID().uuidString)")
        let cast = try Cast.bundled()
        let now = SystemWallClock().now
        let seen = NIOLockedValueBox<[Filling.Progress]>([])
        let pair = try await Filling(
            cast, settings: settings, now: now, logger: Self.logger, models: { _ in Models(speech: NoSpeech()) },
            show: { progress in seen.withLockedValue { $0.append(progress) } }
        ).run()
        let stages = seen.withLockedValue { $0 }
        #expect(Set(stages.map(\.stage)) == Set(Filling.Progress.Stage.allCases))
        #expect(stages.last.map { $0.done == $0.all } == true)
        let bot = try Bot(settings: settings, logger: Self.logger)
        for person in cast.people {
            let known = try await Self.known(person.id, of: bot).all
            let current = known.memories.filter { $0.withdrawal == nil && $0.ending == nil }
            #expect(current.count >= 8, "\(person.id): \(current.count)")
            #expect(known.diaries.map { $0.parts.compactMap(\.text).joined() } == person.entries.map(\.text))
        }
        let other = try #require(pair.other)
        let (own, others) = (
            try await Self.known(pair.one, of: bot).matches, try await Self.known(other, of: bot).matches
        )
        let match = try #require(own.first { others.contains($0) })
        #expect(match.isTold && match.match.isLive(at: now) && match.match.proposed <= now)
    }
}

extension `Filling a demo` {
    private struct NoSpeech: SpeechRecognizer {
        func words(
            in wav: String, seconds: Double, language: Language, names: [String]
        ) async throws(SpeechFailure) -> Transcript { throw .unavailable }
    }

    private static var logger: Logger { Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() } }

    private static func settings(data: String) throws -> Settings {
        let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let values: [AbsoluteConfigKey: ConfigValue] = [["dvoinik", "data"]: .init(stringLiteral: data)]
        return try .read(from: ConfigReader(provider: InMemoryProvider(values: values)), home: home)
    }

    private static func known(_ person: String, of bot: Bot) async throws -> (all: Knowledge, matches: [MatchRecord]) {
        try await bot.ledger.read { transaction in
            let address = Address(channel: .terminal, chat: person)
            let id = ConversationID(rawValue: try transaction.conversation(at: address))
            return (
                try transaction.answer(.everything, about: id), try transaction.answer(.matches, about: id).matchRecords
            )
        }
    }
}
