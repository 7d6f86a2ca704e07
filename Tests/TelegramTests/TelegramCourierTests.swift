import Curl
import Engine
import Foundation
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Telegram

struct TelegramCourierTests {
    private static let gone = ScriptedBotAPI.refused(400, "Bad Request: message to edit not found")
    private static let unparsed = ScriptedBotAPI.refused(
        400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 3")

    private static let keys: JSON = ["resize_keyboard": true, "keyboard": [[key, locationKey]]]
    private static let key: JSON = ["text": "A"]
    private static let locationKey: JSON = ["text": "B", "request_location": true]

    private let clock = LeapingClock()
    private let lines = LogLines()
    private let drafts = NSTemporaryDirectory()

    @Test func `a message goes out with its markup and buttons, and without previews`() async throws {
        let server = ScriptedBotAPI(["sendMessage": [ScriptedBotAPI.ok(["message_id": 31])]])
        let keyboard = Keyboard.inline([[.init(label: "Да", payload: "y")]])
        let message = Message(RichText("Анна <3", [.bold]), keyboard: keyboard, isSilent: true)

        let id = try await deliver(.message(message), over: server)

        #expect(id == 31)
        #expect(
            server.calls(of: "sendMessage") == [
                [
                    "chat_id": 7, "text": "<b>Анна &lt;3</b>", "parse_mode": "HTML", "disable_notification": true,
                    "link_preview_options": ["is_disabled": true],
                    "reply_markup": ["inline_keyboard": [[["text": "Да", "callback_data": "y"]]]],
                ]
            ])
    }

    @Test(
        arguments: [
            (
                Keyboard.reply([[.init(label: "A"), .init(label: "B", sharesLocation: true)]]),
                keys
            ),
            (.removeReply, ["remove_keyboard": true]),
        ] as [(Keyboard, JSON)])
    func `reply buttons come and go`(keyboard: Keyboard, markup: JSON) async throws {
        let server = ScriptedBotAPI()

        _ = try await deliver(.message(Message("x", keyboard: keyboard)), over: server)

        #expect(server.calls(of: "sendMessage").first?["reply_markup"] == markup)
    }

    @Test func `a long message goes out in pieces, the buttons on the last`() async throws {
        let server = ScriptedBotAPI(["sendMessage": [1, 2, 3].map { ScriptedBotAPI.ok(["message_id": .int($0)]) }])
        let text = String(repeating: "Слово. ", count: 1300)
        let message = Message(RichText(text), keyboard: .inline([[.init(label: "a", payload: "b")]]))

        let id = try await deliver(.message(message), over: server)

        let calls = server.calls(of: "sendMessage")
        #expect(id == 3)
        #expect(calls.count == 3)
        #expect(calls.map { $0["reply_markup"] == nil } == [true, true, false])
        #expect(calls.allSatisfy { ($0["text"]?.characters?.utf16.count ?? .max) <= 4096 })
    }

