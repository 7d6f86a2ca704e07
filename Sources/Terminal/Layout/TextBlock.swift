import Messaging

/// A stretch of a message that is quoted as a whole or not at all, in paragraphs.
struct TextBlock: Equatable {
    var isQuote: Bool
    var paragraphs: [[StyledCharacter]]
}

extension RichText {
    /// The message as quotations and what stands between them. The line break at a border belongs to the border.
    var blocks: [TextBlock] {
        var stretches: [(isQuote: Bool, text: [StyledCharacter])] = []
        for run in runs {
            let text = StyledCharacter.characters(of: run.text, run.styles)
            if let last = stretches.last, last.isQuote == run.isQuote {
                stretches[stretches.count - 1].text += text
            } else {
                join(text, isQuote: run.isQuote, to: &stretches)
            }
        }
        return stretches.filter { !$0.text.isEmpty }.map {
            TextBlock(
                isQuote: $0.isQuote,
                paragraphs: $0.text.split(omittingEmptySubsequences: false) { $0.character == "\n" }.map(Array.init))
        }
    }

    private func join(
        _ text: [StyledCharacter], isQuote: Bool, to stretches: inout [(isQuote: Bool, text: [StyledCharacter])]
    ) {
        var text = text
        if let last = stretches.last?.text.last {
            if last.character == "\n" {
                stretches[stretches.count - 1].text.removeLast()
            } else if text.first?.character == "\n" {
                text.removeFirst()
            }
        }
        stretches.append((isQuote, text))
    }
}

extension RichText.Run {
    fileprivate var isQuote: Bool { styles.contains(.quote) || styles.contains(.expandableQuote) }
}
