import Domain
import Foundation
import Testing

@testable import Places

@Suite struct SystemTimeZonesTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Data/zoneinfo").path

    @Test func `rules are read from the folder and remembered`() throws {
        let zones = SystemTimeZones(folder: folder)
        let rules = try zones.rules(of: "Asia/Kathmandu")
        #expect(rules.offset(at: Timestamp(seconds: 1_800_000_000)) == 20700)
        #expect(try zones.rules(of: "Asia/Kathmandu") == rules)
    }

    @Test(arguments: [
        "", "Europe", "Europe/Nowhere", "../zoneinfo/Europe/Moscow", "Europe/../Europe/Moscow", "/etc/passwd",
        "Europe//Moscow", "Europe/Moscow/", "./Europe/Moscow", "Европа/Москва", "Europe/Moscow\0",
    ])
    func `what is no zone is unknown`(name: String) {
        let zones = SystemTimeZones(folder: folder)
        #expect(!zones.isKnown(name))
        #expect(throws: SystemTimeZones.Failure.unknown(zone: name)) { try zones.rules(of: name) }
    }

    @Test func `a damaged file is told from a missing one`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("TZif".utf8).write(to: folder.appending(path: "Broken"))
        let zones = SystemTimeZones(folder: folder.path)
        #expect(throws: SystemTimeZones.Failure.malformed(zone: "Broken", .truncated)) {
            try zones.rules(of: "Broken")
        }
    }
}
