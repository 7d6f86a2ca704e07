import Domain
public import Engine
import FoundationEssentials
import GRDB
public import Messaging

/// The ledger of a machine in an SQLite database: the engine's tables, and beside them the product's.
public struct SQLiteLedger<M: Machine, T: Tables>: Ledger
where T.Query == M.Query, T.Answer == M.Answer, T.Change == M.Change {
    /// What one transaction can do.
    public typealias Transaction = SQLiteTransaction<M, T>

    private let store: Store
    private let tables: T
    private let machine: M
    private let clock: any WallClock
    private let fresh = FreshValues<M>()

    /// Makes a ledger in an open store.
    public init(store: Store, machine: M, tables: T, clock: any WallClock) {
        self.store = store
        self.tables = tables
        self.machine = machine
        self.clock = clock
    }

    public func write<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await write(.soon, body)
    }

    private func write<Result: Sendable>(
        _ durability: Durability, _ body: @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        let (result, draft) = try await store.write(durability) { [tables, fresh] db, sealer in
            let transaction = Transaction(db: db, tables: tables, sealer: sealer, fresh: fresh)
            return (try body(transaction), transaction.draft.written)
        }
        fresh.keep(draft)
        return result
    }

    public func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await store.read { [tables, fresh] db, sealer in
            try body(Transaction(db: db, tables: tables, sealer: sealer, fresh: fresh))
        }
    }

    public func receive(_ arrivals: [Arrival]) async throws {
        let now = clock.now
        try await write(.now) { transaction in
            for arrival in arrivals {
                try transaction.receive(machine.event(of: arrival), of: arrival, now: now)
            }
        }
    }

    public func isFaultOfEvent(_ error: any Error) -> Bool {
        switch error {
        case let error as DatabaseError: error.resultCode == .SQLITE_CONSTRAINT || error.resultCode == .SQLITE_TOOBIG
        case let failure as StoreFailure: failure.isOfOneValue
        case is EncodingError, is DecodingError: true
        default: false
        }
    }
}
