/// Text with styles, built from values: what a person said can never turn into markup.
public struct RichText: Equatable, Sendable {
    /// A stretch of text in one set of styles.
    public struct Run: Equatable, Sendable {
        /// The characters.
        public var text: String
        /// How they look.
        public var styles: Set<Style>

        /// Makes a run.
        public init(_ text: String, _ styles: Set<Style> = []) {
            self.text = text
            self.styles = styles
        }
    }

    /// A way text can look.
    public enum Style: String, Hashable, Codable, Sendable, CaseIterable {
        case bold, italic, underline, strikethrough, spoiler, code
        /// A quotation block; adjoining runs in it form one block.
        case quote
        /// A quotation block that shows its first lines and opens at a tap.
        case expandableQuote
    }

    /// The runs, in reading order.
    public private(set) var runs: [Run]

    /// Makes a text of runs.
    public init(_ runs: [Run] = []) {
        self.runs = []
        for run in runs { append(run) }
    }

    /// Makes a text in one set of styles.
    public init(_ text: String, _ styles: Set<Style> = []) {
        self.init([Run(text, styles)])
    }

    /// The characters without styles.
    public var plain: String { runs.map(\.text).joined() }

    /// Whether there are no characters.
    public var isEmpty: Bool { runs.isEmpty }

    /// Length in UTF-16 code units, which is how Telegram counts.
    public var length: Int { runs.reduce(0) { $0 + $1.text.utf16.count } }

    /// Adds a run at the end, joined to the last one where the styles are the same.
    public mutating func append(_ run: Run) {
        guard !run.text.isEmpty else { return }
        if runs.last?.styles == run.styles {
            runs[runs.count - 1].text += run.text
        } else {
            runs.append(run)
        }
    }

    /// One text after another.
    public static func + (left: RichText, right: RichText) -> RichText {
        RichText(left.runs + right.runs)
    }
}

extension RichText: ExpressibleByStringLiteral {
    /// Makes a text without styles.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

// Most runs are bare words, and are written as such: texts are stored with every message that waits to be sent.
extension RichText: Codable {
    public init(from decoder: any Decoder) throws {
        runs = try decoder.singleValueContainer().decode([Run].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(runs)
    }
}

extension RichText.Run: Codable {
    private enum Key: String, CodingKey {
        case text, styles
    }

    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
        } else {
            let container = try decoder.container(keyedBy: Key.self)
            self.init(
                try container.decode(String.self, forKey: .text),
                try container.decode(Set<RichText.Style>.self, forKey: .styles))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if styles.isEmpty {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        } else {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(text, forKey: .text)
            try container.encode(styles, forKey: .styles)
        }
    }
}
