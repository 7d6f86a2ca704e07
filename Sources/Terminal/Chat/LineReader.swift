import Glibc

/// Reads lines from a terminal, a pipe or a file, one when asked for one.
public actor LineReader {
    /// Whether somebody types the lines at a terminal.
    public nonisolated let isTerminal: Bool

    private let descriptor: Int32
    private let wakeUp: WakeUp
    private let executor = QueueExecutor("terminal.input")
    private var splitter = LineSplitter()

    /// Runs the actor on a queue of its own, because it waits there for input.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Makes a reader.
    ///
    /// - Parameter descriptor: What is read: standard input unless told. It stays open.
    /// - Throws: If the process has no room for more open files.
    public init(descriptor: Int32 = 0) throws(TerminalFailure) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        wakeUp = try WakeUp()
    }

    /// The next line, without its end; none at the end of the input and when the task is cancelled.
    public nonisolated func next() async -> String? {
        await withTaskCancellationHandler {
            await read()
        } onCancel: {
            wakeUp.signal()
        }
    }

    private func read() -> String? {
        while !Task.isCancelled {
            if let line = splitter.next() { return line }
            guard waitForInput() else { return nil }
            guard readBytes() else { return splitter.rest() }
        }
        return nil
    }

    /// Returns whether there is input, or its end; not so after a signal.
    private func waitForInput() -> Bool {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeUp.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&polled, 2, -1) < 0 {
            guard errno == EINTR else { return false }
        }
        return polled[1].revents == 0
    }

    /// Returns whether the input goes on.
    private func readBytes() -> Bool {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
            let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
            if count < 0 { failure = errno }
            filled = max(count, 0)
        }
        splitter.append(bytes)
        return !bytes.isEmpty || failure == EINTR || failure == EAGAIN
    }
}

/// A pipe that ends a `poll` from another thread, for good.
private final class WakeUp: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    init() throws(TerminalFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TerminalFailure(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    func signal() {
        var byte: UInt8 = 0
        write(writeEnd, &byte, 1)
    }
}
