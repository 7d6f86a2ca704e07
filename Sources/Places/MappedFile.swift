internal import Glibc

/// A file in the address space: read from disk page by page as it is looked at.
final class MappedFile: Sendable {
    /// Where it lies, as a number because a pointer cannot be shared between threads; zero where it is empty.
    private let address: UInt
    private let length: Int

    /// Maps a file for reading; nil where it cannot be opened.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0,
            let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        address = UInt(bitPattern: start)
        length = Int(status.st_size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(bitPattern: address), length)
    }

    /// Lends the bytes, and gives the memory they took back to the system afterwards.
    func read<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        defer { madvise(UnsafeMutableRawPointer(bitPattern: address), length, MADV_DONTNEED) }
        return body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: length))
    }
}

extension UnsafeRawBufferPointer {
    /// The offset of the first byte of a value at or after an offset, or the end.
    func offset(of byte: UInt8, from start: Int) -> Int {
        guard start < count, let baseAddress,
            let found = memchr(baseAddress + start, Int32(byte), count - start)
        else { return count }
        return UnsafeRawPointer(found) - baseAddress
    }

    /// The offset of the first occurrence of some bytes at or after an offset.
    func offset(of needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, let baseAddress else { return nil }
        var candidate = offset(of: first, from: start)
        while candidate + needle.count <= count {
            if memcmp(baseAddress + candidate, needle, needle.count) == 0 { return candidate }
            candidate = offset(of: first, from: candidate + 1)
        }
        return nil
    }

    /// The offset of the first byte of the line that an offset lies in.
    func lineStart(of offset: Int) -> Int {
        var start = offset
        while start > 0, self[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }
}
