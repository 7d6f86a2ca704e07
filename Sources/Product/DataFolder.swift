import FoundationEssentials
import Store

/// The folder of everything the bot keeps.
enum DataFolder {
    /// Makes the folder, for nobody but its owner.
    static func make(_ folder: String) throws {
        for path in [folder, "\(folder)/recordings", "\(folder)/incoming", "\(folder)/instances"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// The master key: the one that is set, else the one kept in the folder, else, where there is no data yet, a new
    /// one that is kept in the folder.
    ///
    /// - Throws: `StoreFailure.missingMasterKey` where there is data but no key.
    static func masterKey(_ settings: Settings) throws -> MasterKey {
        if let key = settings.masterKey { return key }
        let path = "\(settings.data)/\(keyFile)"
        if let text = try? String(contentsOfFile: path, encoding: .utf8) { return try MasterKey(base64: text) }
        guard !Store.exists(in: settings.data) else { throw StoreFailure.missingMasterKey }
        let key = MasterKey()
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data((key.base64 + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteNoPermission) }
        return key
    }

    /// The name of the key's file.
    static let keyFile = "master.key"
}
