import Domain
import Engine
import Logging
import Messaging
import ServiceLifecycle
import Testing

@testable import Terminal

struct ChatTests {
    private let display = BufferDisplay()
    private let pipe: Pipe
    private let screen: TerminalScreen

    init() throws {
        pipe = try Pipe()
        screen = .test(display)
    }

    private func chat(
        _ intake: IntakeSpy, firstLine: String? = nil, folder: String = TestData.folder,
        quiet: @escaping @Sendable () async -> Void = {}
    ) throws -> TerminalChat {
        TerminalChat(
            session: TerminalSession(
                name: "anna", languageTag: "ru", id: "s1", paths: PathResolver(home: folder, workingDirectory: folder),
                firstLine: firstLine),
            screen: screen, input: try LineReader(descriptor: pipe.output), intake: intake, clock: StoppedClock(),
            texts: .test, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, quiet: quiet)
    }

    private func contents(of lines: String, firstLine: String? = nil) async throws -> [Arrival.Content] {
        let intake = IntakeSpy()
        pipe.type(lines)
        pipe.end()
        try await chat(intake, firstLine: firstLine).run()
        return intake.arrivals.map(\.content)
    }

    @Test func `what is piped in arrives in order, the first line before it`() async throws {
        let intake = IntakeSpy()
        pipe.type("Привет\n\n/help\r\nбез конца")
        pipe.end()
        try await chat(intake, firstLine: "/start").run()
        #expect(
            intake.arrivals.map(\.content) == [
                .command(name: "start", argument: ""), .text("Привет"), .command(name: "help", argument: ""),
                .text("без конца"),
            ])
        #expect(intake.arrivals.map(\.message) == (1...4).map { TerminalScreen.id($0) })
        #expect(intake.arrivals.map(\.deliveryKey) == (1...4).map { "term:anna:s1:\($0)" })
        #expect(intake.arrivals.allSatisfy { $0.address == Address(channel: .terminal, chat: "anna") })
        #expect(intake.arrivals.allSatisfy { $0.sender == Sender(name: "anna", languageTag: "ru") })
        #expect(intake.arrivals.allSatisfy { $0.sentAt == StoppedClock.moment })
        #expect(display.text == "HELP\n\n")
    }

    @Test func `a number presses a button, and is words where there is none`() async throws {
        let screen = screen
        let intake = IntakeSpy { arrival in
            guard case .command = arrival.content else { return }
            let keyboard = Keyboard.inline([[.init(label: "А", payload: "a"), .init(label: "Б", payload: "b")]])
            _ = try? await screen.show(Message("Что?", keyboard: keyboard))
        }
        pipe.type("1\n/ask\n#2\n1\n3\n")
        pipe.end()
        try await chat(intake).run()
        #expect(
            intake.arrivals.map(\.content) == [
                .text("1"), .command(name: "ask", argument: ""), .button(payload: "b", press: "s1:1"),
                .button(payload: "a", press: "s1:2"), .text("3"),
            ])
        #expect(intake.arrivals[2].message == TerminalScreen.id(3))
    }

    @Test func `a reply button says its label`() async throws {
        _ = try await screen.show(Message("Город?", keyboard: .reply([[.init(label: "Пропустить")]])))
        #expect(try await contents(of: "1\n") == [.text("Пропустить")])
    }

    @Test func `what a finger does on a telephone is typed here`() async throws {
        let path = "\(TestData.folder)/tone.ogg"
        let size = try Int64(Folder.contents(of: path).count)
        let sent = try await contents(of: "/voice tone.ogg\n/forward ~/tone.ogg\n/location 55.75 37.62\n/photo море\n")
        #expect(
            sent == [
                .voice(Recording(file: path, seconds: 3, bytes: size)),
                .voice(Recording(file: path, seconds: 3, bytes: size, isForwarded: true)),
                .location(latitude: 55.75, longitude: 37.62), .attachment(.photo, caption: "море"),
            ])
    }

    @Test func `what cannot be sent is answered by the terminal`() async throws {
        #expect(try await contents(of: "/voice\n/voice none.ogg\n/edit\n/edit 1 слова\n/voice .\n") == [])
        let folder = TestData.folder
        #expect(
            display.text == """
                HELP

                LIKE /voice ~/note.ogg

                UNREADABLE \(folder)/none.ogg

                LIKE /edit 1 …

                NO MESSAGE 1

                UNREADABLE \(folder)/.


                """)
    }

    @Test func `the person's own messages are numbered when asked, and edited by number`() async throws {
        let intake = IntakeSpy()
        pipe.type("первая\n/help\nвторая\n/edit 2 другая\n/edit\n/edit 3 нет\n")
        pipe.end()
        try await chat(intake).run()
        #expect(intake.arrivals.map(\.content).last == .edited("другая"))
        #expect(intake.arrivals.last?.message == TerminalScreen.id(3))
        #expect(display.text == "HELP\n\n1  первая\n2  другая\n\nNO MESSAGE 3\n\n")
    }

    @Test func `nothing after the word that ends the session is sent`() async throws {
        #expect(try await contents(of: "раз\n/quit\nдва\n") == [.text("раз")])
    }

    @Test func `the person hears when something could not be kept, and goes on`() async throws {
        pipe.type("раз\nдва\n")
        pipe.end()
        try await chat(IntakeSpy(isFull: true)).run()
        #expect(display.text == "HELP\n\nNOT KEPT\n\nNOT KEPT\n\n")
    }

    @Test func `after each piped line the bot may finish speaking`() async throws {
        let (display, screen) = (display, screen)
        let intake = IntakeSpy()
        pipe.type("раз\nдва\n")
        pipe.end()
        let chat = try chat(intake) {
            _ = try? await screen.show(Message(RichText("слышу \(intake.arrivals.count)")))
        }
        try await chat.run()
        #expect(display.text == "HELP\n\nслышу 0\n\nслышу 1\n\nслышу 2\n\n")
    }

    @Test func `a terminal that is gone ends the chat`() async throws {
        display.fail(TerminalFailure(code: 5))
        let intake = IntakeSpy()
        try await chat(intake, firstLine: "/start").run()
        #expect(intake.arrivals.isEmpty)
        pipe.end()
    }

    @Test func `shutdown ends the chat while nothing is typed`() async throws {
        let (lines, ending) = (AsyncStream<Void>.makeStream(), pipe)
        let intake = IntakeSpy { _ in lines.continuation.yield() }
        let chat = try chat(intake)
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: chat, successTerminationBehavior: .gracefullyShutdownGroup)],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            pipe.type("раз\n")
            for await _ in lines.stream { break }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(intake.arrivals.map(\.content) == [.text("раз")])
        ending.end()
    }

    @Test func `a terminal shows a prompt, and a pressed number vanishes with what it changes`() async throws {
        let display = BufferDisplay(isRewritable: true)
        let screen = TerminalScreen.test(display)
        try await screen.invite()
        let id = try await screen.show(Message("Что?", keyboard: .inline([[.init(label: "А", payload: "a")]])))
        await screen.typed("1")
        try await screen.invite()
        try await screen.edit(id, to: Message("Хорошо"))
        try await screen.leave()
        #expect(
            display.text == "anna › \r\u{1B}[JЧто?\n[1] А\n\nanna › anna › \r\u{1B}[4A\u{1B}[JХорошо\n\nanna › \n")
    }
}
