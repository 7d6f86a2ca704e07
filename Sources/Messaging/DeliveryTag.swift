/// The bot's own name for a delivery of which it wants to hear when the channel refuses it: `recording:17`.
public struct DeliveryTag: Hashable, Codable, Sendable {
    /// The name.
    public let name: String

    /// Names a delivery.
    public init(_ name: String) { self.name = name }

    public init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
