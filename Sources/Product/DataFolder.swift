import FoundationEssentials
import Store
import Glibc

/// The folder of everything the bot keeps.
enum DataFolder {
    /// Makes the folder, for nobody but its owner.
    static func make(_ folder: String) throws {
        for path in [folder, "\(folder)/recordings", incoming(of: folder), "\(folder)/instances"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// Where recordings lie in plain form while something is done with them.
    static func incoming(of folder: String) -> String { "\(folder)/incoming" }

    /// Removes what lies there. To be called while nobody works on it.
    static func clearIncoming(of folder: String) throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: incoming(of: folder)) {
            try FileManager.default.removeItem(atPath: "\(incoming(of: folder))/\(file)")
        }
    }

    /// The master key: the one that is set, else the one kept in the folder, else, where there is no data yet, a new
    /// one that is kept in the folder. Whether it opens the data is found out without writing to the database.
    ///
    /// - Throws: `StoreFailure.missingMasterKey` where there is data but no key, `.wrongMasterKey` where it is another's,
    ///   `.unreadableMasterKey` where it is there for others only.
    static func masterKey(_ settings: Settings) throws -> MasterKey {
        if let key = settings.masterKey {
            guard try Store.isReadable(in: settings.data, with: key) else { throw StoreFailure.wrongMasterKey }
            dropNextKey(key, of: settings)
            return key
        }
        var isKept = false
        // Both are there only where a change of keys was interrupted: the one that opens the data is the right one.
        for file in [keyFile, nextKeyFile] {
            guard let key = try kept(at: "\(settings.data)/\(file)") else { continue }
            isKept = true
            if try Store.isReadable(in: settings.data, with: key) { return key }
        }
        guard !isKept else { throw StoreFailure.wrongMasterKey }
        guard !Store.exists(in: settings.data) else { throw StoreFailure.missingMasterKey }
        let key = MasterKey()
        try keep(key, as: keyFile, of: settings)
        return key
    }

    /// The key in a file; nil where there is no such file.
    ///
    /// - Throws: `StoreFailure.unreadableMasterKey`, `.malformedMasterKey`.
    private static func kept(at path: String) throws(StoreFailure) -> MasterKey? {
        if let bytes = FileManager.default.contents(atPath: path) {
            return try MasterKey(base64: String(decoding: bytes, as: UTF8.self))
        }
        guard access(path, F_OK) != 0, errno == ENOENT else { throw .unreadableMasterKey(path: path) }
        return nil
    }

    /// Keeps a key in the folder, for nobody but its owner. It is on the disk when this returns; where it cannot be
    /// written, as on a full disk, nothing of it is there.
    static func keep(_ key: MasterKey, as file: String, of settings: Settings) throws {
        let path = "\(settings.data)/\(file)"
        let draft = path + ".draft"
        defer { unlink(draft) }
        let isKept = FileManager.default.createFile(
            atPath: draft, contents: Data((key.base64 + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isKept, sync(draft), rename(draft, path) == 0, sync(settings.data) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Removes a key that was kept for the operator to set, once it is set.
    private static func dropNextKey(_ key: MasterKey, of settings: Settings) {
        let path = "\(settings.data)/\(nextKeyFile)"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            (try? MasterKey(base64: text))?.base64 == key.base64
        else { return }
        unlink(path)
    }

    /// Has a file or the entries of a folder written to the disk. Returns whether they are.
    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// Puts the next key in the place of the present one.
    static func promoteNextKey(of settings: Settings) throws {
        guard rename("\(settings.data)/\(nextKeyFile)", "\(settings.data)/\(keyFile)") == 0, sync(settings.data) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// The name of the key's file.
    static let keyFile = "master.key"
    /// The name of the file of a key that is about to be the master key.
    static let nextKeyFile = "master.key.next"
}
