import Testing

@testable import Telegram

struct ProfileSyncTests {
    private let lines = LogLines()
    private let profile = BotProfile(
        languageCode: "ru", commands: [.init(name: "help", description: "Помощь")], description: "d",
        shortDescription: "s")

    @Test func `what differs is set`() async {
        let server = ScriptedBotAPI()

        await ProfileSync(api: server.api, logger: lines.logger).run([profile])

        #expect(
            server.calls(of: "setMyCommands") == [
                ["commands": [["command": "help", "description": "Помощь"]], "language_code": "ru"]
            ])
        #expect(server.calls(of: "setMyDescription") == [["description": "d", "language_code": "ru"]])
        #expect(server.calls(of: "setMyShortDescription") == [["short_description": "s", "language_code": "ru"]])
    }

    @Test func `what is right already is left alone`() async {
        let server = ScriptedBotAPI([
            "getMyCommands": [ScriptedBotAPI.ok([["command": "help", "description": "Помощь"]])],
            "getMyDescription": [ScriptedBotAPI.ok(["description": "d"])],
            "getMyShortDescription": [ScriptedBotAPI.ok(["short_description": "s"])],
        ])

        await ProfileSync(api: server.api, logger: lines.logger).run([profile])

        #expect(server.calls.allSatisfy { $0.method.hasPrefix("get") })
        #expect(server.calls.count == 3)
    }

    @Test func `a part that cannot be set leaves the others`() async {
        var other = profile
        other.languageCode = nil
        let flood = ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 9000])
        let server = ScriptedBotAPI(["setMyDescription": [flood]])

        await ProfileSync(api: server.api, logger: lines.logger).run([profile, other])

        #expect(server.calls(of: "setMyShortDescription").count == 2)
        #expect(server.calls(of: "setMyDescription").last == ["description": "d"])
        #expect(lines.count("warning: a part of the bot's profile was not set language=ru part=description") == 1)
    }
}
