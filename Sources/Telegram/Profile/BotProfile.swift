/// How a bot presents itself to clients of one language.
public struct BotProfile: Equatable, Sendable {
    /// The language, an ISO 639-1 code; nil for all that have no profile of their own.
    public var languageCode: String?
    /// The menu of commands, in order.
    public var commands: [Command]
    /// What an empty chat says about the bot: at most 512 characters.
    public var description: String
    /// What the bot's profile page says about it: at most 120 characters.
    public var shortDescription: String

    /// Describes a bot.
    public init(languageCode: String?, commands: [Command], description: String, shortDescription: String) {
        self.languageCode = languageCode
        self.commands = commands
        self.description = description
        self.shortDescription = shortDescription
    }

    /// A command in the menu.
    public struct Command: Equatable, Sendable {
        /// The name without the slash: 1 to 32 lower-case ASCII letters, digits and underscores.
        public var name: String
        /// What it does: at most 256 characters.
        public var description: String

        /// Describes a command.
        public init(name: String, description: String) {
            self.name = name
            self.description = description
        }
    }
}
