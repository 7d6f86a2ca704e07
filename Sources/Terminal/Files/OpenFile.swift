import Glibc

/// An open regular file, closed when it goes out of use. Its calls may block.
struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// What the system said against something, as `errno` tells it.
    struct Failure: Error, Equatable {
        /// The value of `errno`.
        var code: Int32

        /// Whether there is no such file, or none that may be read.
        var isAbsence: Bool { [ENOENT, ENOTDIR, EACCES, EISDIR, ELOOP, ENAMETOOLONG, EINVAL].contains(code) }

        /// Whether there is something at the path already.
        var isTaken: Bool { code == EEXIST }
    }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a regular file to read it.
    static func reading(_ path: String) throws(Failure) -> OpenFile {
        // Without O_NONBLOCK, opening a pipe nobody writes to would never return.
        let file = try opened(path, O_RDONLY | O_NONBLOCK)
        guard try file.status().st_mode & S_IFMT == S_IFREG else { throw Failure(code: EINVAL) }
        return file
    }

    /// Makes a file that only its owner can read, or empties the one at the path.
    static func replacing(_ path: String) throws(Failure) -> OpenFile {
        try opened(path, O_WRONLY | O_CREAT | O_TRUNC)
    }

    /// Makes a file that only its owner can read, where there is nothing yet.
    static func creating(_ path: String) throws(Failure) -> OpenFile {
        try opened(path, O_WRONLY | O_CREAT | O_EXCL)
    }

    private static func opened(_ path: String, _ flags: Int32) throws(Failure) -> OpenFile {
        let descriptor = open(path, flags | O_CLOEXEC, mode_t(0o600))
        guard descriptor >= 0 else { throw Failure(code: errno) }
        return OpenFile(descriptor: descriptor)
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) {
        unlink(path)
    }

    /// Its length in bytes.
    func size() throws(Failure) -> Int64 {
        Int64(try status().st_size)
    }

    /// At most so many bytes from an offset on; none at the end.
    func bytes(at offset: Int64, atMost count: Int) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            if read < 0 { failure = Failure(code: errno) }
            filled = max(read, 0)
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes at the end of what was written.
    func write(_ bytes: some Collection<UInt8>) throws(Failure) {
        try writeAll(Array(bytes), to: descriptor)
    }

    private func status() throws(Failure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
        return status
    }
}

/// `read(2)`, under a name that a type with a method `read` can call.
func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

/// Writes all bytes to a descriptor, however many calls that takes, waiting while the other side is not ready.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(OpenFile.Failure) {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            written += count
        } else if errno == EAGAIN {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&waiting, 1, -1)
        } else if errno != EINTR {
            throw OpenFile.Failure(code: errno)
        }
    }
}
