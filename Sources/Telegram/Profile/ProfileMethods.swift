/// A command as it stands in the bot's menu.
struct BotCommand: Codable, Equatable, Sendable {
    /// The name without the slash.
    var command: String
    /// What it does.
    var description: String
}

/// Reads the menu shown to clients of a language.
struct GetMyCommands: BotMethod {
    typealias Answer = [BotCommand]
    static let name = "getMyCommands"
    var language: String?

    private enum CodingKeys: String, CodingKey {
        case language = "language_code"
    }
}

/// Sets the menu shown to clients of a language.
struct SetMyCommands: BotMethod {
    typealias Answer = Acknowledged
    static let name = "setMyCommands"
    var commands: [BotCommand]
    var language: String?

    private enum CodingKeys: String, CodingKey {
        case commands
        case language = "language_code"
    }
}

/// Reads what an empty chat says about the bot.
struct GetMyDescription: BotMethod {
    static let name = "getMyDescription"
    var language: String?

    struct Answer: Decodable, Sendable {
        var description: String
    }

    private enum CodingKeys: String, CodingKey {
        case language = "language_code"
    }
}

/// Sets what an empty chat says about the bot.
struct SetMyDescription: BotMethod {
    typealias Answer = Acknowledged
    static let name = "setMyDescription"
    var description: String
    var language: String?

    private enum CodingKeys: String, CodingKey {
        case description
        case language = "language_code"
    }
}

/// Reads what the bot's profile page says about it.
struct GetMyShortDescription: BotMethod {
    static let name = "getMyShortDescription"
    var language: String?

    struct Answer: Decodable, Sendable {
        var description: String

        private enum CodingKeys: String, CodingKey {
            case description = "short_description"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case language = "language_code"
    }
}

/// Sets what the bot's profile page says about it.
struct SetMyShortDescription: BotMethod {
    typealias Answer = Acknowledged
    static let name = "setMyShortDescription"
    var description: String
    var language: String?

    private enum CodingKeys: String, CodingKey {
        case description = "short_description"
        case language = "language_code"
    }
}
