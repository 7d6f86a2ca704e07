import Curl
import Dialogue
import Domain
import Engine
import LanguageModels
import Logging
import Messaging
import Product
import ServiceLifecycle
import Telegram
import Texts
import UnixSignals

/// Puts the bot on Telegram.
enum Serving {
    /// Serves until a signal ends it.
    static func telegram(_ settings: Settings, token text: String) async throws {
        let logger = Startup.logger(settings)
        let bot = try Startup.bot(settings, logger: logger)
        guard let token = Token(text) else { throw Startup.misconfiguration("TELEGRAM_BOT_TOKEN is not a bot token.") }
        guard try await Startup.using(settings, { try bot.claimPolling() }) else {
            throw Startup.refusal("Another copy of the bot already serves Telegram from \(settings.data).")
        }
        let client = CurlClient(maximumConnectionsPerHost: settings.pacing.concurrency + 8)
        let api = BotAPI(token: token, server: settings.telegramURL, client: client, metrics: bot.metrics)
        let edge = ChannelEdge(
            courier: TelegramCourier(
                api: api, media: bot.files, drafts: bot.drafts, clock: ContinuousClock(), logger: logger),
            pacing: settings.pacing)
        let models = models(settings, bot, client, logger)
        let services = try await Startup.using(settings) {
            try await bot.services(
                edges: [edge], sources: [.telegram: TelegramFiles(api: api, logger: logger)],
                models: models, metricsPath: settings.metricsPath)
        }
        let poller = Poller(
            api: api, intake: bot.intake, clock: ContinuousClock(), now: { SystemWallClock().now }, logger: logger)
        let greeting = Introduction(
            sync: ProfileSync(api: api, clock: ContinuousClock(), logger: logger), profiles: profiles(of: bot))
        do {
            try await run(services + [poller, greeting], logger)
        } catch BotAPIFailure.wrongToken {
            throw Startup.misconfiguration("Telegram does not know this token; @BotFather shows the right one.")
        }
    }

    /// The models at the endpoints that are set.
    static func models(_ settings: Settings, _ bot: Bot, _ client: any HTTPClient, _ logger: Logger) -> Models {
        let gateway = ModelGateway(
            settings.models, prompts: bot.prompts, book: bot.store, http: client, clock: SystemWallClock(),
            reporter: ModelReporter(metrics: bot.metrics, logger: logger) { bot.tellOperators($0) })
        let speech = SpeechToText(
            endpoint: Endpoint(settings.speech), http: client, spoken: Set(bot.catalogue.languages))
        return Models(
            speech: EndpointRecognizer(endpoint: speech), chat: gateway.chat, embedder: gateway.embedder,
            statuses: { gateway.statuses.map(StatusLine.init) })
    }

    /// Runs services until a signal ends them: five seconds to finish what is held, then no more waiting.
    static func run(_ services: [any Service], _ logger: Logger) async throws {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(service: Named(service: $0), successTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        configuration.maximumGracefulShutdownDuration = .seconds(4)
        configuration.maximumCancellationDuration = .seconds(1)
        // Beside the first request, which need not wait for it.
        async let trimmed: Void = Footprint.trim()
        try await ServiceGroup(configuration: configuration).run()
        await trimmed
    }

    private static func profiles(of bot: Bot) -> [BotProfile] {
        bot.presentations.map { presentation in
            BotProfile(
                languageCode: presentation.language?.code,
                commands: presentation.commands.map { BotProfile.Command(name: $0.name, description: $0.description) },
                description: presentation.description, shortDescription: presentation.shortDescription)
        }
    }
}

/// A service with a short description. The group describes each one as it takes it, and without this would print all
/// that hangs on it, every phrase of the catalogue included.
private struct Named: Service, CustomStringConvertible {
    let service: any Service

    var description: String { "\(type(of: service))" }

    func run() async throws { try await service.run() }
}

/// Tells Telegram what the bot's empty chat and menu say, once at start-up.
private struct Introduction: Service {
    let sync: ProfileSync<ContinuousClock>
    let profiles: [BotProfile]

    func run() async throws {
        await cancelWhenGracefulShutdown { await sync.run(profiles) }
        try await gracefulShutdown()
    }
}
