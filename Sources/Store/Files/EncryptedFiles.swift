import Crypto
public import Engine
import FoundationEssentials
import GRDB

/// Files of persons in the data folder: recordings, exports. Each is encrypted with its person's data key, chunk by
/// chunk, so that neither writing nor reading needs the whole in memory.
///
/// Each chunk of 64 KiB is sealed as a field is (AES-256-GCM); what is authenticated with it are the file's name, the
/// chunk's number and whether it is the last: so chunks cannot be swapped, repeated, moved to another file or cut off.
public struct EncryptedFiles: MediaStore {
    let store: Store
    private let folder: String

    static let chunk = 64 * 1024
    private static let overhead = 12 + 16

    /// Opens the folder of files of a store, made where needed.
    public init(store: Store, folder: String) throws {
        self.store = store
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// The name under which a file of a conversation is stored.
    public static func name(_ file: String, of conversation: Int64) -> String {
        "\(conversation)-\(file)"
    }

    /// Encrypts a plain file into a stored one, with the key of the conversation in its name.
    ///
    /// - Throws: `StoreFailure`, `CancellationError`, or what the file system says; then nothing is stored.
    public func add(contentsOf path: String, as name: String) async throws {
        let cipher = try cipher(of: name)
        let source = try FileReader(path: path)
        let target = try FileWriter(path: self.path(of: name) + ".part")
        var (index, pending) = (0, try source.read(upTo: Self.chunk))
        repeat {
            try await Self.makeWay()
            let following = try source.read(upTo: Self.chunk)
            let place = ChunkPlace(name: name, index: index, isLast: following.isEmpty)
            try target.write(cipher.seal(pending, authenticating: place.bytes))
            (index, pending) = (index + 1, following)
        } while !pending.isEmpty
        try target.finish(as: self.path(of: name))
    }

    /// A stored file, with the key to read it.
    public func file(_ name: String) throws -> StoredFile {
        StoredFile(name: name, path: path(of: name), cipher: try cipher(of: name))
    }

    /// All of a stored file.
    public func contents(of name: String) async throws -> [UInt8] {
        let chunks = try file(name).open()
        var bytes: [UInt8] = []
        while let more = try chunks.next() {
            bytes += more
            try await Self.makeWay()
        }
        return bytes
    }

    public func copy(_ name: String, to path: String) async throws -> Int64 {
        let chunks = try file(name).open()
        let target = try FileWriter(path: path + ".part")
        var size: Int64 = 0
        while let more = try chunks.next() {
            try target.write(Data(more))
            size += Int64(more.count)
            try await Self.makeWay()
        }
        try target.finish(as: path)
        return size
    }

    /// How many bytes a stored file has when decrypted.
    func plainSize(of name: String) throws -> Int64 {
        let size = try FileReader(path: path(of: name)).size()
        let sealed = Int64(Self.chunk + Self.overhead)
        return size - (size + sealed - 1) / sealed * Int64(Self.overhead)
    }

    /// Whether a stored file is there.
    public func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(of: name))
    }

    /// Removes the files whose rows are gone.
    public func removeDoomed() async throws {
        let names = try await store.pool.read { try String.fetchAll($0, sql: "SELECT name FROM doomed_files") }
        guard !names.isEmpty else { return }
        try await store.makeDurable()
        for name in names { try remove(name) }
        try await store.pool.write { db in
            for name in names { try db.execute(sql: "DELETE FROM doomed_files WHERE name = ?", arguments: [name]) }
        }
    }

    /// Between two chunks of a file of any size: lets other tasks go on, and ends the work of a cancelled one.
    static func makeWay() async throws {
        await Task.yield()
        try Task.checkCancellation()
    }

    /// The name of a part of an archive, from 1; the first has the archive's own.
    static func name(ofPart part: Int, of archive: String) -> String {
        part == 1 ? archive : "\(archive).\(part)"
    }

    /// Removes a file, and where it is an archive, its further parts.
    private func remove(_ name: String) throws {
        var part = 1
        while case let name = Self.name(ofPart: part, of: name), has(name) {
            try FileManager.default.removeItem(atPath: path(of: name))
            part += 1
        }
    }

    private func cipher(of name: String) throws -> FieldCipher {
        guard let conversation = Int64(name.prefix { $0 != "-" }), !name.contains("/") else {
            throw StoreFailure.damagedFile(name: name)
        }
        return try store.keys.cipher(of: conversation)
    }

    private func path(of name: String) -> String { "\(folder)/\(name)" }

    /// One stored file.
    public struct StoredFile: Sendable {
        fileprivate let name: String
        fileprivate let path: String
        fileprivate let cipher: FieldCipher

        /// Begins to read it.
        public func open() throws -> StoredChunks {
            StoredChunks(reader: try FileReader(path: path), cipher: cipher, name: name)
        }
    }

    /// One stored file being read: decrypted chunk after chunk, from its beginning. Throws
    /// `StoreFailure.damagedFile` where it is not as it was written.
    public final class StoredChunks {
        private let reader: FileReader
        private let cipher: FieldCipher
        private let name: String
        private var index = 0
        private var pending: Data?

        fileprivate init(reader: FileReader, cipher: FieldCipher, name: String) {
            self.reader = reader
            self.cipher = cipher
            self.name = name
        }

        /// The next plain bytes; none at the end.
        public func next() throws -> [UInt8]? {
            let sealed = try pending ?? reader.read(upTo: chunk + overhead)
            if sealed.isEmpty {
                guard index > 0 else { throw StoreFailure.damagedFile(name: name) }
                return nil
            }
            let following = try reader.read(upTo: chunk + overhead)
            let place = ChunkPlace(name: name, index: index, isLast: following.isEmpty)
            guard let plain = try? cipher.open(sealed, authenticating: place.bytes) else {
                throw StoreFailure.damagedFile(name: name)
            }
            (index, pending) = (index + 1, following)
            return [UInt8](plain)
        }
    }

    private struct ChunkPlace {
        var name: String
        var index: Int
        var isLast: Bool

        var bytes: [UInt8] {
            withUnsafeBytes(of: Int64(index).littleEndian) { Array(name.utf8) + Array($0) + [isLast ? 1 : 0] }
        }
    }
}
