import Curl
import Testing

@testable import Telegram

struct ProfileSyncTests {
    private let clock = LeapingClock()
    private let lines = LogLines()
    private let profile = BotProfile(
        languageCode: "ru", commands: [.init(name: "help", description: "Помощь")], description: "d",
        shortDescription: "s")

    @Test func `what differs is set`() async {
        let server = ScriptedBotAPI()

        await sync(server).run([profile])

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

        await sync(server).run([profile])

        #expect(server.calls.allSatisfy { $0.method.hasPrefix("get") })
        #expect(server.calls.count == 3)
    }

    @Test func `a part that cannot be set leaves the others, and is set when its time has come`() async {
        var other = profile
        other.languageCode = nil
        let flood = ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 9000])
        let server = ScriptedBotAPI(["setMyShortDescription": [flood]])

        await sync(server).run([profile, other])

        #expect(server.calls(of: "setMyDescription").count == 2)
        #expect(server.calls(of: "setMyShortDescription").count == 3)
        #expect(clock.sleeps == [.seconds(9000)])
        #expect(lines.count("warning: a part of the bot's profile was not set") == 1)
        #expect(lines.count("info: a part of the bot's profile was set") == 6)
    }

    @Test func `a network that is away is waited for, and told of once`() async {
        let server = ScriptedBotAPI([
            "getMyCommands": [.failure(.cannotResolve), .failure(.cannotConnect), ScriptedBotAPI.page(502, "")]
        ])

        await sync(server).run([profile])

        #expect(server.calls(of: "setMyCommands").count == 1)
        #expect(clock.sleeps == [.milliseconds(675), .milliseconds(675), .milliseconds(750)])
        #expect(lines.count("warning: a part of the bot's profile was not set language=ru part=commands") == 1)
    }

    @Test(
        arguments: [
            (ScriptedBotAPI.refused(400, "Bad Request: description is too long"), 1),
            (ScriptedBotAPI.refused(401, "Unauthorized"), 0), (.failure(.cancelled), 0),
        ] as [(ScriptedBotAPI.Reply, Int)])
    func `what no other attempt can mend is not tried again`(reply: ScriptedBotAPI.Reply, warnings: Int) async {
        let server = ScriptedBotAPI(["setMyDescription": [reply]])

        await sync(server).run([profile])

        #expect(server.calls(of: "setMyDescription").count == 1)
        #expect(clock.sleeps.isEmpty)
        #expect(lines.count("warning") == warnings)
    }

    private func sync(_ server: ScriptedBotAPI) -> ProfileSync<LeapingClock> {
        ProfileSync(api: server.api, clock: clock, draw: { 0.5 }, logger: lines.logger)
    }
}
