/// Fetches the bytes of a recording that a channel announced.
public protocol RecordingSource: Sendable {
    /// Writes a recording to a file, going on where an earlier attempt at the same path left off.
    ///
    /// - Parameters:
    ///   - file: The channel's name for the recording (`Recording.file`).
    ///   - path: Where to write.
    func fetch(file: String, to path: String) async throws(FetchFailure)
}

/// Why a recording could not be fetched, by what follows from it.
public enum FetchFailure: Error, Equatable, Sendable {
    /// Worth another attempt, after the time the channel asked for if it named one.
    case unavailable(retryAfter: Duration?)
    /// Larger than the channel hands out.
    case tooLarge
    /// The channel no longer has it, or never had.
    case gone
}

/// Hands out files of the data folder, decrypted.
public protocol MediaStore: Sendable {
    /// The contents of a stored file.
    func contents(of name: String) async throws -> [UInt8]
    /// Writes a stored file to a path, piece by piece, so that a large one need not stand in memory. Returns how many
    /// bytes it has.
    func copy(_ name: String, to path: String) async throws -> Int64
}
