public import Engine
public import Messaging

/// Stores arrivals and wakes the conductor.
public struct RingingIntake: Intake {
    private let ledger: any Intake
    private let bell: Doorbell
    private let received: Counter

    /// Stands before a ledger; the bell is the conductor's.
    public init(ledger: any Intake, bell: Doorbell, metrics: Metrics) {
        self.ledger = ledger
        self.bell = bell
        received = metrics.counter("dvoinik_updates_total", help: "What people sent, second deliveries included.")
    }

    public func receive(_ arrivals: [Arrival]) async throws {
        try await ledger.receive(arrivals)
        received.increment(by: arrivals.count)
        bell.ring()
    }
}
