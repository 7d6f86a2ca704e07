import Domain
import Engine
import Messaging
import NIOConcurrencyHelpers

@testable import Terminal

/// A display that keeps what is printed.
final class BufferDisplay: TerminalDisplay {
    let isRewritable: Bool
    let isColoured: Bool
    let size: TerminalSize
    private let printed = NIOLockedValueBox("")
    private let failure = NIOLockedValueBox<TerminalFailure?>(nil)

    init(isRewritable: Bool = false, isColoured: Bool = false, size: TerminalSize = .usual) {
        self.isRewritable = isRewritable
        self.isColoured = isColoured
        self.size = size
    }

    func write(_ characters: String) throws(TerminalFailure) {
        if let failure = failure.withLockedValue({ $0 }) { throw failure }
        printed.withLockedValue { $0 += characters }
    }

    func fail(_ failure: TerminalFailure) {
        self.failure.withLockedValue { $0 = failure }
    }

    var text: String { printed.withLockedValue { $0 } }

    /// What was printed since the last call.
    func take() -> String {
        printed.withLockedValue { text in
            defer { text = "" }
            return text
        }
    }
}

/// An intake that keeps what it gets, and answers it.
final class IntakeSpy: Intake {
    struct Full: Error {}

    private let received = NIOLockedValueBox<[Arrival]>([])
    private let isFull: Bool
    private let answer: @Sendable (Arrival) async -> Void

    init(isFull: Bool = false, answer: @escaping @Sendable (Arrival) async -> Void = { _ in }) {
        self.isFull = isFull
        self.answer = answer
    }

    var arrivals: [Arrival] { received.withLockedValue { $0 } }

    func receive(_ arrivals: [Arrival]) async throws {
        if isFull { throw Full() }
        received.withLockedValue { $0 += arrivals }
        for arrival in arrivals { await answer(arrival) }
    }
}

/// A clock that stands.
struct StoppedClock: WallClock {
    static let moment = Timestamp(milliseconds: 1_795_000_000_123)

    var now: Timestamp { Self.moment }

    func sleep(for duration: Duration) async throws {
        throw CancellationError()
    }
}

/// Files of a data folder, in memory.
struct MemoryMedia: MediaStore {
    struct Missing: Error {}

    var files: [String: [UInt8]] = [:]

    func contents(of name: String) async throws -> [UInt8] {
        guard let bytes = files[name] else { throw Missing() }
        return bytes
    }

    func copy(_ name: String, to path: String) async throws -> Int64 { throw Missing() }
}

extension TerminalTexts {
    /// Texts that show what they are.
    static let test = TerminalTexts(
        help: "HELP", writeLikeThis: { "LIKE \($0)" }, fileUnreadable: { "UNREADABLE \($0)" },
        noSuchMessage: { "NO MESSAGE \($0)" }, notKept: "NOT KEPT", shareLocation: { "SHARE \($0)" },
        shareContact: { "CONTACT \($0)" },
        recordingAt: { "RECORDING \($0)" }, savedAt: { "SAVED \($0)" }, notSaved: { "NOT SAVED \($0)" })
}

extension TerminalScreen {
    /// A screen on a display, with a prompt where that can be.
    static func test(_ display: BufferDisplay) -> TerminalScreen {
        TerminalScreen(display: display, prompt: "anna › ", openedAt: StoppedClock.moment, texts: .test)
    }

    /// The number of a session's n-th message.
    static func id(_ number: Int64) -> MessageID { StoppedClock.moment.milliseconds * 1000 + number }
}

extension TerminalCourier {
    /// Delivers what makes one message.
    func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?
    ) async throws(DeliveryFailure) -> MessageID? {
        try await deliver(outgoing, to: chat, target: target, turn: {})
    }
}
