import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `bench` {
        @Test(
            .timeLimit(.minutes(2)),
            .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/opusdec"), "opusdec is missing"))
        func `measures everything in one table, and nothing is wrong or lost`() async throws {
            let place = try Workplace()
            let end = try await place.start("bench", "--quick", settings: ["DVOINIK_HOME": place.home]).end()
            #expect(end.status == 0 && !end.isKilled, "\(end.output)")
            let rows = end.lines.filter { $0.hasPrefix("  ") }.compactMap { Row($0) }
            #expect(rows.map(\.name) == Self.names, "\(end.output)")
            #expect(rows.allSatisfy { $0.isMisses ? $0.numbers == [0, 0, 0] : $0.numbers.allSatisfy { $0 > 0 } })
        }

        @Test(.timeLimit(.minutes(1)))
        func `says what is missing where it cannot compare voice decoding, and measures the rest`() async throws {
            let place = try Workplace()
            let settings = ["DVOINIK_HOME": place.home, "PATH": place.folder]
            let end = try await place.start("bench", "--quick", settings: settings).end()
            #expect(end.status == 0 && end.output.contains("opusdec is missing"), "\(end.output)")
        }
        /// A line of the table.
        private struct Row {
            let name: String
            /// The lowest, the middle and the highest value.
            let numbers: [Double]

            init?(_ line: Substring) {
                let match = line.wholeMatch(of: #/\ \ (\S.*?)\ +([0-9.]+)\ +([0-9.]+)\ +([0-9.]+)(\ .*)?/#)
                guard let match, let first = Double(match.2), let second = Double(match.3), let third = Double(match.4)
                else { return nil }
                (name, numbers) = (String(match.1), [first, second, third])
            }

            var isMisses: Bool { name == "answers wrong, lost or out of order" }
        }

        private static let names = [
            "updates a second", "the same where a send takes 50 ms", "CPU seconds for 10,000 updates",
            "peak resident memory, MB", "answers wrong, lost or out of order", "from start to first request, s",
            "16 kHz WAV and measures, CPU s", "opusdec --rate 16000, CPU s", "ours / opusdec at 16 kHz",
            "48 kHz PCM, CPU s", "opusdec, CPU s", "ours / opusdec at 48 kHz",
            "from start to first request, s", "resident memory once idle, MB",
        ]
    }
}
