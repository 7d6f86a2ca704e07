import Testing

@testable import Terminal

struct CanvasTests {
    private let size = TerminalSize(columns: 20, rows: 10)

    private func canvas(prompt: String? = "> ") -> Canvas {
        var canvas = Canvas(prompt: prompt, isRewritable: true)
        _ = canvas.invite()
        return canvas
    }

    @Test func `a message takes the place of the prompt, which comes again below it`() {
        var canvas = canvas()
        #expect(canvas.append(["раз", "два"], as: 1, size: size) == "\r\u{1B}[Jраз\nдва\n\n> ")
    }

    @Test func `without a prompt lines are printed as they are`() {
        var canvas = Canvas(prompt: nil, isRewritable: false)
        #expect(canvas.invite() == "")
        #expect(canvas.append(["раз"], as: 1, size: size) == "раз\n\n")
        #expect(canvas.leave() == "")
    }

    @Test func `the last message is rewritten where it stands, as high as it was before`() {
        var canvas = canvas()
        _ = canvas.append(["раз", "два"], as: 1, size: size)
        #expect(canvas.rewrite(1, as: ["три"], size: size) == "\r\u{1B}[3A\u{1B}[Jтри\n\n> ")
        #expect(canvas.rewrite(1, as: ["четыре"], size: size) == "\r\u{1B}[2A\u{1B}[Jчетыре\n\n> ")
    }

    @Test func `a pressed number goes away with what it changes, other words stay`() {
        var canvas = canvas()
        _ = canvas.append(["раз"], as: 1, size: size)
        canvas.typed("3", isPassing: true, size: size)
        #expect(canvas.invite() == "> ")
        #expect(canvas.rewrite(1, as: ["два"], size: size) == "\r\u{1B}[3A\u{1B}[Jдва\n\n> ")
        canvas.typed("слова", isPassing: false, size: size)
        #expect(canvas.rewrite(1, as: ["три"], size: size) == nil)
    }

    @Test func `a typed line counts as many rows as it fills`() {
        var canvas = canvas()
        _ = canvas.append(["раз"], as: 1, size: size)
        canvas.typed(String(repeating: " ", count: 18) + "3", isPassing: true, size: size)
        #expect(canvas.rewrite(1, as: ["два"], size: size)?.hasPrefix("\r\u{1B}[4A") == true)
    }

    @Test func `only the last message can be rewritten, on a terminal of the same width that shows all of it`() {
        var canvas = canvas()
        _ = canvas.append(["раз"], as: 1, size: size)
        _ = canvas.append(["два"], as: 2, size: size)
        #expect(canvas.rewrite(1, as: ["x"], size: size) == nil)
        #expect(canvas.rewrite(2, as: ["x"], size: TerminalSize(columns: 30, rows: 10)) == nil)
        #expect(canvas.rewrite(2, as: ["x"], size: TerminalSize(columns: 20, rows: 2)) == nil)
        #expect(canvas.rewrite(2, as: ["x"], size: TerminalSize(columns: 20, rows: 3)) != nil)
        _ = canvas.append(["в сторону"], as: nil, size: size)
        #expect(canvas.rewrite(2, as: ["x"], size: size) == nil)
    }

    @Test func `a removed message leaves nothing, and cannot be rewritten`() {
        var canvas = canvas()
        _ = canvas.append(["раз", "два"], as: 1, size: size)
        #expect(canvas.remove(1, size: size) == "\r\u{1B}[3A\u{1B}[J> ")
        #expect(canvas.rewrite(1, as: ["x"], size: size) == nil)
        #expect(canvas.remove(1, size: size) == nil)
    }

    @Test func `the person is invited once until they have typed a line`() {
        var canvas = canvas()
        #expect(canvas.invite() == "")
        canvas.typed("слова", isPassing: false, size: size)
        #expect(canvas.invite() == "> ")
        #expect(canvas.leave() == "\n")
        #expect(canvas.leave() == "")
    }
}
