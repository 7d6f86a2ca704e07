import Curl
import Domain
import Messaging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Telegram

struct PollerTests {
    private let clock = LeapingClock()
    private let lines = LogLines()

    @Test func `an update is confirmed only after the intake has stored it`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [Self.batch([5, 6]), Self.batch([7])]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(intake.keys == [["tg:5", "tg:6"], ["tg:7"]])
        #expect(Self.offsets(server) == [nil, 7, 8, 8])
    }

    @Test func `what could not be stored is asked for again`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [Self.batch([5]), Self.batch([5]), Self.batch([5])]])
        let intake = RecordingIntake(failures: 2)

        try await poll(server, into: intake)

        #expect(intake.keys == [["tg:5"]])
        #expect(Self.offsets(server) == [nil, nil, nil, 6, 6])
        #expect(clock.sleeps == [.milliseconds(750), .milliseconds(1500)])
        #expect(lines.count("DiskFull") == 2)
    }

    @Test func `the offset follows numbers that start anew below`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [Self.batch([900]), Self.batch([17, 18])]])

        try await poll(server, into: RecordingIntake())

        #expect(Self.offsets(server) == [nil, 901, 19, 19])
    }

    @Test func `every poll says what it waits for and how long`() async throws {
        let server = ScriptedBotAPI()

        try await poll(server, into: RecordingIntake())

        let poll = try #require(server.calls.first { $0.method == "getUpdates" })
        #expect(poll.parameters["timeout"] == 50)
        #expect(poll.parameters["limit"] == 100)
        #expect(poll.parameters["allowed_updates"] != nil)
        #expect(poll.deadline == .seconds(60))
    }

    @Test func `a server that answers at once with nothing is asked no more than once a second`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [ScriptedBotAPI.ok([]), ScriptedBotAPI.ok([]), Self.batch([5])]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(clock.sleeps == [.seconds(1), .seconds(1)])
        #expect(intake.keys == [["tg:5"]])
        #expect(lines.count("interrupted") == 0)
    }

    @Test func `a malformed update is set aside, unknown ones are passed over, and polling goes on`() async throws {
        let odd: [JSON] = [
            ["update_id": 6, "message": ["message_id": "x"]], ["update_id": 7, "wish": [:]], 5, .null,
            ["update_id": 8, "message": .null],
        ]
        let batch = ScriptedBotAPI.ok(.array([Self.update(5)] + odd + [Self.update(9)]))
        let server = ScriptedBotAPI(["getUpdates": [batch]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(intake.keys == [["tg:5", "tg:9"]])
        #expect(Self.offsets(server) == [nil, 10, 10])
        #expect(lines.count("set aside update=6") == 1)
        #expect(lines.count("set aside update=7") == 0)
        #expect(lines.count("set aside") == 4)
    }

    @Test func `text that is no text spoils its own update only`() async throws {
        let spoilt =
            ##"{"update_id":6,"message":{"message_id":1,"date":0,"chat":{"id":7,"type":"private"},"text":"\ud83d"}}"##
        let odd = ##"{"update_id":7,"wish":{"size":1e999,"size":-0,"name":"\ud83d"}}"##
        let batch = [Self.update(5).text, spoilt, odd, Self.update(8).text].joined(separator: ",")
        let server = ScriptedBotAPI(["getUpdates": [ScriptedBotAPI.page(200, ##"{"ok":true,"result":[\##(batch)]}"##)]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(intake.keys == [["tg:5", "tg:8"]])
        #expect(Self.offsets(server) == [nil, 9, 9])
        #expect(lines.count("set aside update=6") == 1)
    }

    @Test func `answers that make no sense are waited out`() async throws {
        let nonsense: [ScriptedBotAPI.Reply] = [
            ScriptedBotAPI.page(200, "<html>"), ScriptedBotAPI.ok("x"), ScriptedBotAPI.ok([1]),
            ScriptedBotAPI.page(200, #"{"ok":true}"#), ScriptedBotAPI.page(200, ""),
        ]
        let server = ScriptedBotAPI(["getUpdates": nonsense + [Self.batch([5])]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(intake.keys == [["tg:5"]])
        #expect(clock.sleeps.count == nonsense.count)
    }

    @Test func `a wrong token ends the poller with a clear sentence`() async throws {
        for code in [401, 404] {
            let server = ScriptedBotAPI(["getMe": [ScriptedBotAPI.refused(Int64(code), "Unauthorized")]])

            await #expect(throws: BotAPIFailure.wrongToken) { try await poll(server, into: RecordingIntake()) }
        }
        #expect(lines.count("critical: Telegram knows no bot with this token") == 2)
    }

    @Test func `a token that is withdrawn while polling ends the poller`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [ScriptedBotAPI.refused(401, "Unauthorized")]])

        await #expect(throws: BotAPIFailure.wrongToken) { try await poll(server, into: RecordingIntake()) }
    }

    @Test func `another copy that polls is told of once, and asked about slowly`() async throws {
        let conflict = ScriptedBotAPI.refused(409, "Conflict: terminated by other getUpdates request")
        let server = ScriptedBotAPI(["getUpdates": [conflict, conflict, conflict, Self.batch([5])]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(clock.sleeps == [.seconds(15), .seconds(30), .seconds(60)])
        #expect(lines.count("warning: polling is interrupted") == 1)
        #expect(lines.count("another copy of the bot") == 3)
        #expect(intake.keys == [["tg:5"]])
    }

    @Test func `a flood is waited out as told`() async throws {
        let flood = ScriptedBotAPI.refused(429, "Too Many Requests: retry after 7", ["retry_after": 7])
        let bare = ScriptedBotAPI.Reply.success(HTTPResponse(status: 429, headers: ["retry-after": "3"]))
        let headers = ["retry-after": "Wed, 21 Oct 2026 07:00:05 GMT", "date": "Wed, 21 Oct 2026 07:00:00 GMT"]
        let dated = ScriptedBotAPI.Reply.success(HTTPResponse(status: 429, headers: headers))
        let server = ScriptedBotAPI(["getUpdates": [flood, bare, dated, Self.batch([5])]])

        try await poll(server, into: RecordingIntake())

        #expect(clock.sleeps == [.seconds(7), .seconds(3), .seconds(5)])
    }

    @Test func `a server that fails is asked ever less often, until it is well again`() async throws {
        let failure = ScriptedBotAPI.page(502, "Bad Gateway")
        let replies = [failure, failure, failure, Self.batch([5]), failure]
        let server = ScriptedBotAPI(["getUpdates": replies])

        try await poll(server, into: RecordingIntake())

        #expect(clock.sleeps == [750, 1500, 3000, 750].map { .milliseconds($0) })
        #expect(lines.count("notice: polling goes on away_s=5") == 1)
    }

    @Test func `a lost network is waited out from the very start`() async throws {
        let server = ScriptedBotAPI([
            "getMe": [.failure(.cannotResolve)], "getUpdates": [.failure(.connectionLost), .failure(.cannotConnect)],
        ])

        try await poll(server, into: RecordingIntake())

        #expect(clock.sleeps == [.milliseconds(675), .milliseconds(675), .milliseconds(675)])
    }

    @Test func `a rival is named also where it shows itself in the middle of another trouble`() async throws {
        let conflict = ScriptedBotAPI.refused(409, "Conflict: terminated by other getUpdates request")
        let server = ScriptedBotAPI([
            "getUpdates": [.failure(.timedOut), .failure(.timedOut), conflict, .failure(.timedOut), conflict]
        ])

        try await poll(server, into: RecordingIntake())

        #expect(
            lines.all.filter { $0.contains("interrupted") }.map { $0.prefix { $0 != ":" } } == [
                "warning", "debug", "warning", "debug", "debug",
            ])
        #expect(lines.count("warning: polling is interrupted wait_ms=15000 why=another copy of the bot") == 1)
    }

    @Test func `a webhook is taken away, without dropping what waits, only where there is one`() async throws {
        let without = ScriptedBotAPI()
        let with = ScriptedBotAPI(["getWebhookInfo": [ScriptedBotAPI.ok(["url": "https://example.org/hook"])]])

        try await poll(without, into: RecordingIntake())
        try await poll(with, into: RecordingIntake())

        #expect(without.calls(of: "deleteWebhook").isEmpty)
        #expect(with.calls(of: "deleteWebhook") == [["drop_pending_updates": false]])
    }

    @Test func `a graceful stop confirms what was stored without waiting`() async throws {
        let server = ScriptedBotAPI(["getUpdates": [Self.batch([5])]])

        try await poll(server, into: RecordingIntake())

        let last = try #require(server.calls.last)
        #expect(last.parameters["offset"] == 6)
        #expect(last.parameters["limit"] == 1)
        #expect(last.parameters["timeout"] == 0)
        #expect(last.deadline == .seconds(2))
    }

    @Test func `a call does not wait for the long poll, nor the long poll for it`() async throws {
        let server = ScriptedBotAPI()
        let api = server.api

        try await withThrowingTaskGroup { group in
            group.addTask { _ = try? await api.call(GetUpdates()) }
            await server.untilIdle()
            let sent = try await api.call(SendMessage(chat: 7, text: MarkedText("x")))
            #expect(sent.id == 1)
            group.cancelAll()
        }

        #expect(server.calls.map(\.method) == ["getUpdates", "sendMessage"])
    }

    @Test func `a button that says nothing is acknowledged`() async throws {
        let press: JSON = [
            "update_id": 5,
            "callback_query": [
                "id": "99", "from": ["id": 7, "is_bot": false, "first_name": "A"], "chat_instance": "x",
            ],
        ]
        let server = ScriptedBotAPI(["getUpdates": [ScriptedBotAPI.ok([press])]])
        let intake = RecordingIntake()

        try await poll(server, into: intake)

        #expect(server.calls(of: "answerCallbackQuery") == [["callback_query_id": "99"]])
        #expect(intake.taken.isEmpty)
    }

    @Test func `the token is in no line of the log`() async throws {
        let server = ScriptedBotAPI([
            "getUpdates": [
                ScriptedBotAPI.refused(400, "Bad Request: \(ScriptedBotAPI.token)"), .failure(.badURL),
                ScriptedBotAPI.refused(409, "\(ScriptedBotAPI.token)"), ScriptedBotAPI.page(500, ScriptedBotAPI.token),
            ]
        ])

        try await poll(server, into: RecordingIntake())

        #expect(lines.count("polling is interrupted") == 4)
        #expect(lines.count("SECRET") == 0)
    }
}

extension PollerTests {
    /// Polls until the server has nothing left to say, then stops gracefully.
    private func poll(_ server: ScriptedBotAPI, into intake: RecordingIntake) async throws {
        let poller = Poller(
            api: server.api, intake: intake, clock: clock, now: { Timestamp(milliseconds: 0) }, draw: { 0.5 },
            logger: lines.logger)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await poller.run() }
                group.addTask {
                    await server.untilIdle()
                    trigger.triggerGracefulShutdown()
                }
                try await group.next()
                try await group.next()
            }
        }
    }

    private static func update(_ id: Int64) -> JSON {
        let chat: JSON = ["id": 7, "type": "private"]
        let from: JSON = ["id": 7, "is_bot": false, "first_name": "A"]
        return [
            "update_id": .int(id), "message": ["message_id": 1, "date": 0, "chat": chat, "from": from, "text": "x"],
        ]
    }

    private static func batch(_ ids: [Int64]) -> ScriptedBotAPI.Reply {
        ScriptedBotAPI.ok(.array(ids.map(update)))
    }

    private static func offsets(_ server: ScriptedBotAPI) -> [Int64?] {
        server.calls(of: "getUpdates").map { poll in
            if case .int(let offset) = poll["offset"] { offset } else { nil }
        }
    }
}
