import Dialogue
import Domain
import Engine
import Store

/// Gathers the state of the bot for an operator.
struct StatusWorker: JobWorker {
    let metrics: Metrics
    let store: Store
    let models: Models
    let clock: any WallClock

    var kinds: Set<String> { [JobKind.status.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        let today = LocalDateTime(secondsSinceEpoch: Int(clock.now.seconds)).date
        guard let counts = try? await store.counts(), let depths = try? await store.depths(now: clock.now),
            let spending = try? await store.spending(inMonthOf: today)
        else {
            return .postponed(for: .seconds(1), nil)
        }
        let queues = depths.map { StatusLine(name: $0.name, value: "\($0.count), \(Int($0.oldest)) s") }
        let totals = [
            StatusLine(name: "persons", value: "\(counts.persons)"),
            StatusLine(name: "diaries", value: "\(counts.diaries)"),
        ]
        let costs = spending.map(Self.line)
        let measured = metrics.totals.map { StatusLine(name: $0, value: "\($1)") }
        return .ended(.statusReported(totals + queues + models.statuses() + costs + measured))
    }

    /// What a task took this month: calls, tokens, money.
    private static func line(_ spending: Store.Spending) -> StatusLine {
        let (whole, hundredths) = (spending.cost / 1_000_000, spending.cost % 1_000_000 / 10_000)
        let money = "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths)"
        return StatusLine(
            name: "month \(spending.task)", value: "\(spending.calls) calls, \(spending.tokens) tokens, \(money)")
    }
}
