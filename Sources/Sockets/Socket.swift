import Foundation
import Glibc

/// A blocking TCP socket on loopback, closed when nobody holds it any more.
public final class Socket: Sendable {
    let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// A socket that listens on a free port of 127.0.0.1.
    public static func listening() throws -> (Socket, port: Int) {
        let socket = try open()
        var address = Self.loopback(port: 0)
        try check(socket.withAddress(&address) { bind(socket.descriptor, $0, $1) })
        try check(listen(socket.descriptor, 1024))
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try check(
            withUnsafeMutablePointer(to: &address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(socket.descriptor, $0, &length)
                }
            })
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A socket connected to a port of 127.0.0.1.
    public static func connected(port: Int) throws -> Socket {
        let socket = try open()
        var address = Self.loopback(port: UInt16(port))
        try check(socket.withAddress(&address) { connect(socket.descriptor, $0, $1) })
        return socket
    }

    /// The next client of a listening socket; nil once it is shut down.
    public func accepted() -> Socket? {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return nil }
        var on: Int32 = 1
        setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        return Socket(client)
    }

    /// Some bytes; none at the end of the stream.
    public func receive() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
    }

    /// Sends all bytes. Returns false where the other side has left.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Ends the stream in both directions; whoever waits on it goes on.
    public func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private static func open() throws -> Socket {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        try check(descriptor)
        return Socket(descriptor)
    }

    private static func check(_ status: Int32) throws {
        if status < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return address
    }

    private func withAddress(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
