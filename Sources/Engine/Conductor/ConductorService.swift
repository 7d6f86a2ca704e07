import Domain
public import Logging
import Messaging
public import ServiceLifecycle

/// Runs a conductor whenever its bell rings, and tells the others what a batch left for them.
public struct ConductorService<L: Ledger>: Service {
    private let conductor: Conductor<L>
    private let bell: Doorbell
    private let clock: any WallClock
    private let logger: Logger
    private let steps: Counter
    private let setAside: Counter
    private let onReport: @Sendable (Conductor<L>.Report) async -> Void

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - bell: Rung when there may be an event in the inbox.
    ///   - onReport: Called after each batch that was committed.
    public init(
        conductor: Conductor<L>, bell: Doorbell, clock: any WallClock, metrics: Metrics, logger: Logger,
        onReport: @escaping @Sendable (Conductor<L>.Report) async -> Void
    ) {
        self.conductor = conductor
        self.bell = bell
        self.clock = clock
        self.logger = logger
        self.onReport = onReport
        steps = metrics.counter("dvoinik_steps_total", help: "Events taken out of the inbox.")
        setAside = metrics.counter("dvoinik_events_set_aside_total", help: "Events that no step could be made for.")
    }

    /// Works until shutdown; a batch under way is finished.
    public func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully && !Task.isCancelled { await turn() }
        } onGracefulShutdown: {
            bell.ring()
        }
    }

    private func turn() async {
        do {
            let report = try await conductor.tick()
            guard report.events > 0 else { return await bell.wait() }
            steps.increment(by: report.events)
            setAside.increment(by: report.setAside)
            await onReport(report)
        } catch {
            logger.error("conductor cannot commit", metadata: ["error": "\(error)"])
            await bell.wait(atMost: .seconds(1), on: clock)
        }
    }
}
