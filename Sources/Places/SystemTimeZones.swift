public import Domain
internal import FoundationEssentials
internal import NIOConcurrencyHelpers

/// The time zones of the operating system, which are kept up to date with the rest of it.
public final class SystemTimeZones: Sendable {
    /// Why a zone cannot be had.
    public enum Failure: Error, Equatable {
        /// There is no such zone.
        case unknown(zone: String)
        /// Its file is damaged.
        case malformed(zone: String, TimeZoneFailure)
    }

    private let folder: String
    private let cache = NIOLockedValueBox<[String: TimeZoneRules]>([:])

    /// Reads TZif files in a folder.
    public init(folder: String = "/usr/share/zoneinfo") {
        self.folder = folder
    }

    /// The rules of a zone by its IANA name; read once, then remembered.
    public func rules(of zone: String) throws(Failure) -> TimeZoneRules {
        if let rules = cache.withLockedValue({ $0[zone] }) { return rules }
        guard Self.isName(zone), let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(zone)")) else {
            throw .unknown(zone: zone)
        }
        do {
            let rules = try TimeZoneRules(tzif: [UInt8](bytes))
            cache.withLockedValue { $0[zone] = rules }
            return rules
        } catch {
            throw .malformed(zone: zone, error)
        }
    }

    /// Whether there are rules for a zone.
    public func isKnown(_ zone: String) -> Bool {
        (try? rules(of: zone)) != nil
    }

    /// Whether a name cannot lead out of the folder: words of ASCII letters, digits, `_`, `+` and `-` between slashes.
    private static func isName(_ zone: String) -> Bool {
        zone.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0)) }
        }
    }
}
