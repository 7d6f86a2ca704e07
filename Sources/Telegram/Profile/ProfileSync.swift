import Curl
public import Logging

/// Brings what Telegram shows about a bot up to date. Only what differs is set, since setting is rationed.
public struct ProfileSync: Sendable {
    private let api: BotAPI
    private let logger: Logger

    /// Prepares to compare.
    ///
    /// - Parameters:
    ///   - api: The bot and its server.
    ///   - logger: Told what was set, and what could not be.
    public init(api: BotAPI, logger: Logger) {
        self.api = api
        self.logger = logger
    }

    /// Compares and sets each part of each profile. A part that fails is left for the next start.
    public func run(_ profiles: [BotProfile]) async {
        for profile in profiles {
            let language = profile.languageCode
            await update("commands", of: profile) { () async throws(BotAPIFailure) in
                try await setCommands(of: profile)
            }
            await update("description", of: profile) { () async throws(BotAPIFailure) in
                let present = try await api.call(GetMyDescription(language: language)).description
                if present == profile.description { return false }
                _ = try await api.call(SetMyDescription(description: profile.description, language: language))
                return true
            }
            await update("short description", of: profile) { () async throws(BotAPIFailure) in
                let present = try await api.call(GetMyShortDescription(language: language)).description
                if present == profile.shortDescription { return false }
                _ = try await api.call(SetMyShortDescription(description: profile.shortDescription, language: language))
                return true
            }
        }
    }

    private func setCommands(of profile: BotProfile) async throws(BotAPIFailure) -> Bool {
        let wanted = profile.commands.map { BotCommand(command: $0.name, description: $0.description) }
        let present = try await api.call(GetMyCommands(language: profile.languageCode))
        if present == wanted { return false }
        _ = try await api.call(SetMyCommands(commands: wanted, language: profile.languageCode))
        return true
    }

    private func update(
        _ part: String, of profile: BotProfile, by change: () async throws(BotAPIFailure) -> Bool
    ) async {
        let place: Logger.Metadata = ["part": "\(part)", "language": "\(profile.languageCode ?? "default")"]
        do throws(BotAPIFailure) {
            if try await change() { logger.info("a part of the bot's profile was set", metadata: place) }
        } catch .wrongToken, .network(.cancelled) {
            // The poller says what is wrong with the token, and nobody asked for more where the bot is stopping.
        } catch {
            let why: Logger.Metadata = ["why": "\(error)"]
            logger.warning("a part of the bot's profile was not set", metadata: place.merging(why) { old, _ in old })
        }
    }
}
