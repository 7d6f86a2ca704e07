import Foundation
import Testing

@testable import Places

@Suite struct PlaceDataTests {
    private func lines(_ name: String) throws -> [String] {
        let resources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Places/Resources")
        let text = try String(contentsOf: resources.appending(path: name), encoding: .utf8)
        #expect(text.hasPrefix("# "))
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }

    @Test func `the names of every city fold to its search keys`() throws {
        let rows = try lines("cities.tsv").map { GazetteerRow($0.utf8) }
        #expect(rows.count > 43_000)
        let wrong = rows.filter { row in
            guard let row else { return true }
            let names = [row.english, row.russian].map { SearchKey($0).letters }.filter { $0.utf8.count > 1 }
            return !Set(names).isSubset(of: row.keys.map(String.init))
        }
        #expect(wrong.isEmpty)
    }

    @Test func `search keys are lower-case ASCII letters and digits`() throws {
        let keys = Set(try lines("cities.tsv").compactMap { GazetteerRow($0.utf8) }.flatMap(\.keys))
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        #expect(keys.filter { $0.isEmpty || !letters.isSuperset(of: $0.utf8) }.isEmpty)
    }

    @Test func `cities are numbered once, and lie in a region of a country`() throws {
        let rows = try lines("cities.tsv").compactMap { GazetteerRow($0.utf8) }
        let regions = try lines("regions.tsv")
        #expect(Set(rows.map(\.geonameID)).count == rows.count)
        #expect(rows.allSatisfy { regions.indices.contains($0.region) })
        let countries = Set(try lines("countries.tsv").map { $0.prefix(2) })
        #expect(regions.allSatisfy { countries.contains($0.prefix(2)) })
    }

    @Test func `the system knows every time zone`() throws {
        let zones = Set(try lines("regions.tsv").compactMap { $0.split(separator: "\t").last.map(String.init) })
        let system = SystemTimeZones()
        #expect(zones.count > 300)
        #expect(zones.filter { !system.isKnown($0) }.isEmpty)
    }
}
