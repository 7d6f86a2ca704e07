public import Domain
public import Messaging

/// Something of which the dialogue wants to hear when the channel refuses it.
public enum Undelivered: Equatable, Codable, Sendable {
    /// A recording under the channel's own name for it.
    case recording(PartID)
    /// The copy of a recording that lies in the data folder.
    case copy(PartID)
    /// An archive of everything that is kept.
    case export
    /// The picture of the clone.
    case picture
    /// The picture of a match, of which everything is said in words too.
    case matchPicture

    /// Reads what a delivery was tagged with.
    public init?(_ tag: DeliveryTag) {
        let words = tag.name.split(separator: ":", maxSplits: 1)
        let part = words.count == 2 ? Int64(words[1]).map(PartID.init(rawValue:)) : nil
        switch (words.first, part) {
        case ("recording", let part?): self = .recording(part)
        case ("copy", let part?): self = .copy(part)
        case ("export", nil): self = .export
        case ("picture", nil): self = .picture
        case ("match-picture", nil): self = .matchPicture
        default: return nil
        }
    }

    /// What the delivery is tagged with.
    public var tag: DeliveryTag {
        switch self {
        case .recording(let part): DeliveryTag("recording:\(part.rawValue)")
        case .copy(let part): DeliveryTag("copy:\(part.rawValue)")
        case .export: DeliveryTag("export")
        case .picture: DeliveryTag("picture")
        case .matchPicture: DeliveryTag("match-picture")
        }
    }
}
