import Curl
import Testing

@testable import Telegram

struct BotAPITests {
    @Test(arguments: [
        ("42:SECRET", "42:…"), ("SECRET", "…"), ("SECRET:more", "…"),
    ])
    func `a token shows no more than the bot's id`(text: String, shown: String) throws {
        let token = try #require(Token(text))
        var dump = ""
        Swift.dump(["key": [token]], to: &dump)

        #expect("\(token)" == shown)
        #expect(String(reflecting: token) == shown)
        #expect(!dump.contains("SECRET"))
    }

    @Test(arguments: ["", "42:a b", "42:a/b", "42:é", "42:a\n", "42:a?b"])
    func `a token that no bot can have is told`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `a method is called by its own URL, which ends in its name`() async throws {
        let server = ScriptedBotAPI()

        let name = try await server.api(at: "http://127.0.0.1:8081/").username()

        #expect(name == "dvoinik_bot")
        #expect(server.calls.map(\.url) == ["http://127.0.0.1:8081/bot\(ScriptedBotAPI.token)/getMe"])
    }

    @Test func `a file's path is escaped`() throws {
        let request = ScriptedBotAPI().api.fileRequest(path: "voice/é #1?.oga", deadline: .seconds(1))

        #expect(request.url.hasSuffix("/voice/%C3%A9%20%231%3F.oga"))
    }

    @Test func `only Telegram's own server is one that somebody else runs`() {
        #expect(!ScriptedBotAPI().api.isSelfHosted)
        #expect(!ScriptedBotAPI().api(at: "https://api.telegram.org/").isSelfHosted)
        #expect(ScriptedBotAPI().api(at: "http://127.0.0.1:8081").isSelfHosted)
    }

    @Test(arguments: [
        BotAPIFailure.wrongToken, .conflict, .flooded(retryAfter: .seconds(3)), .migrated(to: -1),
        .forbidden(description: "d"), .badRequest(description: "d"), .server(status: 500), .network(.badURL),
        .malformedAnswer,
    ])
    func `a failure is told in words`(failure: BotAPIFailure) {
        #expect("\(failure)".contains(" "))
        #expect(!"\(failure)".contains("("))
    }
}
