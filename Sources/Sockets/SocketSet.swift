import Glibc

/// Sockets that are waited for together (poll(2)): made for a few hundred of them.
public struct SocketSet {
    private var polled: [pollfd] = []
    private var numbers: [Int] = []

    /// Makes an empty set.
    public init() {}

    /// Adds a socket, to be known by a number. Remove it before it is closed.
    public mutating func add(_ socket: Socket, as number: Int) {
        polled.append(pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0))
        numbers.append(number)
    }

    /// Removes the socket of a number.
    public mutating func remove(_ number: Int) {
        guard let index = numbers.firstIndex(of: number) else { return }
        polled.swapAt(index, polled.count - 1)
        numbers.swapAt(index, numbers.count - 1)
        polled.removeLast()
        numbers.removeLast()
    }

    /// Waits until some have something to receive or to accept, or were left by the other side.
    ///
    /// - Parameter time: The longest to wait; nil for as long as it takes.
    /// - Returns: Their numbers; none when the time is over.
    public mutating func ready(within time: Duration?) -> [Int] {
        // A wait that is cut to whole milliseconds would be over too early, again and again.
        let milliseconds = time.map { Int32(max(0, ($0 / .milliseconds(1)).rounded(.up))) } ?? -1
        let count = poll(&polled, nfds_t(polled.count), milliseconds)
        return count > 0 ? zip(polled, numbers).filter { $0.0.revents != 0 }.map(\.1) : []
    }
}
