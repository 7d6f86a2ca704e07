/// Where the conversation is printed.
public protocol TerminalDisplay: Sendable {
    /// Whether what stands there can be rewritten: a terminal with a cursor, not a file or a pipe.
    var isRewritable: Bool { get }
    /// Whether styles and colours are shown.
    var isColoured: Bool { get }
    /// How much fits.
    var size: TerminalSize { get }
    /// Prints characters. May block.
    func write(_ characters: String) throws(TerminalFailure)
}

/// How many characters a terminal shows.
public struct TerminalSize: Equatable, Sendable {
    /// Characters in a line.
    public var columns: Int
    /// Lines.
    public var rows: Int

    /// What a terminal has that does not say.
    public static let usual = TerminalSize(columns: 80, rows: 24)

    /// Describes a terminal.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}
