import FoundationEssentials
import GRDB

/// Why the data folder cannot be used. Nothing was changed in it.
public enum StoreFailure: Error, Equatable, CustomStringConvertible {
    /// The database was written by a newer version of the bot.
    case newerVersion
    /// The master key is not the one the data was encrypted with.
    case wrongMasterKey
    /// There is data, but no master key to read it with.
    case missingMasterKey
    /// The master key is not 32 bytes in base64.
    case malformedMasterKey
    /// A value does not belong where it was found, or was damaged.
    case damagedValue(column: String, row: Int64)
    /// The key of a conversation is gone.
    case missingDataKey(conversation: Int64)
    /// A file of the data folder is damaged.
    case damagedFile(name: String)
    /// A part was to be kept in an entry, or in the place of a part, that is not this person's.
    case foreignPart(row: Int64)

    /// Whether it concerns one value, conversation or file, so that work on others may go on.
    public var isOfOneValue: Bool {
        switch self {
        case .damagedValue, .missingDataKey, .damagedFile, .foreignPart: true
        case .newerVersion, .wrongMasterKey, .missingMasterKey, .malformedMasterKey: false
        }
    }

    public var description: String {
        switch self {
        case .newerVersion: "the database was written by a newer version of Dvoinik; update the program"
        case .wrongMasterKey: "the master key is not the one this data was encrypted with"
        case .missingMasterKey: "there is data here, but its master key is missing"
        case .malformedMasterKey: "the master key must be 32 bytes in base64"
        case .damagedValue(let column, let row): "the value of \(column) in row \(row) is damaged"
        case .missingDataKey(let conversation): "the data key of conversation \(conversation) is missing"
        case .damagedFile(let name): "the file \(name) is damaged"
        case .foreignPart(let row): "part \(row) does not belong to this person's diary"
        }
    }
}

extension DatabasePool {
    /// Opens the bot's database, made or brought up to date where needed.
    ///
    /// Committed is on the disk when a transaction returns (`synchronous = FULL`), since a commit confirms to Telegram
    /// that an update was taken. Deleted content is overwritten (`secure_delete`).
    ///
    /// - Parameter check: Looks at the database before anything in it is changed, and throws to leave it as it is.
    /// - Throws: `StoreFailure.newerVersion`, `DatabaseError`, what the check throws.
    static func opened(at path: String, check: (Database) throws -> Void) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -4000")
        }
        // A pool writes as soon as it is opened, so the look before that is through another connection.
        if FileManager.default.fileExists(atPath: path) {
            try DatabaseQueue.readOnly(at: path).read { db in
                guard try !Schema.migrator.hasBeenSuperseded(db) else { throw StoreFailure.newerVersion }
                try check(db)
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try Schema.migrator.migrate(pool)
        return pool
    }
}

extension DatabaseQueue {
    /// Opens a database that is there for looking only.
    static func readOnly(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
