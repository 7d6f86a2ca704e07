/// Why the data folder cannot be used. Nothing was changed in it.
public enum StoreFailure: Error, Equatable, CustomStringConvertible {
    /// The data was written by a newer version of the bot.
    case newerVersion
    /// The database was written by an older version of the bot, and holds the keys itself.
    case olderVersion
    /// The master key is not the one the data was encrypted with.
    case wrongMasterKey
    /// There is data, but no master key to read it with.
    case missingMasterKey
    /// The file of the master key is there, but cannot be read.
    case unreadableMasterKey(path: String)
    /// The master key is not 32 bytes in base64.
    case malformedMasterKey
    /// There is a database, but no file of keys beside it.
    case missingKeyFile
    /// There are keys, but no database beside them.
    case missingDatabase
    /// The file of keys is older than the database.
    case olderKeyFile
    /// The file of keys is that of another database.
    case foreignKeyFile
    /// Where keys should be copied to lies something else than an earlier copy of them.
    case foreignKeyCopy(path: String)
    /// A value does not belong where it was found, or was damaged.
    case damagedValue(column: String, row: Int64)
    /// The key of a conversation is gone.
    case missingDataKey(conversation: Int64)
    /// A file of the data folder is damaged.
    case damagedFile(name: String)
    /// Something was to be kept in, or in the place of, a row that is not this person's.
    case foreignRow(table: String, row: Int64)
    /// Two people were to be proposed to each other who have had that chance, or cannot be any more.
    case spentChance(match: Int64)

    /// Whether it concerns one value, conversation or file, so that work on others may go on.
    public var isOfOneValue: Bool {
        switch self {
        case .damagedValue, .missingDataKey, .damagedFile, .foreignRow, .spentChance: true
        case .newerVersion, .olderVersion, .wrongMasterKey, .missingMasterKey, .malformedMasterKey: false
        case .unreadableMasterKey, .missingKeyFile, .missingDatabase: false
        case .olderKeyFile, .foreignKeyFile, .foreignKeyCopy: false
        }
    }

    public var description: String {
        switch self {
        case .newerVersion: "the data was written by a newer version of Dvoinik; update the program"
        case .olderVersion: "the database is that of an older version; start the bot once to bring it up to date"
        case .wrongMasterKey: "the master key is not the one this data was encrypted with"
        case .missingMasterKey: "there is data here, but its master key is missing"
        case .unreadableMasterKey(let path):
            "the master key \(path) cannot be read; give the file to the user the bot runs as"
        case .malformedMasterKey: "the master key must be 32 bytes in base64"
        case .missingKeyFile: "\(KeyFile.name) is missing beside the database; put the newest copy of the keys there"
        case .missingDatabase:
            "\(KeyFile.name) is there, but not its database; put that back, or move \(KeyFile.name) away to begin anew"
        case .olderKeyFile:
            "\(KeyFile.name) lacks keys of the database; put their newest copy there, or an older one of the database"
        case .foreignKeyFile:
            "\(KeyFile.name) holds the keys of another database; put the newest copy of the right ones there"
        case .foreignKeyCopy(let path): "\(path) is something else than an earlier copy of these keys"
        case .damagedValue(let column, let row): "the value of \(column) in row \(row) is damaged"
        case .missingDataKey(let conversation): "the data key of conversation \(conversation) is missing"
        case .damagedFile(let name): "the file \(name) is damaged"
        case .foreignRow(let table, let row): "row \(row) of \(table) does not belong to this person"
        case .spentChance(let match): "the two of match \(match) have had that chance"
        }
    }
}
