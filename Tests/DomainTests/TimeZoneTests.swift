import Foundation
import Testing

@testable import Domain

@Suite struct TimeZoneTests {
    private static let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Data")

    private static func bytes(_ zone: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: data.appending(path: "zoneinfo/\(zone)")))
    }

    /// The rows of a table by zone.
    private static func rows(_ table: String) throws -> [String: [(Int, Int)]] {
        let lines = try String(contentsOf: data.appending(path: table), encoding: .utf8).split(separator: "\n")
        var rows: [String: [(Int, Int)]] = [:]
        for line in lines.dropFirst(2) {
            let fields = line.split(separator: "\t")
            rows[String(fields[0]), default: []].append((try #require(Int(fields[1])), try #require(Int(fields[2]))))
        }
        return rows
    }

    @Test func `offsets agree with Python's zoneinfo`() throws {
        let table = try Self.rows("zones.tsv")
        #expect(table.count == 16)
        for (zone, rows) in table {
            let rules = try TimeZoneRules(tzif: try Self.bytes(zone))
            let wrong = rows.filter { rules.offset(at: Timestamp(seconds: Int64($0.0))) != $0.1 }
            #expect(wrong.isEmpty, "\(zone)")
        }
    }

    @Test func `moments of wall clock times agree with Python's zoneinfo`() throws {
        let table = try Self.rows("walls.tsv")
        #expect(table.count == 16)
        for (zone, rows) in table {
            let rules = try TimeZoneRules(tzif: try Self.bytes(zone))
            let wrong = rows.filter {
                rules.moment(of: LocalDateTime(secondsSinceEpoch: $0.0)) != Timestamp(seconds: Int64($0.1))
            }
            #expect(wrong.isEmpty, "\(zone)")
        }
    }

    @Test func `a skipped time moves forward and a doubled one is the first`() throws {
        let rules = try TimeZoneRules(tzif: try Self.bytes("America/New_York"))
        let skipped = try #require(LocalDate(iso: "2026-03-08"))
        let doubled = try #require(LocalDate(iso: "2026-11-01"))
        let half2 = LocalTime(wrapping: 150)
        let half1 = LocalTime(wrapping: 90)
        let forward = rules.moment(of: LocalDateTime(date: skipped, time: half2))
        #expect(rules.local(forward).description == "2026-03-08T03:30:00")
        let first = rules.moment(of: LocalDateTime(date: doubled, time: half1))
        #expect(rules.offset(at: first) == -4 * 3600)
        #expect(rules.local(first + .hours(1)).description == "2026-11-01T01:30:00")
    }

    @Test func `the day Samoa skipped moves forward by a day`() throws {
        let rules = try TimeZoneRules(tzif: try Self.bytes("Pacific/Apia"))
        let skipped = LocalDateTime(date: try #require(LocalDate(iso: "2011-12-30")), time: LocalTime(wrapping: 720))
        #expect(rules.local(rules.moment(of: skipped)).description == "2011-12-31T12:00:00")
    }

    @Test(arguments: [
        ("MSK-3", 0, 10800), ("<+03>-3", 0, 10800), ("<-0330>3:30", 0, -12600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_745_999, 3600), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_746_000, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_889_999, 7200), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_890_000, 3600),
        ("XXX3<-02>2,0/0,J365/25", 1_767_236_400, -7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1_774_655_999, 7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1_774_656_000, 10800),
        ("AAA0BBB,J60/0,J61/0", 1_709_251_200, 3600), ("AAA0BBB,J60/0,J61/0", 1_709_251_199, 0),
        ("AAA0BBB,59/0,60/0", 1_709_164_800, 3600), ("AAA0BBB,59/0,60/0", 1_709_251_200, 0),
    ])
    func `rules for every year are followed`(rule: String, moment: Int, offset: Int) throws {
        #expect(try PosixTimeZone(Array(rule.utf8)[...]).offset(at: moment) == offset)
    }

    @Test(arguments: [
        "", "M", "MS-3", "MSK", "MSK-25", "<+03-3", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,J1,366",
        "CET-1CEST,J1/168,J365", "CET-1CEST,J1,J365,", "CET-1:60", "CET-1CEST,M3.5,M10.5.0",
        "CET-99999999999999999999",
    ])
    func `malformed rules are refused`(rule: String) {
        #expect(throws: TimeZoneFailure.malformedRule) { try PosixTimeZone(Array(rule.utf8)[...]) }
    }

    @Test func `a file cut anywhere is refused`() throws {
        let bytes = try Self.bytes("Asia/Tashkent")
        for length in 0..<bytes.count {
            #expect(throws: TimeZoneFailure.self) { try TimeZoneRules(tzif: Array(bytes.prefix(length))) }
        }
    }

    @Test func `a file with any byte changed is read or refused but never ends the process`() throws {
        let bytes = try Self.bytes("Asia/Tashkent")
        var refused = 0
        for index in bytes.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var changed = bytes
                changed[index] ^= mask
                do {
                    _ = try TimeZoneRules(tzif: changed).offset(at: Timestamp(seconds: 4_000_000_000))
                } catch { refused += 1 }
            }
        }
        #expect(refused > 100)
    }

    @Test func `a file of the first version is read without a rule`() {
        let header: [UInt8] = Array("TZif".utf8) + Array(repeating: 0, count: 16)
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 4]
        let body: [UInt8] =
            [0x00, 0x01, 0x51, 0x80] + [1] + [0, 0, 0x0E, 0x10, 0, 0] + [0xFF, 0xFF, 0xF1, 0xF0, 0, 0]
            + Array("AAA\0".utf8)
        let rules = try? TimeZoneRules(tzif: header + counts + body)
        #expect(rules?.offset(at: Timestamp(seconds: 86399)) == 3600)
        #expect(rules?.offset(at: Timestamp(seconds: 86400)) == -3600)
    }

    @Test func `a file that counts leap seconds is refused`() {
        let header: [UInt8] = Array("TZif".utf8) + Array(repeating: 0, count: 16)
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        #expect(throws: TimeZoneFailure.leapSeconds) { try TimeZoneRules(tzif: header + counts) }
    }
}
