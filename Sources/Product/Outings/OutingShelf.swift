import Dialogue
import Domain
import FoundationEssentials
import Logging
import NIOConcurrencyHelpers
import Outings

/// The events and venues that the operator supplies. At each look the file is read again if it has changed; what is wrong
/// in it is logged once. A file that is not YAML any more leaves what it said before.
public final class OutingShelf: Sendable {
    private let path: String
    private let cities: AtlasCities
    private let logger: Logger
    private let kept = NIOLockedValueBox<(stamp: Stamp?, outings: [Outing])>((nil, []))

    private struct Stamp: Equatable {
        var changed: Date?
        var size: Int64
    }

    init(path: String, atlas: any Atlas, logger: Logger) {
        self.path = path
        cities = AtlasCities(atlas: atlas)
        self.logger = logger
    }

    /// What is on offer, the past left out.
    func outings(at now: Timestamp) -> [Outing] {
        let stamp = stamp()
        let (known, outings) = kept.withLockedValue { ($0.stamp, $0.outings) }
        return (known == stamp ? outings : read(stamp)).filter { !$0.isOver(at: now) }
    }

    /// What is wrong in the file as it is now.
    ///
    /// - Throws: Where the gazetteer cannot be read.
    public static func problems(in path: String) throws -> [String] {
        file(path, AtlasCities(atlas: try Bot.world())).problems.map(\.description)
    }

    private func read(_ stamp: Stamp?) -> [Outing] {
        let (read, problems) = Self.file(path, cities)
        for problem in problems { logger.warning("events and venues", metadata: ["problem": "\(problem)"]) }
        return kept.withLockedValue { kept in
            kept = (stamp, read ?? kept.outings)
            return kept.outings
        }
    }

    /// What a file says; none where it is no file of events that can be taken apart.
    private static func file(_ path: String, _ cities: AtlasCities) -> (outings: [Outing]?, problems: [OutingProblem]) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size].map(Self.bytes) ?? 0
        guard size <= OutingFile.mostBytes else { return (nil, [.init(file: name, line: nil, kind: .tooLarge)]) }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return ([], [.init(file: name, line: nil, kind: .unreadable)])
        }
        let file = OutingFile(yaml: text, name: name, cities: cities)
        let isBroken = file.problems.contains { if case .malformed = $0.kind { true } else { false } }
        return (isBroken ? nil : file.outings, file.problems)
    }

    private static func bytes(_ value: Any) -> Int64 { (value as? any BinaryInteger).map { Int64($0) } ?? 0 }

    private func stamp() -> Stamp? {
        guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return Stamp(size: -1) }
        return Stamp(changed: found[.modificationDate] as? Date, size: found[.size].map(Self.bytes) ?? 0)
    }
}

/// Cities as the file of events names them, by the atlas.
struct AtlasCities: Cities {
    let atlas: any Atlas

    func city(named text: String) -> CityAnswer {
        if let id = Int(text) { return atlas.place(id).map(CityAnswer.one) ?? .none }
        let isCyrillic = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        return switch atlas.find(text, language: isCyrillic ? .russian : .english) {
        case .certain(let place): .one(place)
        case .candidates: .several
        case .none: .none
        }
    }

    func rules(of zone: String) -> TimeZoneRules? { atlas.rules(of: zone) }
}
