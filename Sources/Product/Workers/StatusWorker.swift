import Dialogue
import Engine
import Store

/// Gathers the state of the bot for an operator.
struct StatusWorker: JobWorker {
    let metrics: Metrics
    let store: Store
    let clock: any WallClock

    var kinds: Set<String> { [JobKind.status.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard let counts = try? await store.counts(), let depths = try? await store.depths(now: clock.now) else {
            return .postponed(for: .seconds(1), nil)
        }
        let queues = depths.map { StatusLine(name: $0.name, value: "\($0.count), \(Int($0.oldest)) s") }
        let totals = [
            StatusLine(name: "persons", value: "\(counts.persons)"),
            StatusLine(name: "diaries", value: "\(counts.diaries)"),
        ]
        return .ended(.statusReported(totals + queues + metrics.totals.map { StatusLine(name: $0, value: "\($1)") }))
    }
}
