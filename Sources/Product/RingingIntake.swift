public import Engine
public import Messaging

/// Stores arrivals and wakes the conductor.
public struct RingingIntake: Intake {
    private let ledger: any Intake
    private let bell: Doorbell

    /// Stands before a ledger; the bell is the conductor's.
    public init(ledger: any Intake, bell: Doorbell) {
        self.ledger = ledger
        self.bell = bell
    }

    public func receive(_ arrivals: [Arrival]) async throws {
        try await ledger.receive(arrivals)
        bell.ring()
    }
}
