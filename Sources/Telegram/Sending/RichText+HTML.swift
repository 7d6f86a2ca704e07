import Messaging

extension RichText {
    /// The text in the Bot API's HTML style. Tags are properly nested, and one that goes on over several runs is
    /// opened once, so that adjoining runs of a quotation form one block.
    var html: String {
        var html = ""
        var open: [Tag] = []
        for run in runs {
            let wanted = Tag.allCases.filter { $0.marks(run.styles) }
            let kept = zip(open, wanted).prefix { $0 == $1 }.count
            html += open[kept...].reversed().map { "</\($0.name)>" }.joined()
            html += wanted[kept...].map { "<\($0.opening)>" }.joined()
            html += run.text.escapedForHTML
            open = wanted
        }
        return html + open.reversed().map { "</\($0.name)>" }.joined()
    }
}

/// The tags of the Bot API's HTML style, the outer ones first.
private enum Tag: CaseIterable {
    case expandableQuote, quote, bold, italic, underline, strikethrough, spoiler, code

    var name: String {
        switch self {
        case .expandableQuote, .quote: "blockquote"
        case .bold: "b"
        case .italic: "i"
        case .underline: "u"
        case .strikethrough: "s"
        case .spoiler: "tg-spoiler"
        case .code: "code"
        }
    }

    var opening: String {
        self == .expandableQuote ? "blockquote expandable" : name
    }

    /// Whether text in some styles stands in this tag. Quotations cannot be nested, and code takes no other style.
    func marks(_ styles: Set<RichText.Style>) -> Bool {
        switch self {
        case .expandableQuote: styles.contains(.expandableQuote)
        case .quote: styles.contains(.quote) && !styles.contains(.expandableQuote)
        case .code: styles.contains(.code)
        case .bold: styles.contains(.bold) && !styles.contains(.code)
        case .italic: styles.contains(.italic) && !styles.contains(.code)
        case .underline: styles.contains(.underline) && !styles.contains(.code)
        case .strikethrough: styles.contains(.strikethrough) && !styles.contains(.code)
        case .spoiler: styles.contains(.spoiler) && !styles.contains(.code)
        }
    }
}

extension String {
    /// The text with the characters that mean something in HTML written as entities.
    fileprivate var escapedForHTML: String {
        var escaped = ""
        escaped.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
