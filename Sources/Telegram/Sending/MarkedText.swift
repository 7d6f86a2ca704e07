import Messaging

/// Text as a call carries it: with HTML markup, or plain.
struct MarkedText: Equatable, Sendable {
    /// The characters, markup included.
    let characters: String
    /// How they are to be read.
    let parseMode: String?

    /// Marks up a text; one without styles needs no markup.
    init(_ text: RichText) {
        let hasStyles = text.runs.contains { !$0.styles.isEmpty }
        characters = hasStyles ? text.html : text.plain
        parseMode = hasStyles ? "HTML" : nil
    }

    /// Carries a text without its styles.
    init(plain text: RichText) {
        characters = text.plain
        parseMode = nil
    }
}
