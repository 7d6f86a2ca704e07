/// The number of a person, the same as that of the conversation with them.
public struct PersonID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a diary entry: that of the event which opened it.
public struct DiaryID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of one part of a diary entry: that of the event which brought it.
public struct PartID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}
