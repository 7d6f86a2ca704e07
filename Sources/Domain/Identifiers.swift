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

/// The number of a topic that is to be forgotten: that of the event in which it was named.
public struct TopicID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a memory: that of the event which brought it, and its place among what the event brought.
public struct MemoryID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// The most memories one event brings.
    public static let mostOfOneEvent = 256

    /// Names a memory.
    ///
    /// - Parameter index: From 0 up to `mostOfOneEvent`.
    public init(event: Int64, index: Int) {
        rawValue = event * Int64(Self.mostOfOneEvent) + Int64(index)
    }
}
