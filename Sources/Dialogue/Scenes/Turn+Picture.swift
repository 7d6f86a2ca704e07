import Domain
import Messaging

/// The picture of what the clone has become.
extension Turn {
    /// Has it drawn. Returns whether there is anything to draw.
    mutating func orderPicture() -> Bool {
        guard !currentMemories.isEmpty else { return false }
        order(.draw(), key: "picture")
        show(.uploadingPicture)
        return true
    }

    /// Shows it, and has the file removed once it has had time to arrive.
    mutating func drawn(_ file: String?) {
        guard let file else { return say(.pictureFailed) }
        send(file, saying: Phrase(.picture, ["day": .phrase(Phrase(today))]), as: .picture)
    }

    mutating func send(_ file: String, saying caption: Phrase, as name: Undelivered) {
        perform(.show(.stored(name: file), caption: caption, as: name))
        order(.ring(.discard(file: file)), key: "discard:\(file)", due: now + .hours(24))
    }

    /// Whether it is day where the person lives. Days are bright then, summer or winter: phones that follow the sun keep
    /// to much the same hours.
    var isByDay: Bool { (7..<20).contains(local(now).time.minutes / 60) }
}
