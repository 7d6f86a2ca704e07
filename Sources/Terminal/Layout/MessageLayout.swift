import Messaging

/// Lays a message out in the lines of a terminal.
struct MessageLayout {
    /// The width of the terminal.
    var columns: Int
    /// How styles are shown.
    var paint: Paint

    /// The narrowest layout; a terminal narrower than this breaks the lines itself.
    static let fewestColumns = 20

    /// The text, word-wrapped, quotations behind a bar.
    func lines(of text: RichText) -> [String] {
        text.blocks.flatMap { block in
            let bar = block.isQuote ? "│ " : ""
            return block.paragraphs.flatMap { $0.wrapped(columns: width - bar.count) }.map {
                paint.dim(bar) + paint.line($0)
            }
        }
    }

    /// Buttons with their numbers, a row of them on one line where it fits.
    func lines(of rows: [[NumberedLabel]]) -> [String] {
        rows.flatMap { row -> [String] in
            let buttons = row.map(characters)
            let line = Array(buttons.joined(separator: StyledCharacter.characters(of: "  ", [])))
            if line.columns <= width { return [paint.line(line)] }
            return buttons.flatMap { $0.wrapped(columns: width) }.map(paint.line)
        }
    }

    private var width: Int { max(columns, Self.fewestColumns) }

    private func characters(of button: NumberedLabel) -> [StyledCharacter] {
        let label = StyledCharacter.characters(of: button.label, []).filter { $0.character != "\n" }
        return StyledCharacter.characters(of: "[\(button.number)]", [.bold]) + StyledCharacter.characters(of: " ", [])
            + label
    }
}

/// What stands on a button, and the number that presses it.
struct NumberedLabel: Equatable {
    var number: Int
    var label: String
}
