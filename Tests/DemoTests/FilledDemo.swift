import Configuration
import Demo
import Domain
import Engine
import Foundation
import Logging
import Messaging
import NIOConcurrencyHelpers
import Product
import Store

/// A demo that was filled, and what is then known of its people: made once for all tests, none of which changes it.
struct FilledDemo: Sendable {
    let cast: Cast
    let pair: DemoPair
    let progress: [Filling.Progress]
    /// The real time at which it was begun.
    let now: Timestamp
    /// What is known of each person, by the names of their chats.
    private(set) var known: [String: Knowledge] = [:]
    /// Who was proposed to each person, by the names of their chats.
    private(set) var matches: [String: [MatchRecord]] = [:]

    static let shared = Task { try await FilledDemo() }

    private init() async throws {
        let folder = NSTemporaryDirectory() + "dvoinik-demo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = try Self.settings(data: folder)
        let seen = NIOLockedValueBox<[Filling.Progress]>([])
        (cast, now) = (try Cast.bundled(), SystemWallClock().now)
        pair = try await Filling(
            cast, settings: settings, now: now, logger: Self.logger, models: { _ in Models(speech: NoSpeech()) },
            show: { progress in seen.withLockedValue { $0.append(progress) } }
        ).run()
        progress = seen.withLockedValue { $0 }
        let bot = try Bot(settings: settings, logger: Self.logger)
        for person in cast.people {
            (known[person.id], matches[person.id]) = try await bot.ledger.read { transaction in
                let address = Address(channel: .terminal, chat: person.id)
                let id = ConversationID(rawValue: try transaction.conversation(at: address))
                let matches = try transaction.answer(.matches, about: id).matchRecords
                return (try transaction.answer(.remembered, about: id), matches)
            }
        }
    }

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
}
