import HeapModule
import Sockets

/// Serves all connections of a listening socket, each call when it comes, until the socket is shut down.
///
/// Calls of one connection are answered one after another: a client that keeps to HTTP/1.1 without pipelining, as bots
/// do, makes the next one only then.
struct ServingLoop {
    private let listener: Socket
    private var sockets = SocketSet()
    private let answer: (BotAPICall) -> BotAPIReply
    /// The connections by number; the listening socket has zero.
    private var clients: [Int: Client] = [:]
    private var lastClient: Int = 0
    private var delayed = Heap<Delayed>()

    private struct Client {
        let socket: Socket
        var requests = RequestBuffer()
    }

    /// A reply that takes its time.
    private struct Delayed: Comparable {
        let due: ContinuousClock.Instant
        let client: Int
        let wire: [UInt8]

        static func < (left: Delayed, right: Delayed) -> Bool { left.due < right.due }
    }

    init(listener: Socket, answer: @escaping (BotAPICall) -> BotAPIReply) {
        self.listener = listener
        self.answer = answer
        sockets.add(listener, as: 0)
    }

    mutating func run() {
        while true {
            for number in sockets.ready(within: delayed.min.map { $0.due - .now }) {
                if number != 0 {
                    serve(number)
                } else if !accept() {
                    return
                }
            }
            sendDue()
        }
    }

    /// Takes a new connection; false once there are none any more.
    private mutating func accept() -> Bool {
        guard let socket = listener.accepted() else { return false }
        lastClient += 1
        clients[lastClient] = Client(socket: socket)
        sockets.add(socket, as: lastClient)
        return true
    }

    private mutating func serve(_ number: Int) {
        guard let bytes = clients[number]?.socket.receive(), !bytes.isEmpty else { return remove(number) }
        clients[number]?.requests.add(bytes)
        while let request = clients[number]?.requests.next() {
            let reply = answer(BotAPICall(target: request.target, body: request.body))
            if reply.delay > .zero {
                delayed.insert(Delayed(due: .now + reply.delay, client: number, wire: reply.wire))
            } else {
                clients[number]?.socket.send(reply.wire)
            }
        }
    }

    private mutating func remove(_ number: Int) {
        sockets.remove(number)
        clients[number] = nil
    }

    private mutating func sendDue() {
        while let next = delayed.min, next.due <= .now {
            delayed.removeMin()
            clients[next.client]?.socket.send(next.wire)
        }
    }
}
