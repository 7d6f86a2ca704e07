import CArchive
import FoundationEssentials
import Glibc

/// Writes a zip archive to a file, entry after entry, over libarchive.
final class ZipWriter {
    /// libarchive refused something; the number is its `archive_errno`.
    struct Failure: Error, Equatable {
        var code: Int32
    }

    /// The most bytes that an entry of a size adds to an archive: what cannot be compressed grows a little, and its name
    /// and attributes stand there twice.
    static func mostBytes(for size: Int64) -> Int64 { size + size / 1000 + 2048 }

    private let archive: OpaquePointer

    init(path: String) throws {
        guard let archive = archive_write_new() else { throw Failure(code: ENOMEM) }
        self.archive = archive
        try check(archive_write_set_format_zip(archive))
        try check(archive_write_open_filename(archive, path))
    }

    deinit { archive_write_free(archive) }

    /// Begins an entry of a known size in bytes.
    func begin(_ name: String, size: Int64) throws {
        guard let entry = archive_entry_new() else { throw Failure(code: ENOMEM) }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, size)
        archive_entry_set_filetype(entry, dvoinik_ae_ifreg)
        archive_entry_set_perm(entry, 0o600)
        try check(archive_write_header(archive, entry))
    }

    /// Writes the next bytes of the entry.
    func write(_ bytes: [UInt8]) throws {
        let count = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw Failure(code: archive_errno(archive)) }
    }

    /// Ends the archive.
    func finish() throws {
        try check(archive_write_close(archive))
    }

    private func check(_ status: Int32) throws {
        guard status >= ARCHIVE_WARN else { throw Failure(code: archive_errno(archive)) }
    }
}
