import Curl
public import Logging

/// Brings what Telegram shows about a bot up to date. Only what differs is set, since setting is rationed.
public struct ProfileSync<WaitingClock: Clock>: Sendable where WaitingClock.Duration == Duration {
    private let api: BotAPI
    private let clock: WaitingClock
    private let draw: @Sendable () -> Double
    private let logger: Logger

    private enum Part: String, CaseIterable {
        case commands, description
        case shortDescription = "short description"
    }

    /// Prepares to compare.
    ///
    /// - Parameters:
    ///   - api: The bot and its server.
    ///   - clock: Measures the waits between attempts.
    ///   - draw: Random numbers, 0..<1, that spread waits.
    ///   - logger: Told what was set, and what could not be.
    public init(
        api: BotAPI, clock: WaitingClock, draw: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        logger: Logger
    ) {
        self.api = api
        self.clock = clock
        self.draw = draw
        self.logger = logger
    }

    /// Compares and sets each part of each profile. A part that fails is tried again until it is set or the task is
    /// cancelled, and holds up no other; one that the server will never take is left for the next start.
    public func run(_ profiles: [BotProfile]) async {
        await withDiscardingTaskGroup { group in
            for profile in profiles {
                for part in Part.allCases { group.addTask { await settle(part, of: profile) } }
            }
        }
    }

    private func settle(_ part: Part, of profile: BotProfile) async {
        let place: Logger.Metadata = ["part": "\(part.rawValue)", "language": "\(profile.languageCode ?? "default")"]
        let start = clock.now
        var backoff = Backoff()
        var level = Logger.Level.warning
        while true {
            do throws(BotAPIFailure) {
                if try await update(part, of: profile) {
                    logger.info("a part of the bot's profile was set", metadata: place)
                }
                return
            } catch {
                // The poller says what is wrong with the token; nobody asked for more where the bot is stopping.
                if error == .wrongToken || error == .network(.cancelled) { return }
                let why: Logger.Metadata = ["why": "\(error)"]
                logger.log(
                    level: level, "a part of the bot's profile was not set",
                    metadata: place.merging(why) { old, _ in old })
                level = .debug
                guard let wait = wait(after: error, since: start, &backoff),
                    (try? await clock.sleep(for: wait)) != nil
                else { return }
            }
        }
    }

    /// How long to wait before the next attempt; none where it would fail as this one did.
    private func wait(
        after failure: BotAPIFailure, since start: WaitingClock.Instant, _ backoff: inout Backoff
    ) -> Duration? {
        switch failure {
        case .badRequest, .forbidden, .migrated: return nil
        case .wrongToken, .conflict, .flooded, .server, .network, .malformedAnswer: break
        }
        switch Trouble.api(failure).fate {
        case .giveUp: return nil
        case .wait(let asked): return asked
        case .backOff(let cause):
            return backoff.wait(after: cause, outage: start.duration(to: clock.now), draw: draw())
        }
    }

    /// Sets a part where it differs.
    ///
    /// - Returns: Whether it did.
    private func update(_ part: Part, of profile: BotProfile) async throws(BotAPIFailure) -> Bool {
        let language = profile.languageCode
        switch part {
        case .commands:
            let wanted = profile.commands.map { BotCommand(command: $0.name, description: $0.description) }
            if try await api.call(GetMyCommands(language: language)) == wanted { return false }
            _ = try await api.call(SetMyCommands(commands: wanted, language: language))
        case .description:
            let present = try await api.call(GetMyDescription(language: language)).description
            if present == profile.description { return false }
            _ = try await api.call(SetMyDescription(description: profile.description, language: language))
        case .shortDescription:
            let present = try await api.call(GetMyShortDescription(language: language)).description
            if present == profile.shortDescription { return false }
            _ = try await api.call(SetMyShortDescription(description: profile.shortDescription, language: language))
        }
        return true
    }
}
