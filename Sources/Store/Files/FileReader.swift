import FoundationEssentials
import Glibc

/// What the file system refused, by its error number.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
    /// The error number, as in `errno.h`.
    public var code: Int32

    /// The failure of the call that was made last.
    static var last: FileFailure { FileFailure(code: errno) }

    public var description: String { String(cString: strerror(code)) }
}

/// Reads a file from its beginning to its end.
final class FileReader {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.last }
    }

    deinit { close(descriptor) }

    /// How many bytes the file has.
    func size() throws -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure.last }
        return Int64(status.st_size)
    }

    /// The next bytes: fewer than asked for only at the end, where there are none.
    func read(upTo count: Int) throws -> Data {
        var bytes = Data(count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
            }
            guard got >= 0 else { throw FileFailure.last }
            if got == 0 { break }
            filled += got
        }
        return bytes.prefix(filled)
    }
}

/// Writes a file that nobody else may read, under a passing name until it is whole and on the disk.
/// What is never finished is removed.
final class FileWriter {
    private let path: String
    private let descriptor: Int32
    private var isFinished = false

    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure.last }
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(path) }
    }

    func write(_ bytes: Data) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count >= 0 else { throw FileFailure.last }
            written += count
        }
    }

    func finish(as name: String) throws {
        guard fsync(descriptor) == 0, rename(path, name) == 0 else { throw FileFailure.last }
        isFinished = true
    }
}
