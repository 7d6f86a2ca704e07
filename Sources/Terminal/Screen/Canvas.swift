import Messaging

/// What stands at the lower end of the terminal, and the characters that change it.
///
/// Pure: it returns what is to be printed. The cursor stands at the start of a line, or behind the prompt.
struct Canvas {
    /// What invites the person to type; none where it would only be in the way.
    let prompt: String?
    /// Whether lines printed before can be rewritten.
    let isRewritable: Bool

    private var last: Block?
    private var isInviting = false

    /// The message printed last, as long as nothing stands below it that should stay.
    private struct Block {
        var message: MessageID
        /// Lines from its first one to the cursor.
        var rows: Int
        /// The width it was laid out for: in a terminal of another width its lines stand elsewhere.
        var columns: Int
    }

    /// An empty terminal.
    init(prompt: String?, isRewritable: Bool) {
        self.prompt = prompt
        self.isRewritable = isRewritable
    }

    /// Prints lines below everything else, with an empty one after them.
    ///
    /// - Parameter message: The message they are, where they are one that may be rewritten later.
    mutating func append(_ lines: [String], as message: MessageID?, size: TerminalSize) -> String {
        last = message.map { Block(message: $0, rows: lines.count + 1, columns: size.columns) }
        return (isInviting ? "\r\u{1B}[J" : "") + text(of: lines) + invitation
    }

    /// Rewrites a message where it stands; none where that cannot be done.
    mutating func rewrite(_ message: MessageID, as lines: [String], size: TerminalSize) -> String? {
        guard let rows = rowsToRewrite(message, size) else { return nil }
        last = Block(message: message, rows: lines.count + 1, columns: size.columns)
        return "\r\u{1B}[\(rows)A\u{1B}[J" + text(of: lines) + invitation
    }

    /// Takes a message away; none where that cannot be done.
    mutating func remove(_ message: MessageID, size: TerminalSize) -> String? {
        guard let rows = rowsToRewrite(message, size) else { return nil }
        last = nil
        return "\r\u{1B}[\(rows)A\u{1B}[J" + invitation
    }

    /// Takes note of a line that the person has typed and ended.
    ///
    /// - Parameter isPassing: Whether it may vanish when the message above it is rewritten, as a pressed number may.
    mutating func typed(_ line: String, isPassing: Bool, size: TerminalSize) {
        defer { isInviting = false }
        guard isPassing, isInviting, let prompt else { return last = nil }
        let columns = (prompt + line).reduce(0) { $0 + $1.columns }
        last?.rows += max(1, (columns + size.columns - 1) / size.columns)
    }

    /// Invites the person to type, if that is not done already.
    mutating func invite() -> String {
        guard !isInviting, prompt != nil else { return "" }
        isInviting = true
        return invitation
    }

    /// Leaves the cursor at the start of a line, for whoever prints next.
    mutating func leave() -> String {
        defer { isInviting = false }
        return isInviting ? "\n" : ""
    }

    private var invitation: String { isInviting ? prompt ?? "" : "" }

    private func text(of lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined() + "\n"
    }

    private func rowsToRewrite(_ message: MessageID, _ size: TerminalSize) -> Int? {
        // Lines that have left the terminal at its upper end are out of the cursor's reach.
        guard isRewritable, let last, last.message == message, last.columns == size.columns, last.rows < size.rows
        else {
            return nil
        }
        return last.rows
    }
}
