public import Domain
internal import Yams

/// A file of events and venues, read as far as it can be, and what is wrong with the rest.
///
/// YAML 1.1, and so JSON too: a map with a list `events`, a list `venues`, or both.
public struct OutingFile: Sendable {
    /// What can be read, in the order of the file.
    public private(set) var outings: [Outing] = []
    /// What cannot: each is left out by itself.
    public private(set) var problems: [OutingProblem] = []
    private let name: String
    private let cities: any Cities
    private var known: [String: CityAnswer] = [:]

    /// The most entries.
    public static let most = 50_000
    /// The most bytes of a file.
    public static let mostBytes = 20_000_000

    /// Reads a file's text.
    public init(yaml: String, name: String, cities: any Cities) {
        (self.name, self.cities) = (name, cities)
        do {
            guard let root = try Yams.compose(yaml: yaml, .basic) else { return }
            read(root)
        } catch {
            report(line: (error as? YamlError).flatMap(Self.line), .malformed(Self.reason(error)))
        }
    }

    private mutating func read(_ root: Node) {
        guard let map = root.mapping else { return report(root, .noList) }
        for (key, list) in map {
            guard let kind = Kind(rawValue: key.string ?? "") else { report(key, .unknown(key.string ?? "")); continue }
            // A list without entries is written as nothing at all.
            if list.scalar?.string.isEmpty == true { continue }
            guard let entries = list.sequence else { report(list, .noList); continue }
            for entry in entries {
                guard outings.count < Self.most else { return report(entry, .tooMany) }
                read(entry, kind)
            }
        }
    }

    private enum Kind: String { case events, venues }

    private mutating func read(_ node: Node, _ kind: Kind) {
        guard let map = node.mapping else { return report(node, .noEntry) }
        let before = problems.count
        for key in map.keys where fields(of: kind).allSatisfy({ $0.rawValue != key.string }) {
            report(key, .unknown(key.string ?? ""))
        }
        let title = words(.title, in: node, isNeeded: true)
        let spot = words(.place, in: node)
        let about = words(.about, in: node)
        let city = city(in: node)
        let time = city.flatMap { kind == .events ? once(in: node, $0) : open(in: node) }
        let (tags, link) = (tags(in: node), link(in: node))
        guard problems.count == before, let title, let city, let time else { return }
        var outing = Outing(title, in: city, at: time, tags: tags)
        (outing.spot, outing.about, outing.link) = (spot, about, link)
        outings.append(outing)
    }

    private func fields(of kind: Kind) -> [OutingProblem.Field] {
        OutingProblem.Field.allCases.filter { field in
            switch field {
            case .starts, .ends: kind == .events
            case .open: kind == .venues
            case .title, .place, .city, .tags, .about, .link: true
            }
        }
    }
}

// MARK: Fields

extension OutingFile {
    private mutating func words(_ field: OutingProblem.Field, in node: Node, isNeeded: Bool = false) -> String? {
        guard let value = node[field.rawValue] else {
            if isNeeded { report(node, .missing(field)) }
            return nil
        }
        let text = value.scalar?.string.blanksTrimmed ?? ""
        guard (1...300).contains(text.count) else { report(value, .mistaken(field)); return nil }
        return text
    }

    private mutating func city(in node: Node) -> Place? {
        guard let value = node["city"] else { report(node, .missing(.city)); return nil }
        guard let text = value.scalar?.string, !text.isEmpty else { report(value, .mistaken(.city)); return nil }
        let answer = known[text] ?? cities.city(named: text)
        known[text] = answer
        switch answer {
        case .one(let place): return place
        case .several: report(value, .whichCity)
        case .none: report(value, .noCity)
        }
        return nil
    }

    private mutating func once(in node: Node, _ city: Place) -> Outing.Time? {
        guard let value = node["starts"] else { report(node, .missing(.starts)); return nil }
        guard let rules = cities.rules(of: city.zone),
            let start = WrittenTime(value.scalar?.string ?? "")?.moment(rules)
        else { report(value, .mistaken(.starts)); return nil }
        guard let ending = node["ends"] else {
            return .once(from: start, until: start + Self.usualLength, shown: rules.local(start))
        }
        guard let end = WrittenTime(ending.scalar?.string ?? "")?.moment(rules), end > start else {
            report(ending, .mistaken(.ends))
            return nil
        }
        return .once(from: start, until: end, shown: rules.local(start))
    }

    /// How long an event counts as going on where nothing is said of its end.
    private static let usualLength: Duration = .hours(2)

    private mutating func open(in node: Node) -> Outing.Time? {
        guard let value = node["open"] else { return .open(Set(Weekday.allCases)) }
        let names = value.sequence?.map { $0.scalar?.string.lowercased() ?? "" } ?? []
        let days = names.compactMap { name in Self.days.firstIndex(of: String(name.prefix(3))) }
            .compactMap { Weekday(rawValue: $0 + 1) }
        guard !names.isEmpty, days.count == names.count else { report(value, .mistaken(.open)); return nil }
        return .open(Set(days))
    }

    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private mutating func tags(in node: Node) -> [String] {
        guard let value = node["tags"] else { return [] }
        let tags = value.sequence?.map { $0.scalar?.string.blanksTrimmed ?? "" } ?? [""]
        guard tags.allSatisfy({ (1...60).contains($0.count) }), tags.count <= 30 else {
            report(value, .mistaken(.tags))
            return []
        }
        return tags
    }

    private mutating func link(in node: Node) -> String? {
        guard let value = node["link"] else { return nil }
        let text = value.scalar?.string ?? ""
        let isAddress = ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
        guard isAddress, text.count <= 500, !text.contains(where: \.isWhitespace) else {
            report(value, .mistaken(.link))
            return nil
        }
        return text
    }
}

// MARK: What is wrong

extension OutingFile {
    /// So many problems are told; a file that is wrong throughout need not be told of line by line.
    private static let mostProblems = 100

    private mutating func report(_ node: Node, _ kind: OutingProblem.Kind) { report(line: node.mark?.line, kind) }

    private mutating func report(line: Int?, _ kind: OutingProblem.Kind) {
        guard problems.count < Self.mostProblems else { return }
        problems.append(OutingProblem(file: name, line: line, kind: kind))
    }

    private static func line(of error: YamlError) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping: "a field is written twice"
        default: "it cannot be taken apart"
        }
    }
}

/// Knows cities and their clocks.
public protocol Cities: Sendable {
    /// The city that a name, or a number in GeoNames, means.
    func city(named text: String) -> CityAnswer
    /// The rules of a time zone, by its IANA name.
    func rules(of zone: String) -> TimeZoneRules?
}

/// What a name may mean.
public enum CityAnswer: Equatable, Sendable {
    case one(Place)
    case several
    case none
}

extension String {
    fileprivate var blanksTrimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
