import Dialogue
import Domain
import NIOConcurrencyHelpers

/// An atlas that looks up the same place only once: a simulation asks for few places, many times.
final class RememberingAtlas: Atlas {
    private let atlas: any Atlas
    private let found = NIOLockedValueBox([String: PlaceMatch]())
    private let near = NIOLockedValueBox([String: Place?]())

    init(_ atlas: any Atlas) {
        self.atlas = atlas
    }

    func find(_ text: String, language: Language) -> PlaceMatch {
        let key = "\(language):\(text)"
        if let known = found.withLockedValue({ $0[key] }) { return known }
        let match = atlas.find(text, language: language)
        found.withLockedValue { $0[key] = match }
        return match
    }

    func nearest(latitude: Double, longitude: Double) -> Place? {
        let key = "\(latitude):\(longitude)"
        if let known = near.withLockedValue({ $0[key] }) { return known }
        let place = atlas.nearest(latitude: latitude, longitude: longitude)
        near.withLockedValue { $0[key] = place }
        return place
    }

    func place(_ id: Int) -> Place? { atlas.place(id) }

    func rules(of zone: String) -> TimeZoneRules? { atlas.rules(of: zone) }
}
