extension BotAPI {
    /// Asks who the bot is: the quickest proof that the server can be reached and the token is right.
    ///
    /// - Returns: The bot's name on Telegram, without `@`.
    public func username() async throws(BotAPIFailure) -> String {
        try await call(GetMe()).username
    }
}
