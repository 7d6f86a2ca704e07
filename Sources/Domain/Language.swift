/// A language as its lower-case ISO 639-1 code: `ru`, `en`.
public struct Language: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The code, two lower-case letters.
    public let code: String

    /// Russian, the first language of the bot.
    public static let russian = Language("ru")
    /// English.
    public static let english = Language("en")

    /// Takes an ISO 639 code or an IETF tag (`pt-BR`), of which only the language is kept.
    public init(_ tag: String) {
        code = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    public var description: String { code }
}
