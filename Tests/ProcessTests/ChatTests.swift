import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `The terminal chat` {
        @Test(.timeLimit(.minutes(10)))
        func `is open to several names beside a bot on Telegram, and nobody hears another's words`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let settings = place.settings(telegram: try server.open(), speech: speech.url)
            let bot = try place.start("run", settings: settings)
            try await bot.whileAlive { try await server.introduce(31) }
            let names = ["anna", "boris"]
            let chats = try names.map { name in
                try place.start("chat", "--as", name, settings: settings, input: Self.script(note: "note of \(name)"))
            }
            server.write("note of telegram", in: 31)
            try await bot.whileAlive {
                try await server.state.until { $0.lastCard(in: 31)?.quotation == "note of telegram" }
            }
            for (name, chat) in zip(names, chats) {
                let end = try await chat.end()
                #expect(end.status == 0 && !end.isKilled && end.keepsSecrets, "\(end.output)")
                #expect(Set(Self.notes(in: end.output)) == ["note of \(name)"], "\(end.output)")
            }
            let end = try await bot.stop()
            #expect(end.status == 0 && !end.output.contains("note of"), "\(end.output)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `is what run opens without a token, and it says so`() async throws {
            let (speech, place) = try (SpeechServer(), Workplace())
            var settings = place.settings(telegram: "http://127.0.0.1:9", speech: speech.url)
            settings["TELEGRAM_BOT_TOKEN"] = nil
            let end = try await place.start("run", settings: settings, input: Self.script(note: "note of nobody")).end()
            #expect(end.status == 0 && !end.isKilled, "\(end.output)")
            #expect(end.lines.filter { $0.hasPrefix("TELEGRAM_BOT_TOKEN is not set") }.count == 1)
            #expect(Set(Self.notes(in: end.output)) == ["note of nobody"], "\(end.output)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `the launcher says in one sentence that there is no Swift`() async throws {
            let place = try Workplace()
            let end = try await place.launch("run", finding: ["bash", "dirname", "readlink"]).end()
            #expect(end.status == 1 && !end.isKilled)
            #expect(end.lines.count == 1 && end.output.contains("https://swift.org/install"), "\(end.output)")
        }

        /// What somebody types who gets to know the bot, by the numbers of its buttons, and leaves a note.
        private static func script(note: String) -> String {
            ["1", "3", "17.05.1990", "Анна", "Москва", "12", "13", note, ""].joined(separator: "\n")
        }

        /// The notes that the bot shows.
        private static func notes(in output: String) -> [String] {
            output.matches(of: /note of \w+/).map { String($0.output) }
        }
    }
}
