import Foundation
import NIOConcurrencyHelpers
import Sockets

/// An HTTP/1.1 server on 127.0.0.1 for tests, which can also misbehave.
///
/// It serves each connection on a thread of its own, so that a test's tasks never wait for it, and stops when it
/// is no longer held.
public final class LoopbackServer: Sendable {
    /// Decides what happens to a request; may take its time.
    public typealias Handler = @Sendable (LoopbackRequest) async -> LoopbackReply

    /// The port it listens on.
    public let port: Int
    private let listener: Socket
    private let log = LoopbackLog()

    /// Starts a server on a free port.
    public init(_ handler: @escaping Handler) throws {
        (listener, port) = try Socket.listening()
        let (listener, log) = (listener, log)
        Thread.detachNewThread {
            while let client = listener.accepted() {
                guard let number = log.open(client) else { return client.shutDown() }
                Thread.detachNewThread {
                    Self.serve(client, number, log, handler)
                    log.close(number)
                }
            }
        }
    }

    deinit {
        stop()
    }

    /// Where it is to be found, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// The requests received so far, in order.
    public var requests: [LoopbackRequest] { log.requests }

    /// How many connections were opened so far.
    public var connections: Int { log.connections }

    /// Waits until a request came in that the condition holds for, or one that had come already.
    @discardableResult
    public func request(where condition: @escaping @Sendable (LoopbackRequest) -> Bool) async -> LoopbackRequest {
        await log.request(where: condition)
    }

    /// Waits until so many requests came in.
    public func requests(count: Int) async -> [LoopbackRequest] {
        await log.requests(count: count)
    }

    /// Waits until no connection is open.
    public func allClientsLeft() async {
        await log.allClientsLeft()
    }

    /// Closes all connections and takes no more. Handlers at work are cancelled.
    public func stop() {
        listener.shutDown()
        log.stop()
    }

    private static func serve(_ client: Socket, _ number: Int, _ log: LoopbackLog, _ handler: @escaping Handler) {
        var messages = LoopbackMessage(client)
        while let request = messages.next(connection: number) {
            let reply = log.answer(to: request, by: handler)
            let (bytes, keepsOpen) = reply.wire
            guard client.send(bytes) else { break }
            if case .streaming(_, let body) = reply { while let piece = body.next(), client.send(piece) {} }
            guard keepsOpen else { break }
        }
        client.shutDown()
    }
}
