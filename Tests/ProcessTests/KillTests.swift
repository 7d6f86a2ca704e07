import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `The release binary survives kill -9` {
        private static let kills = 100
        private static let people = 8
        /// Another run with `DVOINIK_KILL_SEED=17`.
        private static let seed = ProcessInfo.processInfo.environment["DVOINIK_KILL_SEED"].flatMap(UInt64.init) ?? 2026

        @Test(.timeLimit(.minutes(10)))
        func `eight people lose nothing and repeat nothing while the bot is killed a hundred times`() async throws {
            let files = try Self.recordings()
            let server = ChatServer(files: files)
            let speech = try SpeechServer { server.noteRequest() }
            let place = try Workplace()
            let start = ContinuousClock.now
            let calm = try await Calm(server, speech, place, files: files.keys.sorted())
            let people = (1...Self.people).map { number in
                Diarist(
                    chat: Int64(100 + number), server: server, recordings: calm.words, seed: Self.seed &+ UInt64(number)
                )
            }
            let killer = Killer(server: server, speech: speech, place: place, seed: Self.seed)
            let (diarists, end, unanswered) = try await Self.live(people, killer)
            #expect(end.status == 0 && end.keepsSecrets)
            let repeats = try diarists.map { try Self.check($0, calm, server) }.reduce(0, +)
            // What can come twice is what was on its way when its sender died.
            #expect(repeats <= unanswered)
            let spoken = diarists.map(\.spoken).reduce(files.count, +)
            #expect(try Self.names(in: "\(place.data)/recordings").count == spoken)
            #expect(
                try Self.names(in: "\(place.data)/incoming") == [], "recordings that are not encrypted were left behind"
            )
            let notes = diarists.flatMap { $0.entries.joined() }.count
            print(
                "seed \(Self.seed): killed \(Self.kills) times in \(start.duration(to: .now)):",
                "\(notes) notes of \(diarists.count) people, \(repeats) messages sent twice of \(unanswered) unanswered"
            )
        }

        /// Lets people keep their diaries until the bot has been killed often enough; then stops it.
        private static func live(_ people: [Diarist], _ killer: Killer) async throws -> (
            [Diarist], BotProcess.End, Int
        ) {
            let killed = Watched(0)
            return try await withThrowingTaskGroup(of: Diarist?.self) { group in
                for person in people {
                    group.addTask {
                        var person = person
                        try await person.live { killed.read { $0 >= kills } }
                        return person
                    }
                }
                var killer = killer
                let (bot, unanswered) = try await killer.kill(kills, counting: killed)
                var diarists: [Diarist] = []
                for try await case let diarist? in group { diarists.append(diarist) }
                return (diarists, try await bot.stop(), unanswered)
            }
        }

        /// Checks that a chat reads as it would have if nothing had happened.
        ///
        /// - Returns: How many messages came twice.
        private static func check(_ diarist: Diarist, _ calm: Calm, _ server: ChatServer) throws -> Int {
            let (messages, cards) = server.state.read { ($0.chats[diarist.chat] ?? [], $0.cards(in: diarist.chat)) }
            let reading = Reading(messages)
            let privacy = try #require(reading.lines.last)
            let expected = calm.introduction + diarist.entries.map { _ in "card" } + [privacy]
            #expect(reading.lines == expected, "the chat of \(diarist.chat)")
            let told = cards.values.sorted { $0.id < $1.id }.map(\.quotation)
            #expect(told == diarist.entries.map { $0.joined(separator: "\n\n") })
            return reading.repeats
        }

        private static func names(in folder: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder)
        }

        /// Beginnings of a real recording, of several lengths.
        private static func recordings() throws -> [String: [UInt8]] {
            let whole = try Recordings.bytes(of: "ru1_elena")
            let lengths = (4...9).map { ("voice-\($0).oga", Recordings.beginning(of: whole, pages: $0)) }
            return Dictionary(uniqueKeysWithValues: lengths)
        }
    }
}

/// What the bot says to somebody when nobody kills it: the measure for all others.
private struct Calm {
    /// What it says until the first entry.
    let introduction: [String]
    /// The words it hears in each recording.
    let words: [String: String]

    init(_ server: ChatServer, _ speech: SpeechServer, _ place: Workplace, files: [String]) async throws {
        let chat: Int64 = 1
        let bot = try place.start("run", settings: place.settings(telegram: try server.open(), speech: speech.url))
        try await bot.whileAlive {
            try await server.introduce(chat)
            server.write("mark", in: chat)
            try await server.state.until { $0.lastCard(in: chat)?.quotation == "mark" }
        }
        introduction = Reading(server.state.read { $0.chats[chat] ?? [] }).lines.dropLast()
        var quotation = "mark"
        var words: [String: String] = [:]
        for file in files {
            server.speak(file, seconds: 3, in: chat)
            let before = quotation
            quotation = try await server.state.first { state in
                state.lastCard(in: chat)?.quotation.flatMap { $0 == before ? nil : $0 }
            }
            words[file] = String(quotation.dropFirst(before.count + 2))
        }
        self.words = words
        try #require(Set(words.values).count == files.count, "the recordings cannot be told apart")
        try await bot.kill()
    }
}

/// Kills the bot again and again.
private struct Killer {
    let server: ChatServer
    let speech: SpeechServer
    let place: Workplace
    private var chance: Chance

    /// How long a bot may take to receive an answer and to write it down.
    private static let remembering: Duration = .milliseconds(100)

    init(server: ChatServer, speech: SpeechServer, place: Workplace, seed: UInt64) {
        self.server = server
        self.speech = speech
        self.place = place
        chance = Chance(seed: seed)
    }

    /// Kills the bot so many times, each time after some requests; half of the times the last of these are fulfilled but
    /// not answered. Returns the bot that lives on, and how many messages the dead ones could not know to have arrived.
    mutating func kill(_ times: Int, counting killed: Watched<Int>) async throws -> (BotProcess, unanswered: Int) {
        var unanswered = 0
        for _ in 1...times {
            let last = server.state.read { $0.requestCount } + chance.number(in: 1...60)
            let bot = try start()
            if chance.happens(0.5) { server.state.change { $0.muteFrom = last } }
            try await bot.whileAlive { [server] in try await server.state.until { $0.requestCount >= last } }
            let moment = ContinuousClock.now - Self.remembering
            try #require(try await bot.kill().keepsSecrets)
            unanswered += server.state.change { $0.takeUnanswered(at: moment) }
            killed.change { $0 += 1 }
        }
        return (try start(), unanswered)
    }

    private func start() throws -> BotProcess {
        var settings = place.settings(telegram: try server.open(), speech: speech.url)
        settings["DVOINIK_LOG_LEVEL"] = "trace"
        return try place.start("run", settings: settings)
    }
}
