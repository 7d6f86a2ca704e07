public import Domain
public import Messaging

/// Every word the bot says, in every language it speaks: loaded and checked at start-up, then only read.
public struct Catalogue: Sendable {
    /// The phrases of one language with the rules they are said by.
    struct Book: Sendable {
        let phrases: [String: Phrase]
        let plurals: PluralRules
        let numbers: DigitGrouping
    }

    /// The key under which every language gives its own name.
    public static let nameKey = "language.name"

    /// The languages it holds, by code.
    public let languages: [Language]
    /// The language for people whose own is not here.
    public let fallback: Language
    private let books: [Language: Book]

    init(books: [Language: Book], fallback: Language) {
        self.books = books
        self.fallback = fallback
        languages = books.keys.sorted { $0.code < $1.code }
    }

    /// Says a phrase in a language (in the fallback language where it is not here).
    ///
    /// An argument that is missing leaves its placeholder visible, as does a key that is unknown:
    /// a person should get the rest of the sentence rather than none.
    public func render(_ key: String, _ arguments: [String: Argument] = [:], in language: Language) -> RichText {
        guard let book = books[language] ?? books[fallback], let phrase = book.phrases[key] else {
            return RichText("{\(key)}")
        }
        return phrase.template(for: arguments, book.plurals).render(arguments, numbers: book.numbers)
    }

    /// The arguments that a phrase needs, the same in every language; nil for an unknown key.
    public func placeholders(of key: String) -> Set<String>? {
        books[fallback]?.phrases[key]?.placeholders
    }

    /// The language of an IETF tag such as `en-GB`, if it is here.
    public func language(for tag: String?) -> Language? {
        guard let language = tag.map({ Language($0) }), books[language] != nil else { return nil }
        return language
    }

    /// What a language calls itself.
    public func name(of language: Language) -> String {
        render(Self.nameKey, in: language).plain
    }
}
