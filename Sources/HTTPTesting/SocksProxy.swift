import Foundation
import NIOConcurrencyHelpers
import Sockets

/// A SOCKS5 proxy (RFC 1928, no authentication) on 127.0.0.1 for tests. Whatever host it is asked for, it connects
/// to that port of 127.0.0.1.
public final class SocksProxy: Sendable {
    /// The port it listens on.
    public let port: Int
    private let listener: Socket
    private let record = Record()

    private final class Record: Sendable {
        let hosts = NIOLockedValueBox<[String]>([])
    }

    /// Starts a proxy on a free port.
    public init() throws {
        (listener, port) = try Socket.listening()
        let (listener, record) = (listener, record)
        Thread.detachNewThread {
            while let client = listener.accepted() {
                Thread.detachNewThread { Self.serve(client, record) }
            }
        }
    }

    deinit {
        listener.shutDown()
    }

    /// The hosts asked for so far, each as the client named it.
    public var hosts: [String] { record.hosts.withLockedValue { $0 } }

    private static func serve(_ client: Socket, _ record: Record) {
        defer { client.shutDown() }
        var messages = SocksMessage(client)
        guard messages.greeting(), client.send([5, 0]), let (host, port) = messages.connection() else { return }
        record.hosts.withLockedValue { $0.append(host) }
        guard let server = try? Socket.connected(port: port) else {
            client.send([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])
            return
        }
        client.send([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
        Thread.detachNewThread { pass(from: server, to: client) }
        pass(from: client, to: server)
    }

    private static func pass(from source: Socket, to destination: Socket) {
        while case let bytes = source.receive(), !bytes.isEmpty, destination.send(bytes) {}
        destination.shutDown()
    }
}

/// Reads what a SOCKS5 client says before its data.
private struct SocksMessage {
    private let socket: Socket
    private var buffer: [UInt8] = []

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// The client's methods; false where it is no SOCKS5 client.
    mutating func greeting() -> Bool {
        guard let head = take(2), head[0] == 5 else { return false }
        return take(Int(head[1])) != nil
    }

    /// The host and port of a CONNECT.
    mutating func connection() -> (host: String, port: Int)? {
        guard let head = take(4), head[1] == 1, let host = host(ofKind: head[3]), let port = take(2) else {
            return nil
        }
        return (host, Int(port[0]) << 8 | Int(port[1]))
    }

    private mutating func host(ofKind kind: UInt8) -> String? {
        switch kind {
        case 1: take(4)?.map(String.init).joined(separator: ".")
        case 3: take(1).flatMap { take(Int($0[0])) }.map { String(decoding: $0, as: UTF8.self) }
        default: nil
        }
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            let bytes = socket.receive()
            if bytes.isEmpty { return nil }
            buffer += bytes
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }
}
