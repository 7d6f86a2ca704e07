import FoundationEssentials
import GRDB

extension Store {
    /// The name of the copy of the keys in a folder of copies of the database.
    public static let keyCopyName = "dvoinik-keys.sqlite"

    /// Copies the database of a data folder to a file, as it is at one moment, while others may go on writing; and the
    /// keys to another file, in the place of their earlier copy. So any number of copies of the database can be kept,
    /// and whoever was deleted before the last of them cannot be read in any.
    ///
    /// What is copied stays encrypted: no key is needed.
    ///
    /// - Throws: `StoreFailure`, or what SQLite or the file system says.
    public static func backUp(folder: String, to file: String, keys copy: String) throws {
        let survey = try Survey(of: folder)
        // Keys that do not fit must not take the place of a copy that does.
        try survey.demandPair()
        guard let database = survey.database else { throw StoreFailure.missingDatabase }
        guard try !database.read(Schema.holdsKeys) else { throw StoreFailure.olderVersion }
        guard let keys = survey.keys else { throw StoreFailure.missingKeyFile }
        try keys.demandReplaceable(copy)
        // `VACUUM INTO` reads one snapshot and writes a file without free pages, so nothing deleted is left in it.
        try database.vacuum(into: file)
        // In this order there is a key for every conversation in the copy, but for those that are deleted meanwhile.
        try keys.copy(to: copy)
    }
}

extension KeyFile {
    /// Puts a copy in the place of an earlier one. At any moment one of them is there, and whole.
    fileprivate func copy(to path: String) throws {
        let folder = try Folder(of: path)
        // Two of them at once would write to one draft.
        try folder.lock()
        try demandReplaceable(path)
        let draft = path + ".part"
        if FileManager.default.fileExists(atPath: draft) { try FileManager.default.removeItem(atPath: draft) }
        try queue.vacuum(into: draft)
        try folder.put(draft, as: path)
    }

    /// Makes sure that in the place of a copy there is nothing, or an earlier copy of this file.
    ///
    /// - Throws: `StoreFailure.foreignKeyCopy`.
    fileprivate func demandReplaceable(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let isEarlier = try? KeyFile(existingAt: path)?.read { try $0.lineage() == read { try $0.lineage() } }
        guard isEarlier == true, !isThis(path) else { throw StoreFailure.foreignKeyCopy(path: path) }
    }

    private func isThis(_ path: String) -> Bool {
        let (this, other) = (FileNumber(path: queue.path), FileNumber(path: path))
        return this != nil && this == other
    }
}
