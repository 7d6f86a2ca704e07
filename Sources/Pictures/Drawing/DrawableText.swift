/// A text as it can stand in a picture.
struct DrawableText {
    /// What can be drawn of it.
    let text: String

    /// The most code points that are looked at: more never fit on a line.
    private static let most = 300

    /// Makes a text of one paragraph: without control characters and the invisible ones that turn the direction of what
    /// follows, and without what no installed font has, which would come out as boxes.
    init(_ text: String, on canvas: Canvas) {
        let scalars = text.unicodeScalars.prefix(Self.most).map { Self.isSpace($0) ? " " : $0 }
        let calm = Self.withoutTowers(scalars.filter { !Self.isDisturbing($0) })
        let clean = String(String.UnicodeScalarView(calm))
        let words = clean.split(separator: " ").joined(separator: " ")
        self.text = Self.isKnown(words, on: canvas) ? words : String(words.filter { Self.isKnown("\($0)", on: canvas) })
    }

    /// No language puts more than a few accents on one letter.
    private static func withoutTowers(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var marks = 0
        return scalars.filter { scalar in
            marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            return marks <= mostMarks
        }
    }

    private static let mostMarks = 3

    /// Whether there is a font with letters of both languages.
    static func isAnythingKnown(on canvas: Canvas) -> Bool { isKnown("Ag Жф 0", on: canvas) }

    private static func isKnown(_ text: String, on canvas: Canvas) -> Bool {
        Writing(text, Lettering(families: .sans, size: 20), width: 10000, lines: 1, on: canvas).unknown == 0
    }

    /// Spaces stay what they are where they forbid a break of the line.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lineSeparator, .paragraphSeparator: true
        case .spaceSeparator: scalar != "\u{A0}" && scalar != "\u{202F}"
        default: scalar.properties.isWhitespace
        }
    }

    /// Joiners belong to letters and emoji, other invisible characters to nothing in a picture.
    private static func isDisturbing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned: true
        case .format: scalar != "\u{200D}" && scalar != "\u{200C}"
        default: false
        }
    }
}
