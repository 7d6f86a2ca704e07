/// A day, or a month or year of which no more is known; written `2024-05-03`, `2024-05` or `2024`.
public struct PartialDate: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12, if it is known.
    public let month: Int?
    /// The day of the month, from 1, if it is known.
    public let day: Int?

    /// Makes a date; nil where there is no such day, month or year, or a day without its month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard month != nil || day == nil, LocalDate(year: year, month: month ?? 1, day: day ?? 1) != nil else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A day of which everything is known.
    public init(_ date: LocalDate) {
        (year, month, day) = (date.year, date.month, date.day)
    }

    /// Reads `2024`, `2024-05` or `2024-05-03`; nil for anything else.
    public init?(iso text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 }), (1...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { Int(digits: $0) }
        guard numbers.count == parts.count else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// The first day it can mean.
    public var earliest: LocalDate {
        LocalDate(year: year, month: month ?? 1, day: day ?? 1) ?? LocalDate(daysSinceEpoch: 0)
    }

    /// The last day it can mean.
    public var latest: LocalDate {
        let month = month ?? 12
        return LocalDate(year: year, month: month, day: day ?? LocalDate.days(inMonth: month, of: year)) ?? earliest
    }

    /// Reads what ``description`` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = PartialDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date")
        }
        self = date
    }

    /// Writes the ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// As `2024-05-03`, `2024-05` or `2024`.
    public var description: String {
        let whole = earliest.description
        return String(whole.prefix(day != nil ? 10 : month != nil ? 7 : 4))
    }
}
