public import Domain

/// What the gateway to models takes from outside, so that a test can have it all its own way.
public struct ModelSurroundings: Sendable {
    /// The present moment.
    public var now: @Sendable () -> Timestamp
    /// Returns after a duration; throws when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// Gives numbers from 0 up to 1.
    public var chance: @Sendable () -> Double
    /// Is told what happens: for the log and the metrics.
    public var report: @Sendable (ModelEvent) -> Void

    /// Takes them.
    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void,
        chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        report: @escaping @Sendable (ModelEvent) -> Void
    ) {
        self.now = now
        self.sleep = sleep
        self.chance = chance
        self.report = report
    }

    /// The day of UTC.
    var today: LocalDate {
        LocalDateTime(secondsSinceEpoch: Int(now().seconds)).date
    }
}
