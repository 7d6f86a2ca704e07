import Domain
import Foundation
import Messaging
import Testing

@testable import Telegram

struct UpdateTranslatorTests {
    private static let anna: JSON = [
        "id": 7, "is_bot": false, "first_name": "Anna", "last_name": "<b>", "language_code": "ru",
    ]
    private static let now = Timestamp(seconds: 500)

    @Test func `a text tells who said it, where and when`() throws {
        let arrival = try #require(try Self.arrival(message: ["text": "Привет"]))

        #expect(
            arrival
                == Arrival(
                    address: Address(channel: .telegram, chat: "7"), deliveryKey: "tg:9",
                    sender: Sender(name: "Anna <b>", languageTag: "ru"), sentAt: Timestamp(seconds: 100), message: 3,
                    content: .text("Привет")))
    }

    @Test(
        arguments: [
            ("/start", .command(name: "start", argument: "")),
            ("/Start  inv_42 ", .command(name: "start", argument: "inv_42")),
            ("/start@Dvoinik_Bot x y", .command(name: "start", argument: "x y")),
            ("/start\nx", .command(name: "start", argument: "x")),
            ("/start@another_bot", nil),
            ("/", .text("/")),
            ("/привет", .text("/привет")),
            ("/a/b", .text("/a/b")),
            (" /start", .text(" /start")),
            ("", .text("")),
        ] as [(String, Arrival.Content?)])
    func `a command is told from other words`(text: String, content: Arrival.Content?) throws {
        #expect(try Self.content(message: ["text": .string(text)]) == content)
    }

    @Test(
        arguments: [
            (["voice": file(["duration": 5])], .voice(Recording(file: "f", seconds: 5, bytes: 1000))),
            (
                ["voice": file(["duration": 5]), "caption": "c"],
                .voice(Recording(file: "f", seconds: 5, bytes: 1000, caption: "c"))
            ),
            (["voice": file(["file_size": 20_971_521])], .attachment(.oversizedAudio, caption: nil)),
            (
                ["voice": file(["file_size": 20_971_520])],
                .voice(Recording(file: "f", seconds: 0, bytes: 20_971_520))
            ),
            (["audio": file(["mime_type": "audio/ogg"])], .voice(Recording(file: "f", seconds: 0, bytes: 1000))),
            (["audio": file(["file_name": "A.OPUS"])], .voice(Recording(file: "f", seconds: 0, bytes: 1000))),
            (["audio": file(["mime_type": "audio/mpeg", "file_name": "a.mp3"])], .attachment(.audio, caption: nil)),
            (["document": file(["mime_type": "audio/ogg"])], .voice(Recording(file: "f", seconds: 0, bytes: 1000))),
            (["document": file(["file_name": "a.oga"])], .voice(Recording(file: "f", seconds: 0, bytes: 1000))),
            (
                ["document": file(["mime_type": "text/plain", "file_name": "a.ogg"])],
                .attachment(.document, caption: nil)
            ),
            (["document": file([:]), "caption": "c"], .attachment(.document, caption: "c")),
            (["photo": [["file_id": "f"]], "caption": "c"], .attachment(.photo, caption: "c")),
            (["photo": [], "media_group_id": "1"], .attachment(.photo, caption: nil)),
            (["sticker": [:]], .attachment(.sticker, caption: nil)),
            (["video": [:]], .attachment(.video, caption: nil)),
            (["video_note": [:]], .attachment(.videoNote, caption: nil)),
            (["animation": [:], "document": file([:])], .attachment(.animation, caption: nil)),
            (["contact": [:]], .attachment(.other, caption: nil)),
            (
                ["contact": ["phone_number": "+79001234567", "first_name": "A", "last_name": "B", "user_id": 7]],
                .contact(Contact(phone: "+79001234567", name: "A", surname: "B"), isOwn: true)
            ),
            (
                ["contact": ["phone_number": "1", "first_name": "A", "user_id": 8]],
                .contact(Contact(phone: "1", name: "A"), isOwn: false)
            ),
            (
                ["contact": ["phone_number": "1", "first_name": "A"]],
                .contact(Contact(phone: "1", name: "A"), isOwn: false)
            ),
            (["poll": [:]], .attachment(.other, caption: nil)),
            (["something_of_tomorrow": [:]], .attachment(.other, caption: nil)),
            (["location": ["latitude": 55.75, "longitude": 37]], .location(latitude: 55.75, longitude: 37)),
            (
                ["venue": [:], "location": ["latitude": 1, "longitude": -2]], .location(latitude: 1, longitude: -2)
            ),
            (["location": ["latitude": 1000, "longitude": 0]], nil),
            (["pinned_message": [:]], nil),
            (["write_access_allowed": [:]], nil),
        ] as [([String: JSON], Arrival.Content?)])
    func `a message in a private chat becomes its content`(fields: [String: JSON], content: Arrival.Content?) throws {
        #expect(try Self.content(message: fields) == content)
    }

    @Test func `a server of one's own lifts the limit on files`() throws {
        let update = try Self.update(["message": Self.message(["voice": Self.file(["file_size": 100_000_000])])])
        let translator = UpdateTranslator(username: "b", fileLimit: nil)

        guard case .arrival(let arrival) = translator.translate(update, receivedAt: Self.now) else {
            Issue.record("no arrival")
            return
        }
        #expect(arrival.content == .voice(Recording(file: "f", seconds: 0, bytes: 100_000_000)))
    }

    @Test(
        arguments: [
            (["type": "user", "sender_user": ["id": 8]], true),
            (["type": "hidden_user", "sender_user_name": "Boris"], true),
            (["type": "channel", "chat": ["id": -5]], true),
            (["type": "user", "sender_user": ["id": 7]], false),
        ] as [(JSON, Bool)])
    func `a recording first made by somebody else is marked`(origin: JSON, isForwarded: Bool) throws {
        let content = try Self.content(message: ["voice": Self.file([:]), "forward_origin": origin])

        #expect(content == .voice(Recording(file: "f", seconds: 0, bytes: 1000, isForwarded: isForwarded)))
    }

    @Test func `words of somebody else are not taken for the person's own`() throws {
        let origin: JSON = ["type": "user", "sender_user": ["id": 8]]

        #expect(
            try Self.content(message: ["text": "/delete", "forward_origin": origin])
                == .attachment(.other, caption: "/delete"))
        #expect(
            try Self.content(message: ["text": "hi", "via_bot": Self.anna]) == .attachment(.other, caption: "hi"))
    }

    @Test func `another bot is not answered`() throws {
        #expect(
            try Self.content(message: ["text": "hi", "from": ["id": 8, "is_bot": true, "first_name": "B"]]) == nil)
    }

    @Test(
        arguments: [
            (["text": "new"], .edited("new")),
            (["photo": [], "caption": "new"], .edited("new")),
            (["photo": []], nil),
            (["voice": file([:]), "caption": "new"], nil),
            (["location": ["latitude": 1, "longitude": 2]], nil),
        ] as [([String: JSON], Arrival.Content?)])
    func `an edit brings the new words`(fields: [String: JSON], content: Arrival.Content?) throws {
        #expect(try Self.arrival(of: ["edited_message": Self.message(fields)])?.content == content)
    }

    @Test func `a pressed button brings its payload, its message and the moment it was received`() throws {
        let press: JSON = [
            "id": "99", "from": Self.anna, "chat_instance": "x", "data": "y:1",
            "message": ["message_id": 4, "date": 0, "chat": ["id": 7, "type": "private"]],
        ]
        let arrival = try #require(try Self.arrival(of: ["callback_query": press]))

        #expect(arrival.content == .button(payload: "y:1", press: "99"))
        #expect(arrival.message == 4)
        #expect(arrival.sentAt == Self.now)
    }

    @Test func `a pressed button without a payload is only to be acknowledged`() throws {
        let press: JSON = ["id": "99", "from": Self.anna, "chat_instance": "x", "game_short_name": "g"]

        #expect(try Self.translation(of: ["callback_query": press]) == .emptyPress("99"))
    }

    @Test(
        arguments: [
            ("private", "kicked", .blocked), ("private", "member", .unblocked), ("group", "member", .group),
            ("channel", "administrator", .group), ("supergroup", "left", nil), ("group", "kicked", nil),
            ("supergroup", "restricted", nil),
        ] as [(String, String, Arrival.Content?)])
    func `a change of the bot's standing`(chat: String, status: String, content: Arrival.Content?) throws {
        let change: JSON = [
            "chat": ["id": 7, "type": .string(chat)], "from": Self.anna, "date": 100,
            "old_chat_member": ["status": "left"], "new_chat_member": ["status": .string(status)],
        ]

        #expect(try Self.arrival(of: ["my_chat_member": change])?.content == content)
    }

    @Test func `anything in a group or a channel is no more than that`() throws {
        let group: JSON = ["id": -7, "type": "supergroup"]
        let post: JSON = ["message_id": 3, "date": 100, "chat": ["id": -8, "type": "channel"], "text": "/start"]

        #expect(try Self.content(message: ["text": "/start", "chat": group]) == .group)
        #expect(try Self.content(message: ["left_chat_member": Self.anna, "chat": group]) == nil)
        #expect(try Self.arrival(of: ["channel_post": post])?.address.chat == "-8")
        #expect(try Self.arrival(message: ["migrate_to_chat_id": -1007, "chat": group])?.address.chat == "-1007")
    }

    @Test func `an update of an unknown kind comes to nothing`() throws {
        #expect(try Self.translation(of: ["wish_of_tomorrow": ["id": 1]]) == .nothing)
        #expect(try Self.translation(of: [:]) == .nothing)
    }

    @Test func `a date beyond all bounds is brought within them`() throws {
        #expect(try Self.arrival(message: ["text": "x", "date": .int(.max)])?.sentAt.seconds == 253_402_300_799)
        #expect(try Self.arrival(message: ["text": "x", "date": -1])?.sentAt.seconds == 0)
    }
}

