import Messaging

/// Puts styles on text by ANSI escape sequences (ECMA-48, SGR), or leaves it plain.
struct Paint: Equatable {
    /// Whether the terminal shows styles.
    var isColoured: Bool

    /// Text of lesser importance.
    func dim(_ text: String) -> String { wrap(text, in: [2]) }

    /// A line with the styles of its characters.
    func line(_ characters: [StyledCharacter]) -> String {
        var line = ""
        var rest = characters[...]
        while let styles = rest.first?.styles {
            let run = rest.prefix { $0.styles == styles }
            line += wrap(String(run.map(\.character)), in: styles.compactMap(code).sorted())
            rest = rest.dropFirst(run.count)
        }
        return line
    }

    private func wrap(_ text: String, in codes: [Int]) -> String {
        guard isColoured, !codes.isEmpty, !text.isEmpty else { return text }
        return "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    private func code(of style: RichText.Style) -> Int? {
        switch style {
        case .bold: 1
        // Telegram hides a spoiler until it is tapped; a terminal can only lower its voice.
        case .spoiler: 2
        case .italic: 3
        case .underline: 4
        case .strikethrough: 9
        case .code: 36
        case .quote, .expandableQuote: nil
        }
    }
}
