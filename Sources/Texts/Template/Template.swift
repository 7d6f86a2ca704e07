internal import Messaging

/// A phrase taken apart once, so that saying it is only a matter of joining its segments.
struct Template: Equatable, Sendable {
    /// A stretch of a phrase.
    enum Segment: Equatable, Sendable {
        /// Words that are always the same.
        case words(RichText.Run)
        /// A place for an argument, and the styles around it.
        case placeholder(String, Set<RichText.Style>)
    }

    /// The segments, in reading order.
    let segments: [Segment]

    /// The names of the placeholders.
    var placeholders: Set<String> {
        Set(
            segments.compactMap { segment in
                switch segment {
                case .words: nil
                case .placeholder(let name, _): name
                }
            })
    }

    /// Fills the placeholders. One that has no argument shows its own name in braces.
    func render(_ arguments: [String: Argument], numbers: DigitGrouping) -> RichText {
        var text = RichText()
        for segment in segments {
            switch segment {
            case .words(let run):
                text.append(run)
            case .placeholder(let name, let styles):
                text.append(arguments[name] ?? .text("{\(name)}"), styles, numbers)
            }
        }
        return text
    }
}

extension RichText {
    fileprivate mutating func append(_ argument: Argument, _ styles: Set<Style>, _ numbers: DigitGrouping) {
        switch argument {
        case .text(let text):
            append(Run(text, styles))
        case .number(let number):
            append(Run(numbers.write(number), styles))
        case .rich(let text):
            for run in text.runs { append(Run(run.text, run.styles.union(styles))) }
        }
    }
}
