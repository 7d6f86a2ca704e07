import Domain
public import Engine
public import Logging
import Messaging
public import ServiceLifecycle

/// One person's conversation at a terminal: what they type becomes arrivals.
///
/// Ends at the end of the input (Ctrl-D), at `/quit` and at graceful shutdown.
public struct TerminalChat: Service {
    private let session: TerminalSession
    private let screen: TerminalScreen
    private let input: LineReader
    private let intake: any Intake
    private let clock: any WallClock
    private let texts: TerminalTexts
    private let logger: Logger
    private let quiet: @Sendable () async -> Void

    /// Makes the chat.
    ///
    /// - Parameter quiet: Returns when the bot has said all that it has to say for now, and when its task is
    ///   cancelled. Awaited after each line that does not come from a terminal, so that a script can press the
    ///   buttons of an answer and nothing ends before the last one.
    public init(
        session: TerminalSession, screen: TerminalScreen, input: LineReader, intake: any Intake,
        clock: any WallClock, texts: TerminalTexts, logger: Logger, quiet: @escaping @Sendable () async -> Void
    ) {
        self.session = session
        self.screen = screen
        self.input = input
        self.intake = intake
        self.clock = clock
        self.texts = texts
        self.logger = logger
        self.quiet = quiet
    }

    /// Talks until the conversation ends, or until nothing can be printed any more.
    public func run() async throws {
        do throws(TerminalFailure) {
            try await talk()
            try await screen.leave()
        } catch {
            logger.warning("terminal is gone", metadata: ["errno": "\(error.code)"])
        }
    }

    private func talk() async throws(TerminalFailure) {
        var typist = Typist(session: session, screen: screen, texts: texts)
        var count = 0
        try await screen.note([texts.help])
        var line = session.firstLine
        if line == nil { line = try await typedLine() }
        while let typed = line.map(TypedLine.init), typed != .quit {
            if let sending = try await typist.sending(of: typed) {
                count += 1
                try await send(sending, number: count)
            }
            line = try await typedLine()
        }
    }

    private func typedLine() async throws(TerminalFailure) -> String? {
        if !input.isTerminal { await cancelWhenGracefulShutdown(quiet) }
        try await screen.invite()
        let line = await cancelWhenGracefulShutdown { await input.next() }
        if let line { await screen.typed(line) }
        return line
    }

    private func send(_ sending: Typist.Sending, number: Int) async throws(TerminalFailure) {
        let arrival = Arrival(
            address: session.address, deliveryKey: "term:\(session.name):\(session.id):\(number)",
            sender: session.sender, sentAt: clock.now, message: sending.message, content: sending.content)
        do {
            try await intake.receive([arrival])
        } catch {
            logger.error("typed line cannot be kept", metadata: ["error": "\(error)"])
            try await screen.note([texts.notKept])
        }
    }
}
