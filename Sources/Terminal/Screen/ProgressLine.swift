/// How far some long work is, in one line that is drawn over and over; where that cannot be, in a few plain lines.
public struct ProgressLine: Sendable {
    private let display: any TerminalDisplay
    private let label: String
    private var shown: String?

    /// How many characters the bar has.
    private static let width = 24
    /// Into how many plain lines the work is parted.
    private static let steps = 4

    /// Shows nothing yet.
    ///
    /// - Parameter label: What is being done.
    public init(on display: any TerminalDisplay, label: String) {
        self.display = display
        self.label = label
    }

    /// Shows how much is done, 0 to `all`; to an end that is not known where that is none.
    public mutating func show(_ done: Int, of all: Int?) throws(TerminalFailure) {
        let line = line(done, of: all)
        guard line != shown else { return }
        shown = line
        try display.write(display.isRewritable ? "\r\u{1B}[K\(fitting(line))" : line + "\n")
    }

    /// Goes to the next line.
    public mutating func finish() throws(TerminalFailure) {
        guard shown != nil else { return }
        shown = nil
        if display.isRewritable { try display.write("\n") }
    }

    private func line(_ done: Int, of all: Int?) -> String {
        guard display.isRewritable else { return plain(done, of: all) }
        guard let all else { return "\(String(repeating: "░", count: Self.width)) \(done)  \(label)" }
        let filled = all > 0 ? done * Self.width / all : Self.width
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        return "\(bar) \(done)/\(all)  \(label)"
    }

    private func plain(_ done: Int, of all: Int?) -> String {
        guard let all else { return "\(label)…" }
        let step = all > 0 ? done * Self.steps / all : Self.steps
        return "\(label): \(step * 100 / Self.steps) %"
    }

    /// A line that is broken could not be drawn over.
    private func fitting(_ line: String) -> String { String(line.prefix(max(display.size.columns - 1, 1))) }
}
