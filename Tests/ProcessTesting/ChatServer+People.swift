public import Foundation

extension ChatServer {
    /// A person writes.
    public func write(_ text: String, in chat: Int64) {
        post(in: chat) { ["text": text, "message_id": $0] }
    }

    /// A person sends a recording as a voice note.
    ///
    /// - Parameters:
    ///   - file: One of the files the server was given.
    ///   - moment: When they did; now where that is not said.
    public func speak(_ file: String, seconds: Int, at moment: Date = Date(), in chat: Int64) {
        let voice: [String: Any] = [
            "file_id": file, "file_unique_id": file, "duration": seconds, "mime_type": "audio/ogg",
        ]
        post(in: chat, at: moment) { ["voice": voice, "message_id": $0] }
    }

    /// A person presses a button as soon as one is there.
    public func press(_ payload: String, in chat: Int64) async throws {
        let message = try await state.first { $0.message(with: payload, in: chat)?.id }
        state.change { state in
            let press: [String: Any] = [
                "id": "press-\(state.nextUpdate)", "from": Self.person(chat), "chat_instance": "1", "data": payload,
                "message": ["message_id": message, "date": 1_700_000_000, "chat": Self.chat(chat)] as [String: Any],
            ]
            Self.add(["callback_query": press], to: &state)
        }
    }

    /// A person writes an answer as soon as a question with a button is there.
    public func answer(_ text: String, to payload: String, in chat: Int64) async throws {
        try await state.until { $0.message(with: payload, in: chat) != nil }
        write(text, in: chat)
    }

    /// A person gets to know the bot, up to the last answer.
    public func introduce(_ chat: Int64, language: String = "ru") async throws {
        write("/start", in: chat)
        try await press("lang:\(language)", in: chat)
        try await press("consent:1", in: chat)
        try await answer("17.05.1990", to: "skip:birthDate", in: chat)
        try await answer("Анна", to: "skip:name", in: chat)
        try await answer("Москва", to: "skip:place", in: chat)
        try await press("purposes-done", in: chat)
        try await press("remind:1260", in: chat)
    }

    private func post(in chat: Int64, at moment: Date = Date(), _ content: (Int64) -> [String: Any]) {
        state.change { state in
            var message = content(state.number())
            message["date"] = Int(moment.timeIntervalSince1970)
            message["chat"] = Self.chat(chat)
            message["from"] = Self.person(chat)
            Self.add(["message": message], to: &state)
        }
    }

    private static func chat(_ chat: Int64) -> [String: Any] { ["id": chat, "type": "private"] }

    private static func person(_ chat: Int64) -> [String: Any] {
        ["id": chat, "is_bot": false, "first_name": "P\(chat)", "language_code": "ru"]
    }

    private static func add(_ content: [String: Any], to state: inout ChatState) {
        var update = content
        update["update_id"] = state.nextUpdate
        guard let json = try? JSONSerialization.data(withJSONObject: update) else { return }
        state.updates.append(.init(id: state.nextUpdate, json: String(decoding: json, as: UTF8.self)))
        state.nextUpdate += 1
    }
}
