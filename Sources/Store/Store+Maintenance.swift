import GRDB

/// What is wrong with the files of a data folder, each thing in a few words.
public struct Inspection: Equatable, Sendable {
    /// What is wrong with the database.
    public var database: [String]
    /// What is wrong with the file of its keys.
    public var keys: [String]
}

extension Store {
    /// Wraps all data keys by another master key, in one transaction.
    public func rotate(to new: MasterKey) throws {
        try keys.rewrap(by: new)
    }

    /// Looks at a data folder without changing anything in it, not even where it is of an older version.
    ///
    /// - Throws: `StoreFailure` where the data cannot be read with this version or key.
    public static func inspect(folder: String, key: MasterKey) throws -> Inspection {
        let survey = try Survey(of: folder)
        try survey.demandReadable(with: key)
        try survey.demandPair()
        return Inspection(
            database: try survey.readDatabase { try $0.integrityProblems() } ?? [],
            keys: try survey.readKeys { try $0.problems(with: key) } ?? [])
    }
}

extension KeyTable {
    /// What is wrong with the file, or with keys in it.
    fileprivate func problems(with master: MasterKey) throws -> [String] {
        let damaged = try keys().filter { (try? master.unwrap($0.value, of: $0.key)) == nil }.keys.sorted()
        return try db.integrityProblems() + damaged.map { "the key of conversation \($0) is damaged" }
    }
}
