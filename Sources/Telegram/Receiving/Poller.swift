public import Domain
public import Engine
public import Logging
import Messaging
public import ServiceLifecycle

/// Takes updates from the Bot API by long polling and hands what they mean to the intake. An update is confirmed
/// to the server only once the intake has stored it, so none is lost, whatever dies in between.
public struct Poller<PollingClock: Clock>: Service where PollingClock.Duration == Duration {
    private let api: BotAPI
    private let intake: any Intake
    private let clock: PollingClock
    private let now: @Sendable () -> Timestamp
    private let draw: @Sendable () -> Double
    private let logger: Logger

    /// Prepares to poll.
    ///
    /// - Parameters:
    ///   - api: The bot and its server.
    ///   - intake: What stores the arrivals.
    ///   - clock: Measures waits.
    ///   - now: The moment of the call.
    ///   - draw: Random numbers, 0..<1, that spread waits.
    ///   - logger: Told of troubles, of their end and of updates set aside.
    public init(
        api: BotAPI, intake: any Intake, clock: PollingClock, now: @escaping @Sendable () -> Timestamp,
        draw: @escaping @Sendable () -> Double = { .random(in: 0..<1) }, logger: Logger
    ) {
        self.api = api
        self.intake = intake
        self.clock = clock
        self.now = now
        self.draw = draw
        self.logger = logger
    }

    /// Polls until a graceful shutdown; then confirms what was stored.
    ///
    /// - Throws: `BotAPIFailure.wrongToken`. Every other trouble is waited out.
    public func run() async throws {
        var outage = Outage()
        guard let bot = try await persevere(&outage, { () async throws(Trouble) in try await prepare() }) else {
            return
        }
        logger.info("polling", metadata: ["bot": "\(bot.username)"])
        let limit = api.isSelfHosted ? nil : UpdateTranslator.largestFile
        let translator = UpdateTranslator(username: bot.username, fileLimit: limit)
        var offset: Int64?
        while let next = try await persevere(
            &outage, { () async throws(Trouble) in try await takeBatch(from: offset, translator: translator) })
        {
            offset = next
        }
        await confirm(offset)
    }

    /// Finds out who the bot is, and sees to it that no webhook takes its updates.
    private func prepare() async throws(Trouble) -> GetMe.Answer {
        let bot = try await call(GetMe())
        if try await !call(GetWebhookInfo()).url.isEmpty {
            _ = try await call(DeleteWebhook())
            logger.notice("a webhook took the updates of this bot and was removed")
        }
        return bot
    }

    /// Waits for updates and has them stored.
    ///
    /// - Returns: The offset that confirms them. It follows from the last update received, not from the highest
    ///   ever: after a week without updates their numbers may start anew below.
    private func takeBatch(from offset: Int64?, translator: UpdateTranslator) async throws(Trouble) -> Int64? {
        let asked = clock.now
        let batch = try await call(GetUpdates(offset: offset)).elements
        guard !batch.isEmpty else {
            await rest(since: asked)
            return offset
        }
        guard let last = batch.lazy.compactMap(\.id).last, last < .max else { throw .api(.malformedAnswer) }
        let translations = batch.compactMap { place in translation(of: place, by: translator) }
        do {
            let arrivals = translations.compactMap(\.arrival)
            if !arrivals.isEmpty { try await intake.receive(arrivals) }
        } catch {
            throw .intake(error)
        }
        await acknowledge(translations.compactMap(\.emptyPress))
        return last + 1
    }

    /// Lets a second pass between polls that bring nothing: a server, or a proxy before it, that answers at once
    /// instead of waiting would be asked thousands of times a second.
    private func rest(since asked: PollingClock.Instant) async {
        let left = .seconds(1) - asked.duration(to: clock.now)
        guard left > .zero else { return }
        await cancelWhenGracefulShutdown { try? await clock.sleep(for: left) }
    }

