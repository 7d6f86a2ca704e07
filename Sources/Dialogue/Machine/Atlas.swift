public import Domain

/// Answers questions about places and time zones from tables that do not change while the program runs.
public protocol Atlas: Sendable {
    /// The places that a person may mean by what they typed.
    func find(_ text: String, language: Language) -> PlaceMatch
    /// The place nearest to a point, if one is near.
    func nearest(latitude: Double, longitude: Double) -> Place?
    /// The place with a number in the gazetteer.
    func place(_ id: Int) -> Place?
    /// The rules of a time zone, by its IANA name.
    func rules(of zone: String) -> TimeZoneRules?
}

/// What a typed place may mean.
public enum PlaceMatch: Equatable, Sendable {
    /// This one.
    case certain(Place)
    /// One of these, the likeliest first.
    case candidates([Place])
    /// Nothing in the gazetteer.
    case none
}
