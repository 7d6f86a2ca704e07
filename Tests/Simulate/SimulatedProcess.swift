import Domain
import Engine
import Logging
import Messaging
import Product

/// One life of the bot's process. Nothing in it happens at the same time; but its parts wake as they do in life, when
/// their bells ring or at the moment they named, so that one whom nobody wakes leaves its work undone here too.
final class SimulatedProcess: @unchecked Sendable {
    /// Events for which no step could be made.
    private(set) var setAside = 0
    private let wire: Wire
    private let clock: any WallClock
    private let intake: any Intake
    private let steps: Doorbell
    private let conductor: Conductor<BotLedger>
    private let outbox: Outbox<BotLedger>
    private let jobs: JobRunner<BotLedger>
    private let matchmaker: Matchmaker
    private var meetingsDue: Timestamp
    private var jobsDue: Timestamp?
    private var outboxDue: Timestamp?

    /// Starts a bot, which is not kept here: work in which a process died holds on to this for ever, and would hold the
    /// lock by which the next one sees who is alive.
    init(starting bot: Bot, wire: Wire, models: Models) async throws {
        (self.wire, clock, intake, steps) = (wire, bot.clock, bot.intake, bot.steps)
        try await bot.takeUpWork()
        conductor = Conductor(ledger: bot.ledger, machine: bot.machine, clock: bot.clock, logger: bot.logger)
        outbox = bot.outbox(ChannelEdge(courier: wire, pacing: .telegram))
        jobs = bot.jobRunner(sources: [.telegram: wire], models: models)
        let bell = jobs.bell
        matchmaker = bot.matchmaker(models: models) { bell.ring() }
        meetingsDue = bot.clock.now
        for bell in [steps, jobs.bell, outbox.bell] { bell.ring() }
    }

    /// When something falls due next.
    var due: Timestamp? { [jobsDue, outboxDue, meetingsDue].compactMap(\.self).min() }

    /// Clones meet less often than in life: a month has many quarters of an hour in which nothing would come of it.
    private static let meetings: Duration = .hours(6)

    /// Lets each part that is awake do its work once. Returns whether any was.
    func round() async throws -> Bool {
        let hasNews = wire.hasNews
        if hasNews { try await wire.poll(into: intake) }
        let hasJobs = isAwake(jobs.bell, jobsDue)
        if hasJobs { jobsDue = await jobs.tick().map(later) }
        let hasMeetings = meetingsDue <= clock.now
        if hasMeetings {
            meetingsDue = clock.now + Self.meetings
            await matchmaker.tick()
        }
        let hasEvents = steps.takeRing()
        if hasEvents { try await step() }
        let hasMessages = isAwake(outbox.bell, outboxDue)
        if hasMessages { outboxDue = await outbox.tick().map(later) }
        return hasNews || hasJobs || hasMeetings || hasEvents || hasMessages
    }

    private func isAwake(_ bell: Doorbell, _ due: Timestamp?) -> Bool {
        let isDue = due.map { $0 <= clock.now } ?? false
        return bell.takeRing() || isDue
    }

    /// What could not be done though it was due is looked at again after a moment.
    private func later(_ due: Timestamp) -> Timestamp {
        max(due, clock.now + .milliseconds(1))
    }

    private func step() async throws {
        while case let report = try await conductor.tick(), report.events > 0 {
            setAside += report.setAside
            Bot.wake([outbox], jobs, after: report)
            for (address, passing) in report.passing { await wire.show(passing, in: address.chat) }
            await Task.yield()
        }
    }
}
