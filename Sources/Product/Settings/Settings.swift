import Configuration
public import Domain
public import Engine
public import Messaging
public import Store

/// What an operator set, from the environment and a `.env` file; validated as a whole.
public struct Settings: Sendable {
    /// The folder that holds `locales` and `prompts`.
    public var home: String
    /// The folder of the database and the recordings.
    public var data: String
    /// The bot's token; without one there is only the terminal.
    public var telegramToken: String?
    /// The Bot API server.
    public var telegramURL: String
    /// How fast the Bot API server takes messages.
    public var pacing: Pacing
    /// The master key; made and kept in the data folder where unset.
    public var masterKey: MasterKey?
    /// Where speech becomes text.
    public var speech: EndpointSettings
    /// The other models, and what they may cost.
    public var models = ModelSettings()
    /// Who may use operators' commands.
    public var admins: Set<Address>
    /// The language for people whose client names none we have.
    public var language: Language
    /// The swift-log level.
    public var logLevel: String
    /// The file of events and venues; none where there is none.
    public var events: String?
    /// Where the process that serves Telegram writes the metrics.
    public var metricsPath: String

    /// Telegram's own Bot API server.
    public static let telegramServer = "https://api.telegram.org"

    /// Rates of sending that can be set, in messages a second. Telegram takes up to a thousand of those who pay for it
    /// (Bots FAQ, "My bot is hitting limits").
    static let sendRates = 0.1...1000

    /// The largest file to send on Telegram, in bytes: a little less than the 50 MB of its own server and the 2000 MB of
    /// a local one (Bot API, "Sending files" and "Using a Local Bot API Server").
    var largestTelegramUpload: Int64 { telegramURL == Self.telegramServer ? 49_000_000 : 1_990_000_000 }
}
