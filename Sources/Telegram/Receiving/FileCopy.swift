import Dispatch
import Glibc
import NIOConcurrencyHelpers

/// Copies a file that may be large, piece by piece and off the tasks' threads, and stops as soon as nobody waits for it
/// any more.
enum FileCopy {
    /// The system's error number.
    struct Failure: Error {
        let code: Int32
    }

    private static let queue = DispatchQueue(label: "telegram.files")
    /// So much takes a disk some milliseconds.
    private static let piece = 1 << 20

    /// Writes what a file holds to another, which nobody else may read and whose earlier contents go.
    ///
    /// - Throws: `Failure`; with `ECANCELED` where the task was cancelled.
    static func replace(_ path: String, by source: String) async throws(Failure) {
        let isCancelled = NIOLockedValueBox(false)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async {
                    continuation.resume(
                        returning: Result { () throws(Failure) in
                            try copy(source, to: path) { isCancelled.withLockedValue { $0 } }
                        })
                }
            }
        } onCancel: {
            isCancelled.withLockedValue { $0 = true }
        }
        try result.get()
    }

    private static func copy(_ source: String, to path: String, isCancelled: () -> Bool) throws(Failure) {
        let input = try opened(source, O_RDONLY)
        defer { close(input) }
        let output = try opened(path, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(output) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
        defer { buffer.deallocate() }
        try check(fchmod(output, 0o600))
        while !isCancelled() {
            let count = read(input, buffer.baseAddress, buffer.count)
            try check(count)
            if count == 0 { return }
            try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: output)
        }
        throw Failure(code: ECANCELED)
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to output: Int32) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            try check(count)
            rest = rest.dropFirst(count)
        }
    }

    private static func opened(_ path: String, _ flags: Int32) throws(Failure) -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        try check(descriptor)
        return descriptor
    }

    private static func check(_ result: some SignedInteger) throws(Failure) {
        if result < 0 { throw Failure(code: errno) }
    }
}
