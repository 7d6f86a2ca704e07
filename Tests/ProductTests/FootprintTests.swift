import Foundation
import Product
import Testing

@Suite(.serialized) struct FootprintTests {
    @Test func `pages of program and libraries are given back, and read again where they are needed`() throws {
        let before = try residentFilePages()
        Footprint.trim()
        let after = try residentFilePages()
        #expect(after < before)
        #expect(try JSONDecoder().decode([Int].self, from: Data("[1, 2]".utf8)) == [1, 2])
    }

    /// Pages of files that this process has in memory (proc(5), `/proc/pid/statm`).
    private func residentFilePages() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return try #require(text.split(separator: " ").dropFirst(2).first.flatMap { Int($0) })
    }
}
