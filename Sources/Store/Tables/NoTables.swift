public import GRDB

/// No data besides the engine's.
public struct NoTables: Tables {
    /// Makes nothing.
    public init() {}

    public func answer(
        _ query: Never, about conversation: Int64, in db: Database, _ sealer: Sealer
    ) throws -> Never {}

    public func apply(_ change: Never, to conversation: Int64, in db: Database, _ sealer: Sealer) throws {}
}
