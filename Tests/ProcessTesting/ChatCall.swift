import Foundation
import HTTPTesting

/// A call of a Bot API method.
struct ChatCall {
    let method: String
    private let parameters: [String: Any]
    private let photo: [UInt8]?
    private let document: [UInt8]?

    init(method: String, request: LoopbackRequest) {
        self.method = method
        let isForm = request.headers["content-type"]?.hasPrefix("multipart/") == true
        parameters = isForm ? request.form : request.json
        func file(_ name: String) -> [UInt8]? { request.parts.first { $0.name == name && $0.fileName != nil }?.body }
        photo = file("photo")
        document = file("document")
    }

    func text(_ name: String) -> String? { parameters[name] as? String }

    func number(_ name: String) -> Int64? {
        (parameters[name] as? NSNumber)?.int64Value ?? text(name).flatMap { Int64($0) }
    }

    /// Does what is called for, and answers as the Bot API does.
    func perform(on state: inout ChatState, life: Int) -> LoopbackReply {
        switch method {
        case "getMe":
            success(#"{"id":4242,"is_bot":true,"first_name":"D","username":"dvoinik_bot"}"#)
        case "getWebhookInfo":
            success(#"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#)
        case "sendMessage", "sendVoice", "sendPhoto", "sendDocument": send(on: &state, life: life)
        case "sendMessageDraft": draft(on: &state)
        case "editMessageText", "editMessageReplyMarkup", "deleteMessage": edit(on: &state)
        case _ where method.hasPrefix("setMy"): remember(on: &state)
        case _ where method.hasPrefix("getMy"): recall(on: state)
        case "deleteWebhook", "sendChatAction", "answerCallbackQuery", "setMessageReaction", "leaveChat":
            success("true")
        default: ChatServer.refused(.init(status: 404, description: "Not Found"))
        }
    }

    private func send(on state: inout ChatState, life: Int) -> LoopbackReply {
        guard let chat = number("chat_id") else { return refused("chat_id is empty") }
        let message = ShownMessage(
            id: state.number(), life: life, text: text("text") ?? text("caption") ?? "", buttons: buttons, photo: photo,
            document: document)
        state.chats[chat, default: []].append(message)
        return success(answer(message.id, in: chat))
    }

    /// A draft is seen while it is being written, and is no message.
    private func draft(on state: inout ChatState) -> LoopbackReply {
        guard let chat = number("chat_id") else { return refused("chat_id is empty") }
        state.drafts[chat, default: []].append(text("text") ?? "")
        return success("true")
    }

    private func edit(on state: inout ChatState) -> LoopbackReply {
        guard let chat = number("chat_id"), let id = number("message_id") else { return refused("message_id is empty") }
        var isChanged = false
        let isThere = state.edit(id, in: chat) { message in
            let text = text("text") ?? message.text
            isChanged = method == "deleteMessage" || text != message.text || buttons != message.buttons
            message.text = text
            message.buttons = buttons
            message.isDeleted = method == "deleteMessage"
        }
        guard isThere else { return refused("message to edit not found") }
        guard isChanged else { return refused("message is not modified") }
        return success(method == "deleteMessage" ? "true" : answer(id, in: chat))
    }

    private func remember(on state: inout ChatState) -> LoopbackReply {
        let commands = parameters["commands"].flatMap { try? JSONSerialization.data(withJSONObject: $0) }
        let words = ["description", "short_description"].first { parameters[$0] != nil }
        let object = words.flatMap { try? JSONSerialization.data(withJSONObject: [$0: text($0) ?? ""]) }
        state.profile[place] = (commands ?? object).map { String(decoding: $0, as: UTF8.self) }
        return success("true")
    }

    private func recall(on state: ChatState) -> LoopbackReply {
        let nothing = method == "getMyCommands" ? "[]" : #"{"description":"","short_description":""}"#
        return success(state.profile[place] ?? nothing)
    }

    /// What part of the profile is meant, for which language.
    private var place: String { method.dropFirst(5) + ":" + (text("language_code") ?? "") }

    private var buttons: [String] {
        var markup = parameters["reply_markup"] as? [String: Any] ?? [:]
        if let text = text("reply_markup") {
            markup = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
        }
        let rows = markup["inline_keyboard"] as? [[[String: Any]]] ?? []
        return rows.joined().compactMap { $0["callback_data"] as? String }
    }

    private func answer(_ message: Int64, in chat: Int64) -> String {
        #"{"message_id":\#(message),"date":1700000000,"chat":{"id":\#(chat),"type":"private"}}"#
    }

    private func success(_ result: String) -> LoopbackReply { .json(#"{"ok":true,"result":\#(result)}"#) }

    private func refused(_ why: String) -> LoopbackReply {
        ChatServer.refused(.init(status: 400, description: "Bad Request: \(why)"))
    }
}
