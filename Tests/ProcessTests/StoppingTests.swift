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

        private static func stop(_ bot: BotProcess) async throws -> (BotProcess.End, Duration) {
            let start = ContinuousClock.now
            let end = try await bot.stop()
            let time = start.duration(to: .now)
            print("stopped in \(time)")
            return (end, time)
        }
    }
}
