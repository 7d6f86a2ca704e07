import Testing

@testable import Terminal

@Suite struct `A line of progress` {
    @Test
    func `is drawn over where there is a cursor, and only when it changes`() throws {
        let display = BufferDisplay(isRewritable: true)
        var line = ProgressLine(on: display, label: "diaries")
        try line.show(0, of: 4)
        #expect(display.take() == "\r\u{1B}[K░░░░░░░░░░░░░░░░░░░░░░░░ 0/4  diaries")
        try line.show(1, of: 4)
        #expect(display.take() == "\r\u{1B}[K██████░░░░░░░░░░░░░░░░░░ 1/4  diaries")
        try line.show(1, of: 4)
        #expect(display.take() == "")
        try line.show(4, of: 4)
        try line.finish()
        #expect(display.take() == "\r\u{1B}[K████████████████████████ 4/4  diaries\n")
    }

    @Test
    func `is a few plain lines where there is none`() throws {
        let display = BufferDisplay()
        var line = ProgressLine(on: display, label: "diaries")
        for done in 0...100 { try line.show(done, of: 100) }
        try line.finish()
        #expect(display.text == [0, 25, 50, 75, 100].map { "diaries: \($0) %\n" }.joined())
    }

    @Test
    func `counts where the end is not known`() throws {
        let (display, pipe) = (BufferDisplay(isRewritable: true), BufferDisplay())
        for place in [display, pipe] {
            var line = ProgressLine(on: place, label: "night")
            for done in 7...9 { try line.show(done, of: nil) }
        }
        #expect(display.text.hasSuffix("\r\u{1B}[K░░░░░░░░░░░░░░░░░░░░░░░░ 9  night"))
        #expect(pipe.text == "night…\n")
    }

    @Test
    func `never breaks, so that it can be drawn over`() throws {
        let display = BufferDisplay(isRewritable: true, size: TerminalSize(columns: 30, rows: 5))
        var line = ProgressLine(on: display, label: "a label that has no room there")
        try line.show(3, of: 9)
        #expect(display.text.count == "\r\u{1B}[K".count + 29)
    }

    @Test
    func `is done at once where there is nothing to do`() throws {
        let display = BufferDisplay()
        var line = ProgressLine(on: display, label: "nothing")
        try line.show(0, of: 0)
        #expect(display.text == "nothing: 100 %\n")
    }
}
