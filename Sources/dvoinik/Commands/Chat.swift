import ArgumentParser
import Curl
import Domain
import Engine
import Foundation
import Messaging
import Product
import Telegram
import Terminal
import Texts

/// The same conversation in a terminal.
struct Chat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk with the bot in this terminal, also beside a running `run`. Several names can be open at once.")

    @Option(name: .customLong("as"), help: "Who you are: each name has a conversation of its own.")
    var name = Chat.defaultName

    /// Who talks where nobody says.
    static let defaultName = "me"

    func run() async throws {
        try await Chat.open(as: name, Startup.settings())
    }

    /// Talks until the person leaves.
    ///
    /// - Parameter firstLine: Taken as if typed at the beginning.
    static func open(as name: String, _ settings: Settings, firstLine: String? = "/start") async throws {
        var settings = settings
        // In the middle of a conversation, only what is wrong is worth a line.
        if settings.logLevel == "info" { settings.logLevel = "error" }
        let logger = Startup.logger(settings)
        let bot = try Startup.bot(settings, logger: logger)
        let environment = ProcessInfo.processInfo.environment
        let tag = LocaleLanguage.tag(in: environment)
        let texts = TerminalTexts(bot.catalogue, language: bot.catalogue.language(for: tag) ?? settings.language)
        let session = TerminalSession(
            name: name, languageTag: tag, id: UUID().uuidString,
            paths: PathResolver(
                home: NSHomeDirectory(), workingDirectory: FileManager.default.currentDirectoryPath),
            firstLine: firstLine)
        let clock = SystemWallClock()
        let input = try LineReader()
        let screen = TerminalScreen(
            display: StandardOutput(environment: environment), prompt: input.isTerminal ? session.prompt : nil,
            openedAt: clock.now, texts: texts)
        let courier = TerminalCourier(
            screen: screen, name: name, media: bot.files,
            folders: [FileManager.default.currentDirectoryPath, NSTemporaryDirectory()], texts: texts)
        let client = CurlClient()
        let models = Serving.models(settings, bot, client, logger)
        let services = try await Startup.using(settings) {
            try await bot.services(
                edges: [ChannelEdge(courier: courier, pacing: .unlimited, chat: name)],
                sources: sources(settings, client, bot),
                models: models, metricsPath: nil)
        }
        let chat = TerminalChat(
            session: session, screen: screen, input: input, intake: bot.intake, clock: clock, texts: texts,
            logger: logger, quiet: { await bot.settle(Address(channel: .terminal, chat: name)) })
        try await Serving.run(services + [chat], logger)
    }

    /// Recordings of this machine, and those of Telegram where there is a token: work is shared between processes.
    private static func sources(
        _ settings: Settings, _ client: any HTTPClient, _ bot: Bot
    ) -> [Channel: any RecordingSource] {
        var sources: [Channel: any RecordingSource] = [.terminal: TerminalFiles(longest: Recording.mostBytes)]
        if let token = settings.telegramToken.flatMap(Token.init) {
            let api = BotAPI(token: token, server: settings.telegramURL, client: client, metrics: bot.metrics)
            sources[.telegram] = TelegramFiles(api: api, logger: Startup.logger(settings))
        }
        return sources
    }
}
