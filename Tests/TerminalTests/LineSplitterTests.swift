import Testing

@testable import Terminal

struct LineSplitterTests {
    private func lines(_ bytes: [UInt8], inPiecesOf size: Int) -> [String] {
        var splitter = LineSplitter()
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            splitter.append(bytes[start..<min(start + size, bytes.count)])
            while let line = splitter.next() { lines.append(line) }
        }
        return lines + (splitter.rest().map { [$0] } ?? [])
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `lines come out whole however the bytes come in`(size: Int) {
        let text = "Привет\n\nсо строкой Windows\r\n👩‍👩‍👧\nбез конца"
        #expect(
            lines(Array(text.utf8), inPiecesOf: size) == ["Привет", "", "со строкой Windows", "👩‍👩‍👧", "без конца"])
    }

    @Test func `a line without end is cut between characters`() {
        let text = "я" + String(repeating: "日", count: LineSplitter.longest / 2)
        let pieces = lines(Array(text.utf8), inPiecesOf: 4096)
        #expect(pieces.count == 2)
        let isWhole = pieces.joined() == text
        #expect(isWhole)
        #expect(pieces.map(\.utf8.count).allSatisfy { $0 <= LineSplitter.longest })
    }

    @Test func `a line of the greatest length is one line`() {
        let text = String(repeating: "a", count: LineSplitter.longest)
        #expect(lines(Array("\(text)\nb".utf8), inPiecesOf: 4096).map(\.count) == [LineSplitter.longest, 1])
    }

    @Test func `bytes that are not UTF-8 are no obstacle`() {
        #expect(lines([0x61, 0xFF, 0x0A, 0x62], inPiecesOf: 1) == ["a\u{FFFD}", "b"])
        let stray = [UInt8](repeating: 0x80, count: LineSplitter.longest * 2)
        #expect(lines(stray, inPiecesOf: 4096).map(\.utf8.count).reduce(0, +) == stray.count * 3)
    }
}
