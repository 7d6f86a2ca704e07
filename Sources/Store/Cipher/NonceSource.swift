import Crypto
import Glibc
import NIOConcurrencyHelpers

/// Random nonces for Galois/Counter Mode, 96 bits each, from the system's generator.
///
/// They are drawn many at a time: asked for one by one, each costs more system calls than the encryption costs time.
enum NonceSource {
    private static let stock = NIOLockedValueBox(ArraySlice<UInt8>())
    private static let length = 12
    /// The most that `getentropy` gives at once is 256 bytes.
    private static let drawn = 21 * length

    /// A nonce that was never given before.
    static func next() throws -> AES.GCM.Nonce {
        let bytes = try stock.withLockedValue { stock in
            if stock.isEmpty { stock = try draw()[...] }
            defer { stock = stock.dropFirst(length) }
            return stock.prefix(length)
        }
        return try AES.GCM.Nonce(data: bytes)
    }

    private static func draw() throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: drawn) { buffer, count in
            guard getentropy(buffer.baseAddress, drawn) == 0 else { throw NonceFailure(code: errno) }
            count = drawn
        }
    }
}

/// The system gave no random numbers; the code is that of `errno.h`.
struct NonceFailure: Error, Equatable {
    let code: Int32
}
