import ProcessTesting
import Testing

/// What real speech-to-text makes of real recordings, read off the cards in the chat.
@Suite(
    .serialized,
    .enabled(if: RealModels.baseURL != nil, Comment(rawValue: RealModels.missing)),
    .enabled(if: Workplace.binary != nil, "DVOINIK_BINARY names no release binary; ./dvoinik test builds one"))
struct `Real speech` {
    private static let chat: Int64 = 3
    /// Errors per word that are still good, on average over the recordings of a language.
    private static let bound = 0.15

    @Test func `the word error rate counts changed, missing and added words`() {
        #expect(WordErrorRate.of("Ёлка, у дома!", against: "елка у дома") == 0)
        #expect(WordErrorRate.of("one three four five", against: "one two three four") == 0.5)
        #expect(WordErrorRate.of("", against: "all of it") == 1)
    }

    @Test(.timeLimit(.minutes(10)), arguments: [("ru", ["ru1_elena", "ru3_festvox_noisy"]), ("en", ["en1_joe"])])
    func `stands on the cards of people who speak their own language`(language: String, names: [String]) async throws {
        let world = try World(names)
        let bot = try world.start()
        let rates = try await bot.whileAlive {
            try await world.server.introduce(Self.chat, language: language)
            return try await Self.rates(of: names, in: world)
        }
        #expect(rates.reduce(0, +) / Double(rates.count) <= Self.bound)
        #expect(try await bot.stop().status == 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `stands on the card of somebody who speaks another language than that of the chat`() async throws {
        let world = try World(["en1_joe"])
        let bot = try world.start()
        let rates = try await bot.whileAlive {
            try await world.server.introduce(Self.chat, language: "ru")
            return try await Self.rates(of: ["en1_joe"], in: world)
        }
        #expect(rates.allSatisfy { $0 <= Self.bound })
        #expect(try await bot.stop().status == 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `comes to the card though the bot was killed while it was being transcribed`() async throws {
        let world = try World(["ru1_elena"])
        let bot = try world.start()
        try await bot.whileAlive {
            try await world.server.introduce(Self.chat, language: "ru")
            world.server.speak("ru1_elena", seconds: 15, in: Self.chat)
            // The card is there and its recording has been fetched: now it is being transcribed.
            try await world.server.state.until {
                $0.lastCard(in: Self.chat) != nil && $0.calls["editMessageText"] != nil
            }
        }
        #expect(world.server.state.read { $0.lastCard(in: Self.chat)?.quotation } == nil)
        try await bot.kill()
        let next = try world.start()
        let words = try await next.whileAlive {
            try await world.server.state.first { $0.lastCard(in: Self.chat)?.quotation }
        }
        #expect(WordErrorRate.of(words, against: try Recordings.words(of: "ru1_elena")) <= Self.bound)
        #expect(world.server.state.read { $0.shown(in: Self.chat).filter { $0.entry != nil }.count } <= 2)
        #expect(try await next.stop().status == 0)
    }

    private static func rates(of names: [String], in world: World) async throws -> [Double] {
        var rates: [Double] = []
        for name in names {
            let words = try await world.words(of: name, from: chat)
            let rate = WordErrorRate.of(words, against: try Recordings.words(of: name))
            print("word error rate of \(name): \(rate)")
            rates.append(rate)
        }
        return rates
    }
}
