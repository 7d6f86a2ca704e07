/// A day of the week; the raw value counts from Monday as 1 (ISO 8601).
public enum Weekday: Int, Codable, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
