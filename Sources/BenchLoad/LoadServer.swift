import Foundation
import NIOConcurrencyHelpers
import Sockets

/// A Bot API server on 127.0.0.1 that puts a bot under load and checks what it answers.
///
/// It serves everybody on one thread of its own until it is no longer held.
public final class LoadServer: Sendable {
    private let tally: NIOLockedValueBox<LoadTally>
    private let listener: Socket
    private let port: Int

    /// Starts a server on a free port.
    ///
    /// - Parameters:
    ///   - script: What people write, waiting from the start.
    ///   - latency: How long a message takes to be accepted.
    public init(script: FourStepScript, latency: Duration = .zero) throws {
        tally = NIOLockedValueBox(LoadTally(script: script))
        (listener, port) = try Socket.listening()
        Thread.detachNewThread { [tally, listener] in
            var loop = ServingLoop(listener: listener) { call in
                var reply = tally.withLockedValue { $0.reply(to: call, at: .now) }
                if call.method == "sendMessage" { reply.delay += latency }
                return reply
            }
            loop.run()
        }
    }

    deinit {
        listener.shutDown()
    }

    /// Where it is to be found, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// Looks at what has happened so far.
    public func read<Part>(_ part: (LoadTally) -> Part) -> Part {
        tally.withLockedValue { part($0) }
    }
}
