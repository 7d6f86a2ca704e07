import Engine

extension DeliveryFailure {
    /// What follows for the outbox from a failed call.
    init(_ failure: BotAPIFailure) {
        switch failure {
        case .flooded(let wait): self = .flooded(retryAfter: wait)
        case .migrated(let chat): self = .moved(to: "\(chat)")
        case .forbidden: self = .unreachable
        case .badRequest where failure.isAboutUnreachableChat: self = .unreachable
        case .badRequest(let description): self = .refused(reason: description)
        case .wrongToken, .conflict, .server, .network, .malformedAnswer: self = .unavailable(reason: "\(failure)")
        }
    }
}

/// What a refusal is about. The Bot API has no codes for these, only descriptions.
extension BotAPIFailure {
    /// The chat is closed to the bot, or there is no such chat.
    var isAboutUnreachableChat: Bool {
        if case .forbidden = self { return true }
        return mentions(
            "chat not found", "user not found", "bot was blocked", "user is deactivated", "peer_id_invalid",
            "group chat was deactivated", "bot is not a member", "bot was kicked")
    }

    /// The message concerned is gone, or too old to be changed.
    var isAboutGoneMessage: Bool {
        mentions(
            "message to edit not found", "message can't be edited", "message to delete not found",
            "message can't be deleted", "message to react not found", "message_id_invalid", "message not found")
    }

    /// The message is already as it is to be.
    var isAboutNoChange: Bool { mentions("message is not modified") }

    /// The server does not take the markup.
    var isAboutMarkup: Bool { mentions("can't parse entities") }
}
