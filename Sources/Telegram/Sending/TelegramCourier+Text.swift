import Messaging

extension TelegramCourier {
    /// Sends a text, in pieces where it is too long for one message. The buttons go on the last piece.
    ///
    /// - Returns: The message with the last piece.
    func send(_ message: Message, to chat: Int64, _ turn: Turn) async throws(BotAPIFailure) -> MessageID {
        let pieces = message.text.pieces(limit: Message.longestText)
        guard let first = pieces.first else { throw .badRequest(description: "the message is empty") }
        let keyboard = pieces.count == 1 ? message.keyboard : nil
        let sent = try await send(Message(first, keyboard: keyboard, isSilent: message.isSilent), asOneTo: chat)
        return try await send(rest: pieces.dropFirst(), of: message, to: chat, turn) ?? sent
    }

    /// Turns a message into another, or sends that one anew where the message is gone. What is too long for one message
    /// is shortened: the rest would come as another message with every edit.
    ///
    /// - Returns: The message that now stands.
    func edit(
        _ target: MessageID?, into message: Message, in chat: Int64, _ turn: Turn
    ) async throws(BotAPIFailure) -> MessageID {
        var message = message
        message.text = message.text.shortened(to: Message.longestText)
        guard let target, !message.text.isEmpty else { return try await send(message, to: chat, turn) }
        let keyboard = ReplyMarkup(inline: message.keyboard)
        do throws(BotAPIFailure) {
            _ = try await withMarkup(of: message.text) { text throws(BotAPIFailure) in
                try await api.call(EditMessageText(chat: chat, message: target, text: text, keyboard: keyboard))
            }
        } catch {
            if error.isAboutGoneMessage { return try await send(message, to: chat, turn) }
            if !error.isAboutNoChange { throw error }
        }
        return target
    }

    /// Sends the later pieces of a message, each when its turn comes. They wait out a flood here: were the whole
    /// message to be tried again, its first piece would come twice.
    func send(
        rest pieces: ArraySlice<RichText>, of message: Message, to chat: Int64, _ turn: Turn
    ) async throws(BotAPIFailure) -> MessageID? {
        var last: MessageID?
        for index in pieces.indices {
            let keyboard = index == pieces.endIndex - 1 ? message.keyboard : nil
            let piece = Message(pieces[index], keyboard: keyboard, isSilent: message.isSilent)
            await turn()
            do throws(BotAPIFailure) {
                last = try await send(piece, asOneTo: chat)
            } catch {
                guard case .flooded(let wait) = error, wait <= .seconds(60) else { throw error }
                try? await clock.sleep(for: wait)
                last = try await send(piece, asOneTo: chat)
            }
        }
        return last
    }

    private func send(_ message: Message, asOneTo chat: Int64) async throws(BotAPIFailure) -> MessageID {
        try await withMarkup(of: message.text) { text throws(BotAPIFailure) in
            try await api.call(
                SendMessage(
                    chat: chat, text: text, isSilent: message.isSilent ? true : nil,
                    keyboard: message.keyboard.map(ReplyMarkup.init)))
        }.id
    }

    /// Makes a call with a text marked up; where the server does not take the markup, once more with bare words.
    func withMarkup<Answer>(
        of text: RichText, call: (MarkedText) async throws(BotAPIFailure) -> Answer
    ) async throws(BotAPIFailure) -> Answer {
        do throws(BotAPIFailure) {
            return try await call(MarkedText(text))
        } catch {
            guard error.isAboutMarkup else { throw error }
            return try await call(MarkedText(plain: text))
        }
    }
}
