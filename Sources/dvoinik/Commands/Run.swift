import ArgumentParser
import Product

/// Serves Telegram; without a token, opens the terminal chat.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Serve Telegram; without a token, open the terminal chat.")

    func run() async throws {
        let settings = try await Startup.settings()
        guard let token = settings.telegramToken else {
            Startup.say("TELEGRAM_BOT_TOKEN is not set, so this is a conversation in the terminal.")
            return try await Chat.open(as: Chat.defaultName, settings)
        }
        try await Serving.telegram(settings, token: token)
    }
}