    private func translation(
        of place: Result<Update, LenientArray<Update>.Unreadable>, by translator: UpdateTranslator
    ) -> Translation? {
        switch place {
        case .success(let update): return translator.translate(update, receivedAt: now())
        case .failure(let unreadable):
            let id = unreadable.id.map(String.init) ?? "unknown"
            logger.warning("an update could not be read and is set aside", metadata: ["update": "\(id)"])
            return nil
        }
    }

    /// Ends the waiting of buttons that say nothing. There are none of ours, so nothing is lost by waiting here.
    private func acknowledge(_ presses: [String]) async {
        for press in presses { _ = try? await call(AnswerCallbackQuery(press: press)) }
    }

    /// Tells the server what was stored, so that nothing comes again after a restart. What this last call brings
    /// is left unconfirmed and comes again.
    private func confirm(_ offset: Int64?) async {
        guard let offset else { return }
        do {
            _ = try await api.call(GetUpdates(offset: offset, limit: 1, timeout: 0))
        } catch {
            logger.notice("the last updates could not be confirmed and will come again", metadata: ["why": "\(error)"])
        }
    }

    /// A call that a graceful shutdown cancels.
    private func call<Method: BotMethod>(_ method: Method) async throws(Trouble) -> Method.Answer {
        let outcome = await cancelWhenGracefulShutdown { () async -> Result<Method.Answer, Trouble> in
            do throws(BotAPIFailure) {
                return .success(try await api.call(method))
            } catch {
                return .failure(.api(error))
            }
        }
        return try outcome.get()
    }
}

extension Poller {
    /// What has gone wrong since things last went well.
    private struct Outage {
        var start: PollingClock.Instant?
        var backoff = Backoff()
        /// The kinds of trouble that were told loudly.
        var told: Set<Trouble.Kind> = []
    }

    /// Tries until it succeeds.
    ///
    /// - Returns: What came of it; nil where the poller is to stop.
    private func persevere<Success>(
        _ outage: inout Outage, _ attempt: () async throws(Trouble) -> Success
    ) async throws -> Success? {
        while !isStopping {
            do throws(Trouble) {
                let success = try await attempt()
                end(&outage)
                return success
            } catch {
                if !isStopping { try await endure(error, &outage) }
            }
        }
        return nil
    }

    private var isStopping: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    private func end(_ outage: inout Outage) {
        guard let start = outage.start else { return }
        let seconds = start.duration(to: clock.now).components.seconds
        logger.notice("polling goes on", metadata: ["away_s": "\(seconds)"])
        outage = Outage()
    }

    /// Waits as a trouble demands, or gives up. The first trouble of each kind in an outage is told loudly.
    private func endure(_ trouble: Trouble, _ outage: inout Outage) async throws {
        let start = outage.start ?? clock.now
        let level: Logger.Level = outage.told.insert(trouble.kind).inserted ? .warning : .debug
        outage.start = start
        let wait: Duration
        switch trouble.fate {
        case .giveUp:
            logger.critical("\(BotAPIFailure.wrongToken)")
            throw BotAPIFailure.wrongToken
        case .wait(let asked): wait = asked
        case .backOff(let cause):
            wait = outage.backoff.wait(after: cause, outage: start.duration(to: clock.now), draw: draw())
        }
        logger.log(
            level: level, "polling is interrupted",
            metadata: ["why": "\(trouble)", "wait_ms": "\(wait.wholeMilliseconds)"])
        await cancelWhenGracefulShutdown { try? await clock.sleep(for: wait) }
    }
}

extension Result where Success == Update, Failure == LenientArray<Update>.Unreadable {
    fileprivate var id: Int64? {
        switch self {
        case .success(let update): update.id
        case .failure(let unreadable): unreadable.id
        }
    }
}

extension Translation {
    fileprivate var arrival: Arrival? {
        if case .arrival(let arrival) = self { arrival } else { nil }
    }

    fileprivate var emptyPress: String? {
        if case .emptyPress(let press) = self { press } else { nil }
    }
}