extension UpdateTranslatorTests {
    private static func file(_ fields: [String: JSON]) -> JSON {
        .object(fields.merging(["file_id": "f", "file_unique_id": "u", "file_size": 1000]) { given, _ in given })
    }

    private static func message(_ fields: [String: JSON]) -> JSON {
        let chat: JSON = ["id": 7, "type": "private"]
        return .object(
            fields.merging(["message_id": 3, "date": 100, "from": anna, "chat": chat]) { given, _ in given })
    }

    private static func update(_ fields: [String: JSON]) throws -> Update {
        let json = JSON.object(fields.merging(["update_id": 9]) { given, _ in given })
        return try JSONDecoder().decode(Update.self, from: Data(json.text.utf8))
    }

    private static func translation(of fields: [String: JSON]) throws -> Translation {
        let translator = UpdateTranslator(username: "dvoinik_bot", fileLimit: UpdateTranslator.largestFile)
        return translator.translate(try update(fields), receivedAt: now)
    }

    private static func arrival(of fields: [String: JSON]) throws -> Arrival? {
        guard case .arrival(let arrival) = try translation(of: fields) else { return nil }
        return arrival
    }

    private static func arrival(message fields: [String: JSON]) throws -> Arrival? {
        try arrival(of: ["message": message(fields)])
    }

    private static func content(message fields: [String: JSON]) throws -> Arrival.Content? {
        try arrival(message: fields)?.content
    }
}
