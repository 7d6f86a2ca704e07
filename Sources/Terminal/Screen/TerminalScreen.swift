public import Domain
import Messaging

/// The one place that prints: what the bot sends and what the person types meet here, one after the other.
public actor TerminalScreen {
    private let display: any TerminalDisplay
    private let texts: TerminalTexts
    private let executor = QueueExecutor("terminal.screen")
    private var canvas: Canvas
    private var buttons = ButtonBook()
    private var lastID: MessageID
    /// The message printed last and what it says, to leave out an edit that changes nothing.
    private var shown: (id: MessageID, message: Message)?

    /// Runs the actor on a queue of its own, because a terminal may be held up.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Makes a screen.
    ///
    /// - Parameters:
    ///   - prompt: What invites the person to type; none where they do not type at a terminal.
    ///   - openedAt: The start of the session: the messages of this session are numbered from there, so that no
    ///     earlier session of the chat had the same numbers.
    public init(display: any TerminalDisplay, prompt: String?, openedAt: Timestamp, texts: TerminalTexts) {
        self.display = display
        self.texts = texts
        canvas = Canvas(prompt: display.isRewritable ? prompt : nil, isRewritable: display.isRewritable)
        lastID = openedAt.milliseconds * 1000
    }

    // MARK: What the bot sends

    /// Prints a message and returns its number.
    func show(_ message: Message) throws(TerminalFailure) -> MessageID {
        let id = nextID()
        try display.write(canvas.append(lines(of: message, id), as: id, size: display.size))
        shown = (id, message)
        return id
    }

    /// Shows a message's new contents in its place, or below everything else with a mark.
    func edit(_ id: MessageID, to message: Message) throws(TerminalFailure) {
        if let shown, shown.id == id, shown.message == message { return }
        let lines = lines(of: message, id)
        if let rewritten = canvas.rewrite(id, as: lines, size: display.size) {
            try display.write(rewritten)
        } else {
            var marked = message
            marked.text = RichText("✎ ") + message.text
            try display.write(canvas.append(self.lines(of: marked, id), as: id, size: display.size))
        }
        shown = (id, message)
    }

    /// Takes the buttons off a message where it can still be rewritten.
    func removeButtons(of id: MessageID) throws(TerminalFailure) {
        guard var message = shown?.message, shown?.id == id else { return }
        message.keyboard = nil
        guard let rewritten = canvas.rewrite(id, as: lines(of: message, id), size: display.size) else { return }
        try display.write(rewritten)
        shown = (id, message)
    }

    /// Takes a message away where that can still be done.
    func remove(_ id: MessageID) throws(TerminalFailure) {
        guard let removed = canvas.remove(id, size: display.size) else { return }
        try display.write(removed)
    }

    // MARK: What the terminal says

    /// Prints lines in passing, with something below them if there is anything. It is left to the terminal to break
    /// them, so that a path in one can be copied whole.
    func note(_ lines: [String], below: RichText? = nil) throws(TerminalFailure) {
        let notes = lines.map { line in
            paint.dim(String(StyledCharacter.characters(of: line, []).map(\.character)))
        }
        let text = below.map(layout.lines) ?? []
        try display.write(canvas.append(notes + text, as: nil, size: display.size))
    }

    // MARK: What the person types

    /// What a number presses, if there is such a button.
    func press(_ number: Int) -> ButtonBook.Press? { buttons.press(number) }

    /// Takes note of a line that the person has typed and ended.
    func typed(_ line: String) {
        canvas.typed(line, isPassing: isPress(line), size: display.size)
    }

    /// Invites the person to type.
    func invite() throws(TerminalFailure) {
        try display.write(canvas.invite())
    }

    /// Leaves the cursor at the start of a line.
    func leave() throws(TerminalFailure) {
        try display.write(canvas.leave())
    }

    /// A number that no other message of the chat has.
    func nextID() -> MessageID {
        lastID += 1
        return lastID
    }

    // MARK: -

    private func isPress(_ line: String) -> Bool {
        guard case .number(let number, _) = TypedLine(line) else { return false }
        return press(number) != nil
    }

    private var paint: Paint { Paint(isColoured: display.isColoured) }

    private var layout: MessageLayout { MessageLayout(columns: display.size.columns, paint: paint) }

    private func lines(of message: Message, _ id: MessageID) -> [String] {
        layout.lines(of: message.text) + keyboardLines(of: message, id)
    }

    private func keyboardLines(of message: Message, _ id: MessageID) -> [String] {
        switch message.keyboard {
        case .inline(let rows): return layout.lines(of: buttons.number(rows, under: id))
        case .reply(let rows):
            let hints = [
                rows.joined().contains(where: \.sharesLocation)
                    ? texts.shareLocation(TerminalWord.location.example) : nil,
                rows.joined().contains(where: \.sharesContact)
                    ? texts.shareContact(TerminalWord.contact.example) : nil,
            ]
            return hints.compactMap(\.self).flatMap { layout.lines(of: RichText($0, [.spoiler])) }
                + layout.lines(of: buttons.number(rows).filter { !$0.isEmpty })
        case .removeReply, nil: return []
        }
    }
}
