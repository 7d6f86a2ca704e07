import Foundation
import HTTPTesting
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `An operator's command` {
        private static let chat: Int64 = 11

        @Test(.timeLimit(.minutes(10)))
        func `doctor finds nothing wrong where all is well`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let settings = place.settings(telegram: try server.open(), speech: speech.url)
            let end = try await place.start("doctor", settings: settings).end()
            #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
            #expect(end.lines.count >= 7 && end.lines.allSatisfy { $0.hasPrefix("ok ") }, "\(end.output)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `doctor fails with a list of what is wrong`() async throws {
            let (server, place) = try (ChatServer(), Workplace())
            var settings = place.settings(telegram: try server.open(), speech: "http://127.0.0.1:9/v1")
            settings["TELEGRAM_BOT_TOKEN"] = "4242:OTHER-token_of-another-bot-9876543210"
            try FileManager.default.removeItem(atPath: "\(place.home)/locales/en.yaml")
            try Data("language:\n  name: x\n".utf8).write(to: URL(filePath: "\(place.home)/locales/en.yaml"))
            let end = try await place.start("doctor", settings: settings).end()
            #expect(end.status == 1 && !end.isKilled)
            let bad = end.lines.filter { $0.hasPrefix("BAD ") }
            for name in ["texts", "Telegram", "speech-to-text"] {
                #expect(bad.filter { $0.contains(" \(name): ") }.count == 1, "\(end.output)")
            }
            #expect(end.lines.contains { $0.hasPrefix("ok ") })
            #expect(!end.output.contains("OTHER-token"))
        }

        @Test(.timeLimit(.minutes(10)))
        func `doctor looks at each model that is set, and at its price where there is a budget`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let models = try LoopbackServer { request in
                request.headers["authorization"] == "Bearer sk-marked"
                    ? .json(#"{"data": [{"id": "small"}]}"#) : .text("sk-marked", status: 401)
            }
            let settings = place.settings(telegram: try server.open(), speech: speech.url).merging([
                "CHAT_MODEL_FAST": "small", "CHAT_FAST_BASE_URL": models.url, "CHAT_FAST_API_KEY": "sk-marked",
                "CHAT_SMART_BASE_URL": models.url, "CHAT_SMART_API_KEY": "sk-marked", "EMBEDDING_BASE_URL": models.url,
                "EMBEDDING_MODEL": "e5", "DVOINIK_MONTHLY_BUDGET": "100 RUB", "DVOINIK_PRICES": "small=1/2,e5=0",
            ]) { _, new in new }
            let end = try await place.start("doctor", settings: settings).end()
            let findings = end.lines.filter {
                $0.contains("model, ") || $0.contains("embeddings") || $0.contains("budget")
            }
            #expect(end.status == 1 && findings.count == 4, "\(end.output)")
            for (finding, beginning) in zip(
                findings,
                [
                    "ok    chat model, fast: 127.0.0.1 has the model small",
                    "BAD   chat model, smart: 127.0.0.1 has no model",
                    "BAD   embeddings: 127.0.0.1: the model's server refuses the key",
                    "BAD   budget: counts only models",
                ])
            {
                #expect(finding.hasPrefix(beginning))
            }
            #expect(!end.output.contains("sk-marked"))
        }

        @Test(.timeLimit(.minutes(10)))
        func `doctor misses the keys beside a restored database, and is content once they are there`() async throws {
            let (server, speech, place, other) = try (ChatServer(), SpeechServer(), Workplace(), Workplace())
            let url = try server.open()
            let bot = try place.start("run", settings: place.settings(telegram: url, speech: speech.url))
            try await bot.whileAlive { try await server.introduce(Self.chat) }
            try await bot.kill()
            try FileManager.default.createDirectory(atPath: other.data, withIntermediateDirectories: true)
            let keys = "\(place.folder)/kept elsewhere"
            let end = try await place.start(
                "backup", "\(other.data)/dvoinik.sqlite", "--keys", keys,
                settings: place.settings(telegram: url, speech: speech.url)
            ).end()
            #expect(end.status == 0 && end.output.contains(keys), "\(end.output)")
            try FileManager.default.copyItem(atPath: "\(place.data)/master.key", toPath: "\(other.data)/master.key")

            let settings = other.settings(telegram: url, speech: speech.url)
            let sick = try await other.start("doctor", settings: settings).end()
            #expect(sick.status == 1 && sick.lines.filter { $0.hasPrefix("BAD ") }.count == 1, "\(sick.output)")
            #expect(sick.lines.contains { $0.hasPrefix("BAD ") && $0.contains("keys.sqlite is missing") })

            try FileManager.default.copyItem(atPath: keys, toPath: "\(other.data)/keys.sqlite")
            let well = try await other.start("doctor", settings: settings).end()
            #expect(well.status == 0 && well.keepsSecrets, "\(well.output)")
            #expect(well.lines.contains { $0.hasPrefix("ok ") && $0.contains(" keys: whole") }, "\(well.output)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `backup copies database and keys while the bot writes, and a bot starts on the copies`() async throws {
            let (server, speech, place, other) = try (ChatServer(), SpeechServer(), Workplace(), Workplace())
            let settings = place.settings(telegram: try server.open(), speech: speech.url)
            let bot = try place.start("run", settings: settings)
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                server.write("worth keeping", in: Self.chat)
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation == "worth keeping" }
            }
            let writer = Task {
                for number in 1...200 { server.write("more \(number)", in: Self.chat + Int64(number % 5) + 1) }
            }
            let copy = "\(other.data)/dvoinik.sqlite"
            try FileManager.default.createDirectory(atPath: other.data, withIntermediateDirectories: true)
            let end = try await place.start("backup", copy, settings: settings).end()
            #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
            await writer.value
            #expect(try Data(contentsOf: URL(filePath: copy)).starts(with: Data("SQLite format 3\0".utf8)))
            let again = try await place.start("backup", copy, settings: settings).end()
            #expect(again.status == 1 && again.output.contains("is there already"))
            try await bot.kill()

            try FileManager.default.copyItem(atPath: "\(place.data)/master.key", toPath: "\(other.data)/master.key")
            try FileManager.default.moveItem(
                atPath: "\(other.data)/dvoinik-keys.sqlite", toPath: "\(other.data)/keys.sqlite")
            let restored = try other.start(
                "run", settings: other.settings(telegram: try server.open(), speech: speech.url))
            try await restored.whileAlive {
                server.write("/diary", in: Self.chat)
                let entry = try await server.state.first { state in
                    state.shown(in: Self.chat).last?.buttons.first { $0.hasPrefix("open:") }
                }
                try await server.press(entry, in: Self.chat)
                try await server.state.until { $0.shown(in: Self.chat).last?.quotation == "worth keeping" }
            }
            #expect(try await restored.stop().status == 0)
        }
    }
}
