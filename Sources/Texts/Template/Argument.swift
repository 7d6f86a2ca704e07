public import Messaging

/// A value put in the place of a placeholder. It is shown as it is: markup in it stays plain text.
public enum Argument: Equatable, Codable, Sendable {
    /// Plain text.
    case text(String)
    /// A whole number, written as the language groups its digits.
    case number(Int)
    /// Text with styles of its own, to which those around the placeholder are added.
    case rich(RichText)
}

extension Argument: ExpressibleByStringInterpolation {
    /// Plain text.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Argument: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(value) }
}
