public import Messaging

/// Takes what people sent. A channel hands arrivals over here and confirms them to the outside only afterwards.
public protocol Intake: Sendable {
    /// Stores arrivals in the order given, durably once this returns. What was received before, by its delivery
    /// key, is passed over.
    func receive(_ arrivals: [Arrival]) async throws
}
