import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `The start` {
        private static let chat: Int64 = 9
        /// The code that keeps a supervisor from starting the bot again (`EX_CONFIG`).
        private static let needsOperator: Int32 = 78

        @Test(.timeLimit(.minutes(10)))
        func `fails with one sentence where Telegram does not know the token`() async throws {
            let (server, place) = try (ChatServer(), Workplace())
            var settings = place.settings(telegram: try server.open(), speech: "http://127.0.0.1:9/v1")
            settings["TELEGRAM_BOT_TOKEN"] = "4242:OTHER-token_of-another-bot-9876543210"
            let end = try await place.start("run", settings: settings).end()
            #expect(end.status == Self.needsOperator && !end.isKilled)
            #expect(end.lines.last == "Telegram does not know this token; @BotFather shows the right one.")
            #expect(end.lines.filter { $0.contains("@BotFather") }.count == 1)
            #expect(!end.output.contains("OTHER-token"))
        }

        @Test(.timeLimit(.minutes(10)))
        func `is refused to a second process on a data folder, and the first one goes on`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let settings = place.settings(telegram: try server.open(), speech: speech.url)
            let bot = try place.start("run", settings: settings)
            try await bot.whileAlive { try await server.introduce(Self.chat) }
            let second = try await place.start("run", settings: settings).end()
            #expect(second.status == 1 && !second.isKilled && second.keepsSecrets)
            #expect(second.lines.count == 1 && second.output.contains("Another copy"), "\(second.output)")
            server.write("still here", in: Self.chat)
            try await bot.whileAlive {
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation == "still here" }
            }
            #expect(try await bot.stop().status == 0)
        }

        @Test(.timeLimit(.minutes(10)))
        func `waits while another bot takes the updates, and takes them afterwards`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            server.state.change { $0.refusal = .conflict }
            let bot = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await bot.whileAlive {
                try await server.state.until { $0.refusals > 0 }
                server.state.change { $0.refusal = nil }
                try await server.introduce(Self.chat)
            }
            let end = try await bot.stop()
            #expect(end.status == 0 && end.keepsSecrets)
            #expect(end.output.contains("another copy of the bot"), "\(end.output)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `is refused with the wrong master key, and nothing of the data changes`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            var settings = place.settings(telegram: try server.open(), speech: speech.url)
            settings["DVOINIK_MASTER_KEY"] = Self.masterKey(1)
            let bot = try place.start("run", settings: settings)
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                server.write("sealed", in: Self.chat)
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation == "sealed" }
            }
            try await bot.kill()
            let before = try await Self.contents(of: place, settings)
            settings["DVOINIK_MASTER_KEY"] = Self.masterKey(2)
            let end = try await place.start("run", settings: settings).end()
            #expect(end.status == Self.needsOperator && !end.isKilled && end.keepsSecrets)
            #expect(end.lines.count == 1 && end.output.contains("master key"), "\(end.output)")
            #expect(!end.output.contains(Self.masterKey(2)))
            let after = try await Self.contents(of: place, settings)
            #expect(before.keys.contains("database") && before.keys.sorted() == after.keys.sorted())
            #expect(before.filter { after[$0.key] != $0.value }.keys.sorted() == [])
        }

        @Test(.timeLimit(.minutes(10)), .enabled(if: Unprivileged.wrapper != nil, Unprivileged.reason))
        func `is refused on a data folder that cannot be written to`() async throws {
            let (server, place) = try (ChatServer(), Workplace())
            let settings = place.settings(telegram: try server.open(), speech: "http://127.0.0.1:9/v1")
            try FileManager.default.createDirectory(
                atPath: place.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
            let wrapper = try #require(Unprivileged.wrapper)
            let end = try await place.start("run", settings: settings, wrapper: wrapper).end()
            #expect(end.status == 1 && !end.isKilled && end.keepsSecrets)
            #expect(end.lines.count == 1 && end.output.contains(place.data), "\(end.output)")
        }

        @Test(
            .timeLimit(.minutes(10)), .enabled(if: SmallDisk.isThere, SmallDisk.reason),
            arguments: [(4, 4), (8, 4), (16, 0), (48, 0), (64, 0), (100, 0), (200, 0)])
        func `on a full disk fails with one sentence, and succeeds once there is room`(
            kilobytes: Int, used: Int
        ) async throws {
            let place = try Workplace()
            let settings = place.settings(telegram: "http://127.0.0.1:9", speech: "http://127.0.0.1:9/v1")
            try FileManager.default.createDirectory(atPath: place.data, withIntermediateDirectories: true)
            let wrapper = SmallDisk.wrapper(size: kilobytes << 10, used: used << 10)
            let end = try await place.start("chat", settings: settings, wrapper: wrapper).end()
            #expect(end.status == 1 && !end.isKilled && end.keepsSecrets, "\(end.status) \(end.output)")
            #expect(
                end.lines == [
                    "The data folder \(place.data) cannot be used: the disk is full; make room on it and start again."
                ])
        }

        @Test(.timeLimit(.minutes(10)))
        func `of several processes at once on a folder that is not there yet succeeds in each`() async throws {
            let place = try Workplace()
            let settings = place.settings(telegram: "http://127.0.0.1:9", speech: "http://127.0.0.1:9/v1")
            let chats = try (1...6).map { try place.start("chat", "--as", "\($0)", settings: settings) }
            for chat in chats {
                let end = try await chat.end()
                #expect(end.status == 0 && !end.isKilled && !end.output.contains("cannot"), "\(end.output)")
            }
        }

        @Test(.timeLimit(.minutes(10)))
        func `names every wrong setting at once, and no value`() async throws {
            let place = try Workplace()
            let wrong = [
                "TELEGRAM_BOT_TOKEN": "hush-1", "TELEGRAM_API_URL": "hush-2", "SPEECH_BASE_URL": "hush-3",
                "DVOINIK_MASTER_KEY": "hush-4", "DVOINIK_ADMINS": "hush-5", "DVOINIK_LOG_LEVEL": "hush-6",
                "DVOINIK_SEND_RATE": "hush-7", "DVOINIK_CHAT_SEND_RATE": "hush-8",
            ]
            let settings = wrong.merging(["DVOINIK_HOME": place.home, "DVOINIK_DATA": place.data]) { mine, _ in mine }
            let end = try await place.start("run", settings: settings).end()
            #expect(end.status == Self.needsOperator && !end.isKilled)
            #expect(
                wrong.keys.filter { name in !end.lines.contains { $0.hasPrefix(name + " ") } } == [], "\(end.output)")
            #expect(!end.output.contains("hush"))
            #expect(end.lines.count == wrong.count)
            #expect(!FileManager.default.fileExists(atPath: place.data))
        }

        /// Everything in the data folder, by path; of the database what is in it, without SQLite's counters of changes in
        /// the first 100 bytes (SQLite's file format, "The Database Header").
        private static func contents(
            of place: Workplace, _ settings: [String: String]
        ) async throws -> [String: Data] {
            let copy = "\(place.folder)/\(UUID().uuidString)"
            try #require(try await place.start("backup", copy, settings: settings).end().status == 0)
            let database = try Data(contentsOf: URL(filePath: copy)).dropFirst(100)
            return try place.dataFiles().filter { !$0.key.hasPrefix("dvoinik.sqlite") }
                .merging(["database": Data(database)]) { file, _ in file }
        }

        private static func masterKey(_ number: UInt8) -> String {
            Data(repeating: number, count: 32).base64EncodedString()
        }
    }
}
