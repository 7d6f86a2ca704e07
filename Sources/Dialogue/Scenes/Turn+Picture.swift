import Domain
import Messaging

/// The picture of what the clone has become.
extension Turn {
    /// Has it drawn. Returns whether there is anything to draw.
    mutating func orderPicture() -> Bool {
        guard !currentMemories.isEmpty else { return false }
        order(.draw, key: "picture")
        show(.uploadingPicture)
        return true
    }

    /// Shows it, and has the file removed once it has had time to arrive.
    mutating func drawn(_ file: String?) {
        guard let file else { return say(.pictureFailed) }
        let day = Phrase(today)
        perform(.show(.stored(name: file), caption: Phrase(.picture, ["day": .phrase(day)]), as: .picture))
        order(.ring(.discard(file: file)), key: "discard:\(file)", due: now + .hours(24))
    }
}
