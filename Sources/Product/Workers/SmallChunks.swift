import Store

/// The bytes of a stored recording in pieces so small that none takes long to decode: a byte of Opus can claim a tenth
/// of a second of sound, and a whole chunk of such bytes more than an hour.
struct SmallChunks {
    private let chunks: EncryptedFiles.StoredChunks
    private var rest: ArraySlice<UInt8> = []

    private static let size = 4096

    /// Begins to read a file.
    init(of file: EncryptedFiles.StoredFile) throws {
        chunks = try file.open()
    }

    /// The next plain bytes; none at the end.
    mutating func next() throws -> [UInt8]? {
        if rest.isEmpty {
            guard let chunk = try chunks.next() else { return nil }
            rest = chunk[...]
        }
        defer { rest = rest.dropFirst(Self.size) }
        return Array(rest.prefix(Self.size))
    }
}
