public import Curl

/// Why a call of the Bot API brought no result, by what follows from it. It never holds the token or a URL.
public enum BotAPIFailure: Error, Equatable, Sendable {
    /// There is no bot with this token.
    case wrongToken
    /// Somebody else takes this bot's updates: another copy of it, or a webhook.
    case conflict
    /// Too many calls: none should follow for so long.
    case flooded(retryAfter: Duration)
    /// The group goes on as a supergroup under another id.
    case migrated(to: Int64)
    /// The bot may not do this: it was blocked or removed, or the account is gone.
    case forbidden(description: String)
    /// The call cannot be fulfilled as it stands.
    case badRequest(description: String)
    /// The server failed.
    case server(status: Int)
    /// No answer came.
    case network(HTTPFailure)
    /// What came is not an answer of the Bot API.
    case malformedAnswer
}

extension BotAPIFailure: CustomStringConvertible {
    /// What went wrong, in English.
    public var description: String {
        switch self {
        case .wrongToken: "Telegram knows no bot with this token"
        case .conflict: "another copy of the bot, or a webhook, takes the updates of this token"
        case .flooded(let wait): "too many requests, to be continued after \(wait.components.seconds) s"
        case .migrated: "the group has become a supergroup"
        case .forbidden(let description): "forbidden: \(description)"
        case .badRequest(let description): "refused: \(description)"
        case .server(let status): "the Bot API server failed with status \(status)"
        case .network(let failure): "no answer: \(failure)"
        case .malformedAnswer: "the answer is not one of a Bot API server"
        }
    }
}

extension BotAPIFailure {
    /// Whether a refusal's description contains one of some phrases, in any case.
    func mentions(_ phrases: String...) -> Bool {
        guard case .badRequest(let description) = self else { return false }
        let text = description.lowercased()
        return phrases.contains { text.contains($0) }
    }
}