    @Test func `a later piece waits out a flood, so that no piece comes twice`() async throws {
        let flood = ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 2])
        let server = ScriptedBotAPI(["sendMessage": [ScriptedBotAPI.ok(["message_id": 1]), flood]])

        _ = try await deliver(.message(Message(RichText(String(repeating: "a ", count: 3000)))), over: server)

        #expect(server.calls(of: "sendMessage").count == 3)
        #expect(clock.sleeps == [.seconds(2)])
    }

    @Test(
        arguments: [
            .message(Message(RichText(String(repeating: "a ", count: 5000)))),
            .photo(.channel(file: "f"), caption: RichText(String(repeating: "a ", count: 3500))),
        ] as [Outgoing])
    func `each piece but the first waits for its turn`(outgoing: Outgoing) async throws {
        let server = ScriptedBotAPI()
        let sent = NIOLockedValueBox([Int]())

        _ = try await deliver(outgoing, over: server) {
            let calls = server.calls(of: "sendMessage").count + server.calls(of: "sendPhoto").count
            sent.withLockedValue { $0.append(calls) }
        }

        #expect(sent.withLockedValue { $0 } == [1, 2])
        #expect(server.calls(of: "sendMessage").count + server.calls(of: "sendPhoto").count == 3)
    }

    @Test func `markup that the server does not take is left out`() async throws {
        let server = ScriptedBotAPI(["sendMessage": [Self.unparsed], "sendVoice": [Self.unparsed]])
        let text = RichText("a<b", [.bold])

        _ = try await deliver(.message(Message(text)), over: server)
        _ = try await deliver(.voice(.channel(file: "f"), caption: text), over: server)

        for (method, field) in [("sendMessage", "text"), ("sendVoice", "caption")] {
            let last = try #require(server.calls(of: method).last)
            #expect(last[field] == "a<b")
            #expect(last["parse_mode"] == nil)
        }
    }

    @Test func `an empty message is refused without a call`() async throws {
        let server = ScriptedBotAPI()

        await #expect(throws: DeliveryFailure.refused(reason: "the message is empty")) {
            try await deliver(.message(Message("")), over: server)
        }
        #expect(server.calls.isEmpty)
    }

    @Test func `an edit changes the message it concerns`() async throws {
        let server = ScriptedBotAPI()
        let message = Message("new", keyboard: .reply([[.init(label: "not on an edit")]]))

        let id = try await deliver(.edit("k", message), target: 12, over: server)

        #expect(id == 12)
        #expect(
            server.calls(of: "editMessageText") == [
                ["chat_id": 7, "message_id": 12, "text": "new", "link_preview_options": ["is_disabled": true]]
            ])
    }

    @Test(arguments: [MessageID?.some(12), nil])
    func `an edit too long for one message is shortened, so that nothing of it comes as another`(
        target: MessageID?
    ) async throws {
        let server = ScriptedBotAPI(["sendMessage": [ScriptedBotAPI.ok(["message_id": 12])]])
        let text = RichText(String(repeating: "😀", count: 2100))

        let id = try await deliver(
            .edit("k", Message(text, keyboard: .inline([[.init(label: "a", payload: "b")]]))), target: target,
            over: server)

        let calls = server.calls(of: "editMessageText") + server.calls(of: "sendMessage")
        #expect(id == 12)
        #expect(calls.count == 1)
        #expect(calls.first?["text"]?.characters?.utf16.count == 4095)
        #expect(calls.first?["reply_markup"] != nil)
    }

    @Test func `an edit that changes nothing is a success`() async throws {
        let same = ScriptedBotAPI.refused(400, "Bad Request: message is not modified: specified new message content")
        let server = ScriptedBotAPI(["editMessageText": [same]])

        #expect(try await deliver(.edit("k", Message("x")), target: 12, over: server) == 12)
        #expect(server.calls(of: "sendMessage").isEmpty)
    }

    @Test(arguments: [gone, ScriptedBotAPI.refused(400, "Bad Request: message can't be edited")])
    func `an edit of a message that is gone is sent anew`(reply: ScriptedBotAPI.Reply) async throws {
        let server = ScriptedBotAPI([
            "editMessageText": [reply], "sendMessage": [ScriptedBotAPI.ok(["message_id": 99])],
        ])

        #expect(try await deliver(.edit("k", Message("x")), target: 12, over: server) == 99)
    }

    @Test func `an edit of a message that was never delivered is sent`() async throws {
        let server = ScriptedBotAPI(["sendMessage": [ScriptedBotAPI.ok(["message_id": 99])]])

        #expect(try await deliver(.edit("k", Message("x")), over: server) == 99)
    }

    @Test(
        arguments: [
            (
                Outgoing.retract("k"), "deleteMessage", "Bad Request: message to delete not found",
                ["chat_id": 7, "message_id": 12]
            ),
            (
                .retract("k"), "deleteMessage", "Bad Request: message can't be deleted for everyone",
                ["chat_id": 7, "message_id": 12]
            ),
            (
                .removeButtons(5), "editMessageReplyMarkup", "Bad Request: message is not modified",
                ["chat_id": 7, "message_id": 5]
            ),
            (
                .reaction(5, emoji: "👍"), "setMessageReaction", "Bad Request: message to react not found",
                ["chat_id": 7, "message_id": 5, "reaction": [["type": "emoji", "emoji": "👍"]]]
            ),
            (.leave, "leaveChat", "Bad Request: chat not found", ["chat_id": 7]),
        ] as [(Outgoing, String, String, JSON)])
    func `what need not be done any more is done`(
        outgoing: Outgoing, method: String, refusal: String, call: JSON
    ) async throws {
        let server = ScriptedBotAPI([method: [ScriptedBotAPI.refused(400, refusal)]])

        _ = try await deliver(outgoing, target: 12, over: server)

        #expect(server.calls(of: method) == [call])
    }

    @Test func `a message that was never delivered needs no deleting`() async throws {
        let server = ScriptedBotAPI()

        #expect(try await deliver(.retract("k"), over: server) == nil)
        #expect(server.calls.isEmpty)
    }

    @Test func `media that the channel knows go out by name`() async throws {
        let server = ScriptedBotAPI()

        _ = try await deliver(.voice(.channel(file: "f"), caption: "c"), over: server)
        _ = try await deliver(.photo(.channel(file: "f")), over: server)
        _ = try await deliver(.document(.channel(file: "f"), name: "a.txt"), over: server)

        #expect(server.calls(of: "sendVoice") == [["chat_id": 7, "voice": "f", "caption": "c"]])
        #expect(server.calls(of: "sendPhoto") == [["chat_id": 7, "photo": "f"]])
        #expect(server.calls(of: "sendDocument") == [["chat_id": 7, "document": "f"]])
    }

    @Test func `stored media are uploaded`() async throws {
        let server = ScriptedBotAPI()

        _ = try await deliver(
            .document(.stored(name: "export.json"), name: "data.json", caption: RichText("c", [.bold])), over: server)

        let call = try #require(server.calls.first)
        #expect(call.uploads == ["document": Array("bytes of export.json".utf8)])
        #expect(call.parameters == ["chat_id": 7, "caption": "<b>c</b>", "parse_mode": "HTML"])
        #expect(!FileManager.default.fileExists(atPath: "\(drafts)/export.json.upload"))
    }

    @Test func `a stored picture is uploaded as a photo with its caption`() async throws {
        let server = ScriptedBotAPI()

        _ = try await deliver(.photo(.stored(name: "1-clone.png"), caption: "c", tag: DeliveryTag("t")), over: server)

        let call = try #require(server.calls(of: "sendPhoto").first)
        #expect(server.calls.first?.uploads == ["photo": Array("bytes of 1-clone.png".utf8)])
        #expect(call == ["chat_id": 7, "caption": "c"])
        #expect(!FileManager.default.fileExists(atPath: "\(drafts)/1-clone.png.upload"))
    }

    @Test func `stored media that cannot be read are refused`() async throws {
        await #expect(throws: DeliveryFailure.refused(reason: "the stored file cannot be read")) {
            try await deliver(.photo(.stored(name: "missing")), over: ScriptedBotAPI())
        }
    }

    @Test func `what a caption has no room for follows as a message`() async throws {
        let server = ScriptedBotAPI()
        let caption = RichText(String(repeating: "word ", count: 300) + "end")

        _ = try await deliver(.photo(.channel(file: "f"), caption: caption), over: server)

        let first = try #require(server.calls(of: "sendPhoto").first?["caption"]?.characters)
        let rest = try #require(server.calls(of: "sendMessage").first?["text"]?.characters)
        #expect(first.utf16.count <= 1024)
        #expect(first + " " + rest == caption.plain)
    }

    @Test(
        arguments: [
            (ScriptedBotAPI.refused(403, "Forbidden: bot was blocked by the user"), DeliveryFailure.unreachable),
            (ScriptedBotAPI.refused(403, "Forbidden: user is deactivated"), .unreachable),
            (ScriptedBotAPI.refused(400, "Bad Request: chat not found"), .unreachable),
            (
                ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 31]),
                .flooded(retryAfter: .seconds(31))
            ),
            (
                ScriptedBotAPI.refused(400, "Bad Request: group chat was upgraded", ["migrate_to_chat_id": -1007]),
                .moved(to: "-1007")
            ),
            (
                ScriptedBotAPI.refused(400, "Bad Request: BUTTON_DATA_INVALID"),
                .refused(reason: "Bad Request: BUTTON_DATA_INVALID")
            ),
            (
                ScriptedBotAPI.page(502, "Bad Gateway"),
                .unavailable(reason: "the Bot API server failed with status 502")
            ),
            (.failure(.timedOut), .unavailable(reason: "no answer: the deadline passed")),
            (
                ScriptedBotAPI.page(200, "<html>"),
                .unavailable(reason: "the answer is not one of a Bot API server")
            ),
            (
                ScriptedBotAPI.refused(400, "Bad Request: \(ScriptedBotAPI.token)"),
                .refused(reason: "Bad Request: 42:…")
            ),
        ] as [(ScriptedBotAPI.Reply, DeliveryFailure)])
    func `a failure says what follows from it`(reply: ScriptedBotAPI.Reply, failure: DeliveryFailure) async throws {
        let server = ScriptedBotAPI(["sendMessage": [reply]])

        await #expect(throws: failure) { try await deliver(.message(Message("x")), over: server) }
    }

    @Test func `a chat that is none of Telegram's is refused`() async throws {
        let courier = courier(over: ScriptedBotAPI())

        await #expect(throws: DeliveryFailure.refused(reason: "not a chat id of Telegram's")) {
            try await courier.deliver(.message(Message("x")), to: "anna", target: nil, turn: {})
        }
    }

    @Test func `what goes wrong in passing is nobody's concern`() async {
        let server = ScriptedBotAPI(["sendChatAction": [ScriptedBotAPI.refused(400, "Bad Request")]])
        let courier = courier(over: server)

        await courier.show(.activity(.recordingVoice), in: "7")
        await courier.show(.acknowledge(press: "9", notice: "Saved"), in: "7")

        #expect(server.calls(of: "sendChatAction") == [["chat_id": 7, "action": "record_voice"]])
        #expect(server.calls(of: "answerCallbackQuery") == [["callback_query_id": "9", "text": "Saved"]])
        #expect(lines.all.count == 1)
        #expect(lines.count("debug: ") == 1)
    }
}

extension TelegramCourierTests {
    private struct FewFiles: MediaStore {
        struct Missing: Error {}

        func contents(of name: String) async throws -> [UInt8] {
            if name == "missing" { throw Missing() }
            return Array("bytes of \(name)".utf8)
        }

        func copy(_ name: String, to path: String) async throws -> Int64 {
            let bytes = try await contents(of: name)
            try Data(bytes).write(to: URL(filePath: path))
            return Int64(bytes.count)
        }
    }

    private func courier(over server: ScriptedBotAPI) -> TelegramCourier<LeapingClock> {
        TelegramCourier(
            api: server.api, media: FewFiles(), drafts: drafts, clock: clock, logger: lines.logger)
    }

    private func deliver(
        _ outgoing: Outgoing, target: MessageID? = nil, over server: ScriptedBotAPI,
        turn: @Sendable () async -> Void = {}
    ) async throws(DeliveryFailure) -> MessageID? {
        try await courier(over: server).deliver(outgoing, to: "7", target: target, turn: turn)
    }
}

extension JSON {
    fileprivate var characters: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
