import Testing

@testable import Terminal

struct DeviceTests {
    @Test(
        arguments: [
            (["TERM": "xterm"], true, true), (["TERM": "xterm", "NO_COLOR": "1"], true, false),
            (["TERM": "xterm", "NO_COLOR": ""], true, true), (["TERM": "dumb"], false, false), ([:], false, false),
        ] as [([String: String], Bool, Bool)])
    func `a terminal has a cursor and colours unless told otherwise`(
        environment: [String: String], isRewritable: Bool, isColoured: Bool
    ) throws {
        let terminal = try PseudoTerminal(columns: 57, rows: 19)
        let output = StandardOutput(descriptor: terminal.device, environment: environment)
        #expect(output.isRewritable == isRewritable)
        #expect(output.isColoured == isColoured)
        #expect(output.size == TerminalSize(columns: 57, rows: 19))
    }

    @Test func `a pipe has neither, and the usual size`() throws {
        let pipe = try Pipe()
        defer { pipe.end() }
        let output = StandardOutput(descriptor: pipe.output, environment: ["TERM": "xterm"])
        #expect(!output.isRewritable && !output.isColoured)
        #expect(output.size == .usual)
        #expect(throws: TerminalFailure(code: 9)) { try output.write("x") }
    }

    @Test func `lines are read from a terminal until Ctrl-D`() async throws {
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let reader = try LineReader(descriptor: terminal.device)
        #expect(reader.isTerminal)
        terminal.type("Привет\nещё\n")
        #expect(await reader.next() == "Привет")
        #expect(await reader.next() == "ещё")
        terminal.type("\u{4}")
        #expect(await reader.next() == nil)
    }

    @Test func `a cancelled reader stops waiting`() async throws {
        let pipe = try Pipe()
        defer { pipe.end() }
        let reader = try LineReader(descriptor: pipe.output)
        #expect(!reader.isTerminal)
        let line = Task { await reader.next() }
        line.cancel()
        #expect(await line.value == nil)
    }
}
