import Curl
import Foundation
import Messaging
import Testing

@testable import Telegram

/// Every call of ours against the Bot API's own list of methods and parameters.
struct RequestTests {
    private static let keyboards: [Keyboard?] = [
        nil,
        .inline([[.init(label: "Yes", payload: "y")], [.init(label: "No", payload: "n")]]),
        .reply([
            [
                .init(label: "Moscow"), .init(label: "Here", sharesLocation: true),
                .init(label: "Me", sharesContact: true),
            ]
        ]),
        .removeReply,
    ]

    private static let calls: [any BotMethod] =
        [
            GetUpdates(), GetUpdates(offset: 7, limit: 1, timeout: 0), GetWebhookInfo(), DeleteWebhook(), GetMe(),
            GetFile(file: "f"),
            EditMessageText(chat: 1, message: 2, text: MarkedText("x"), keyboard: nil),
            EditMessageText(
                chat: 1, message: 2, text: MarkedText(RichText("x", [.bold])),
                keyboard: ReplyMarkup(inline: keyboards[1])),
            RemoveButtons(chat: 1, message: 2), DeleteMessage(chat: 1, message: 2),
            SetMessageReaction(chat: 1, message: 2, reaction: [.init(emoji: "👍")]), LeaveChat(chat: -1),
            SendContact(chat: 1, phone: "+1", firstName: "A"),
            SendContact(chat: 1, phone: "1", firstName: "A", lastName: "B"),
            SendChatAction(chat: 1, action: "typing"), AnswerCallbackQuery(press: "1", notice: nil),
            AnswerCallbackQuery(press: "1", notice: "done"),
            SendVoice(media: SendMedia(chat: 1, source: .known(file: "f"), caption: nil)),
            SendPhoto(media: SendMedia(chat: 1, source: .known(file: "f"), caption: MarkedText("c"))),
            SendDocument(
                media: SendMedia(chat: 1, source: .known(file: "f"), caption: MarkedText(RichText("c", [.italic])))),
            GetMyCommands(language: nil), GetMyCommands(language: "ru"), GetMyDescription(language: "ru"),
            GetMyShortDescription(language: "ru"),
            SetMyCommands(commands: [BotCommand(command: "help", description: "Help")], language: "en"),
            SetMyDescription(description: "d", language: nil), SetMyShortDescription(description: "d", language: "ru"),
        ]
        + keyboards.map {
            SendMessage(
                chat: 1, text: MarkedText(RichText("x", [.code])), isSilent: true, keyboard: $0.map(ReplyMarkup.init))
        }

    @Test(arguments: calls.indices)
    func `a call is one that the Bot API takes`(index: Int) throws {
        let call = Self.calls[index]
        let parameters = try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(call))

        #expect(BotAPISchema.current.problems(calling: type(of: call).name, with: parameters).isEmpty)
    }

    @Test func `an uploading call is one that the Bot API takes`() throws {
        let media = SendMedia(
            chat: 1,
            source: .upload(SendMedia.Upload(path: "a", size: 50_000_000, name: "a.ogg", contentType: "audio/ogg")),
            caption: MarkedText(RichText("c", [.bold])))
        let calls: [any BotMethod] = [SendVoice(media: media), SendPhoto(media: media), SendDocument(media: media)]

        for call in calls {
            let parts = try #require(call.form)
            let files = Set(parts.filter { $0.fileName != nil }.map(\.name))
            let texts = parts.filter { $0.fileName == nil }.map { ($0.name, JSON.string("")) }
            let parameters = JSON.object(Dictionary(uniqueKeysWithValues: texts))
            let name = type(of: call).name
            #expect(BotAPISchema.current.problems(calling: name, with: parameters, uploading: files).isEmpty)
            #expect(files.count == 1)
            #expect(call.deadline == .seconds(520))
        }
    }

    @Test func `the check finds a wrong call`() {
        let schema = BotAPISchema.current

        #expect(schema.problems(calling: "sendNothing", with: [:]) == ["there is no method sendNothing"])
        #expect(schema.problems(calling: "leaveChat", with: [:]) == ["leaveChat.chat_id is missing"])
        #expect(schema.problems(calling: "leaveChat", with: ["chat_id": true]) == ["leaveChat.chat_id is no Integer"])
        #expect(
            schema.problems(calling: "leaveChat", with: ["chat_id": 1, "loudly": true])
                == ["leaveChat has no field loudly"])
        #expect(
            schema.problems(
                calling: "sendMessage", with: ["chat_id": 1, "text": "x", "reply_markup": ["inline_keyboard": [1]]]
            ).count == 1)
    }

    @Test func `the kinds of update asked for exist`() {
        let kinds = Set((BotAPISchema.current.types["Update"]?.fields ?? []).map(\.name))

        #expect(kinds.isSuperset(of: GetUpdates().allowedUpdates))
    }
}
