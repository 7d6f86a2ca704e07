public import Dialogue
public import Domain
public import Places

/// The gazetteer and the system's time zones, as the dialogue asks for them.
public struct WorldAtlas: Atlas {
    private let gazetteer: Gazetteer
    private let zones: SystemTimeZones

    /// Asks a gazetteer and the system's tables.
    public init(gazetteer: Gazetteer, zones: SystemTimeZones) {
        self.gazetteer = gazetteer
        self.zones = zones
    }

    public func find(_ text: String, language: Language) -> PlaceMatch {
        switch gazetteer.find(text, language: language) {
        case .certain(let place): .certain(place)
        case .candidates(let places): .candidates(places)
        case .none: .none
        }
    }

    public func nearest(latitude: Double, longitude: Double) -> Place? {
        gazetteer.nearest(latitude: latitude, longitude: longitude)
    }

    public func place(_ id: Int) -> Place? { gazetteer.place(geonameID: id) }

    public func rules(of zone: String) -> TimeZoneRules? { try? zones.rules(of: zone) }
}
