import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `SIGTERM` {
        private static let chat: Int64 = 7

        @Test(.timeLimit(.minutes(10)))
        func `stops the bot within five seconds, with code 0 and every update confirmed`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let bot = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                server.write("the last words", in: Self.chat)
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation == "the last words" }
            }
            let (end, time) = try await Self.stop(bot)
            #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
            #expect(time < .seconds(5))
            #expect(server.state.read { $0.confirmed == $0.nextUpdate })
        }

        @Test(.timeLimit(.minutes(10)))
        func `stops the bot within five seconds in the middle of a transcription, whose words come after the restart`()
            async throws
        {
            let gate = Watched((isOpen: false, count: 0))
            let server = ChatServer(files: ["voice.oga": try Recordings.bytes(of: "ru1_elena")])
            let speech = try SpeechServer {
                gate.change { $0.count += 1 }
                try? await gate.until { $0.isOpen }
            }
            let place = try Workplace()
            let bot = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                server.speak("voice.oga", seconds: 15, in: Self.chat)
                try await gate.until { $0.count > 0 }
            }
            let (end, time) = try await Self.stop(bot)
            #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
            #expect(time < .seconds(5))
            gate.change { $0.isOpen = true }
            let next = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await next.whileAlive {
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation?.hasPrefix("слова ") == true }
            }
            try await next.kill()
        }

        @Test(.timeLimit(.minutes(10)))
        func `stops the bot within five seconds while it decodes, leaves nothing plain, and has it decode again later`()
            async throws
        {
            let stream = try Recordings.bytes(of: "ru1_elena")
            // A chain of streams is one recording (RFC 3533, section 4).
            let long = Array(repeatElement(stream, count: 2 * 3600 / 15).joined())
            let server = ChatServer(files: ["long.oga": long])
            let asked = Watched(false)
            let speech = try SpeechServer { asked.change { $0 = true } }
            let place = try Workplace()
            let bot = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                // A folder for the pieces is made when decoding begins.
                let watch = try #require(FolderWatch("\(place.data)/incoming"))
                server.speak("long.oga", seconds: 7200, in: Self.chat)
                #expect(await watch.sees(".pieces"))
            }
            let (end, time) = try await Self.stop(bot)
            #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
            #expect(time < .seconds(5))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(place.data)/incoming") == [])
            #expect(!asked.read { $0 }, "it had been decoded before the bot was stopped")
            let next = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
            try await next.whileAlive { try await asked.until { $0 } }
            try await next.kill()
        }

        private static func stop(_ bot: BotProcess) async throws -> (BotProcess.End, Duration) {
            let start = ContinuousClock.now
            let end = try await bot.stop()
            let time = start.duration(to: .now)
            print("stopped in \(time)")
            return (end, time)
        }
    }
}
