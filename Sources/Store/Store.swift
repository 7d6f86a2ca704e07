import FoundationEssentials
import GRDB

/// The bot's database in a data folder, and the keys to read it.
public struct Store: Sendable {
    /// The database.
    let pool: DatabasePool
    /// The keys of what belongs to persons.
    let keys: KeyRing
    private let blocks: Bool

    /// The name of the database file in the data folder.
    public static let fileName = "dvoinik.sqlite"

    /// Opens the database of a data folder and the file of its keys, made or brought up to date where needed. Several
    /// processes that open a folder do so one after another.
    ///
    /// - Parameters:
    ///   - key: Finds or makes the master key; called while no other process opens the folder, so that of several first
    ///     starts only one makes a key.
    ///   - blocks: Whether a transaction runs on its caller's thread, blocking it, instead of on the database's own. That
    ///     costs less than half, and suits a simulation, in which nothing else is to be done meanwhile.
    /// - Throws: `StoreFailure` where the data cannot be read with this version or key; then nothing was changed.
    public init(folder: String, key: @autoclosure () throws -> MasterKey, blocks: Bool = false) throws {
        self.blocks = blocks
        let file = "\(folder)/\(Self.fileName)"
        let whole = try Folder(of: file)
        try whole.lock()
        defer { withExtendedLifetime(whole) {} }
        let master = try key()
        let survey = try Survey(of: folder)
        try survey.demandReadable(with: master)
        try survey.demandPair()
        keys = KeyRing(master: master, file: try KeyFile(folder: folder, master: master))
        try Self.makeDatabase(at: file, with: keys.file)
        pool = try DatabasePool.opened(at: file)
        try bringUpToDate()
        try keys.claim()
        try matchKeys()
    }

    /// Whether a data folder has a database, or keys of one.
    public static func exists(in folder: String) -> Bool {
        [fileName, KeyFile.name].contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    }

    /// Whether a key opens the data of a folder; also where there is none yet.
    public static func isReadable(in folder: String, with key: MasterKey) throws -> Bool {
        do {
            try Survey(of: folder).demandReadable(with: key)
            return true
        } catch StoreFailure.wrongMasterKey {
            return false
        }
    }

    /// Runs a body that only looks.
    func read<Result: Sendable>(_ body: @Sendable (Database, Sealer) throws -> Result) async throws -> Result {
        let sealer = Sealer(keys: keys, changes: KeyChanges())
        if blocks { return try blockingRead { try body($0, sealer) } }
        return try await withoutActuallyEscaping(body) { body in
            try await pool.read { db in try body(db, sealer) }
        }
    }

    /// Runs a body in one transaction, and does with the keys what follows from it: those of conversations that are
    /// begun are on the disk before the commit, those of conversations that are forgotten are destroyed after it.
    ///
    /// - Parameter durability: When what is written is on the disk.
    func write<Result: Sendable>(
        _ durability: Durability, _ body: @Sendable (Database, Sealer) throws -> Result
    ) async throws -> Result {
        let sealer = Sealer(keys: keys, changes: KeyChanges())
        let result = try await withoutActuallyEscaping(body) { body in
            try await committed(durability) { db in
                let result = try body(db, sealer)
                try sealer.keepBegun()
                return result
            }
        }
        // What is left undone here, the housekeeper does, or the next start.
        if sealer.changes.forgets { try? await destroyDoomedKeys() }
        return result
    }

    private func committed<Result: Sendable>(
        _ durability: Durability, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        if blocks { return try blockingWrite { try $0.commit(durability, body) } }
        return try await pool.writeWithoutTransaction { try $0.commit(durability, body) }
    }

    /// Has everything that was committed on the disk, before something is undone that it no longer needs.
    func makeDurable() async throws {
        try await pool.writeWithoutTransaction { db in
            try db.commit(.now) { try $0.execute(sql: "UPDATE lineage SET name = name") }
        }
    }

    private func blockingRead<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try pool.read(body)
    }

    private func blockingWrite<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try pool.writeWithoutTransaction(body)
    }

    /// Closes the database, for one who is left to lie about: whatever is tried on this store afterwards fails.
    package func close() throws {
        try pool.close()
    }

    /// A number that is another one after another process has written.
    public func dataVersion() async throws -> Int64 {
        // On the one connection that writes: the number means nothing across connections.
        try await pool.writeWithoutTransaction { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
}
