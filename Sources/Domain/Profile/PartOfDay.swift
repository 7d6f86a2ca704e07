/// A part of the local day.
public enum PartOfDay: String, Hashable, Codable, Sendable, CaseIterable {
    /// From 23:00 to 5:00.
    case night
    /// From 5:00 to 12:00.
    case morning
    /// From 12:00 to 18:00.
    case afternoon
    /// From 18:00 to 23:00.
    case evening

    /// The part that a time is in.
    public init(_ time: LocalTime) {
        self =
            switch time.hour {
            case 5..<12: .morning
            case 12..<18: .afternoon
            case 18..<23: .evening
            default: .night
            }
    }
}
