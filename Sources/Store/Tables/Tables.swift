public import GRDB

/// The data of a product beside the engine's: answers its machine's queries and applies its changes.
public protocol Tables: Sendable {
    /// What can be asked.
    associatedtype Query: Sendable
    /// What is answered.
    associatedtype Answer: Sendable
    /// What can happen to the data.
    associatedtype Change: Sendable

    /// Answers a query about a conversation.
    func answer(
        _ query: Query, about conversation: Int64, in db: Database, _ sealer: Sealer
    ) throws -> Answer

    /// Applies a change to the data of a conversation.
    func apply(_ change: Change, to conversation: Int64, in db: Database, _ sealer: Sealer) throws
}
