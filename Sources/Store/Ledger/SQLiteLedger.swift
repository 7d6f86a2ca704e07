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
    private let blocks: Bool

    /// Makes a ledger in an open store.
    ///
    /// - Parameter blocks: Whether a transaction runs on the caller's thread, blocking it, instead of on the database's
    ///   own. That costs less than half, and is for a simulation, in which nothing else is to be done meanwhile.
    public init(store: Store, machine: M, tables: T, clock: any WallClock, blocks: Bool = false) {
        self.store = store
        self.tables = tables
        self.machine = machine
        self.clock = clock
        self.blocks = blocks
    }

    public func write<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
        if blocks { return try blockingWrite(body) }
        return try await withoutActuallyEscaping(body) { body in
            try await store.pool.write { [tables, sealer = store.sealer] db in
                try body(Transaction(db: db, tables: tables, sealer: sealer))
            }
        }
    }

    public func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
        if blocks { return try blockingRead(body) }
        return try await store.pool.read { [tables, sealer = store.sealer] db in
            try body(Transaction(db: db, tables: tables, sealer: sealer))
        }
    }

    private func blockingWrite<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try store.pool.write { try body(Transaction(db: $0, tables: tables, sealer: store.sealer)) }
    }

    private func blockingRead<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try store.pool.read { try body(Transaction(db: $0, tables: tables, sealer: store.sealer)) }
    }

    public func receive(_ arrivals: [Arrival]) async throws {
        let now = clock.now
        try await write { transaction in
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
