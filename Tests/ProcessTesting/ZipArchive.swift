import CArchive

/// Reads zip archives, as libarchive does.
public enum ZipArchive {
    /// What is wrong with an archive.
    public struct Damage: Error {}

    /// The entries by their names.
    ///
    /// - Throws: ``Damage``.
    public static func entries(of zip: [UInt8]) throws -> [String: [UInt8]] {
        guard let archive = archive_read_new() else { throw Damage() }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        return try zip.withUnsafeBytes { bytes in
            guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
                throw Damage()
            }
            var entries: [String: [UInt8]] = [:]
            var entry: OpaquePointer?
            while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
                guard let name = archive_entry_pathname(entry) else { throw Damage() }
                var content = [UInt8](repeating: 0, count: Int(archive_entry_size(entry)))
                guard archive_read_data(archive, &content, content.count) == content.count else { throw Damage() }
                entries[String(cString: name)] = content
            }
            return entries
        }
    }
}
