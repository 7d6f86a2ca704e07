/// Something wrong in the file of events and venues. It names the line and the field, never more of the content than a
/// field's name.
public struct OutingProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// The line, counted from 1; none where it is the file itself.
    public let line: Int?
    /// What is wrong.
    public let kind: Kind

    /// Names a problem.
    public init(file: String, line: Int?, kind: Kind) { (self.file, self.line, self.kind) = (file, line, kind) }

    /// What can be wrong.
    public enum Kind: Equatable, Sendable {
        /// The file cannot be read.
        case unreadable
        /// It is larger than is read.
        case tooLarge
        /// It is not YAML.
        case malformed(String)
        /// It is no map of `events` and `venues`, or one of these is no list.
        case noList
        /// An entry is no map of fields.
        case noEntry
        /// A field is missing.
        case missing(Field)
        /// A field means nothing.
        case unknown(String)
        /// A field is not what it should be.
        case mistaken(Field)
        /// No city is called so.
        case noCity
        /// Several cities are called so: their number in GeoNames tells them apart.
        case whichCity
        /// There are more entries than are read.
        case tooMany
    }

    /// The fields of an entry.
    public enum Field: String, Equatable, Sendable, CaseIterable {
        case title, place, city, starts, ends, open, tags, about, link

        /// What it should be.
        var shape: String {
            switch self {
            case .title, .place, .about: "words, 1 to 300 characters"
            case .city: "a city, or its number in GeoNames"
            case .starts: "a time such as 2026-12-04 19:30, or with an offset 2026-12-04T19:30+03:00"
            case .ends: "a time such as 2026-12-04 22:00, later than the beginning"
            case .open: "days of the week: mon, tue, wed, thu, fri, sat, sun"
            case .tags: "a list of words"
            case .link: "an address that begins with https:// or http://"
            }
        }
    }

    /// `events.yaml:12: starts is not a time such as …`
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(reason)"
    }

    private var reason: String {
        switch kind {
        case .unreadable: "cannot be read"
        case .tooLarge: "is larger than \(OutingFile.mostBytes / 1_000_000) MB"
        case .malformed(let reason): "is not YAML: \(reason)"
        case .noList: "needs a list of events, a list of venues, or both"
        case .noEntry: "needs the fields of an event or a venue"
        case .missing(let field): "has no \(field.rawValue): \(field.shape)"
        case .unknown(let name): "has a field '\(name)' that means nothing here"
        case .mistaken(let field): "\(field.rawValue) is not \(field.shape)"
        case .noCity: "city is not in the gazetteer"
        case .whichCity: "city can be one of several: give its number in GeoNames"
        case .tooMany: "has more than \(OutingFile.most) entries; the rest is not read"
        }
    }
}
