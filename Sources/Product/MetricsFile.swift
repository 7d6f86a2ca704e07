import FoundationEssentials
import Glibc

/// The text file of the metrics. It holds numbers only, and a collector reads it as another user: so, unlike all else
/// that the bot writes, it may be read by everybody who may look into its folder.
struct MetricsFile {
    let path: String

    /// Writes the file anew. Whoever reads it finds the old text or the new one, whole.
    ///
    /// - Throws: What the file system says.
    func write(_ text: String) throws {
        let draft = path + ".new"
        try Data(text.utf8).write(to: URL(filePath: draft))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: draft)
        guard rename(draft, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
