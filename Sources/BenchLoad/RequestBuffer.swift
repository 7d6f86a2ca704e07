/// Takes HTTP/1.1 requests out of what comes over a connection, with no more ado than a load needs: bodies have a
/// known length.
struct RequestBuffer {
    /// A request.
    struct Request: Equatable {
        /// The path.
        var target: String
        /// The body.
        var body: [UInt8]
    }

    private var bytes: [UInt8] = []

    /// Adds what has come.
    mutating func add(_ more: [UInt8]) {
        bytes = bytes.isEmpty ? more : bytes + more
    }

    /// The next request; nil as long as it is not complete.
    mutating func next() -> Request? {
        guard let bodyStart = headLength else { return nil }
        let lines = bytes[..<bodyStart].split(separator: UInt8(ascii: "\n"))
        let bodyEnd = bodyStart + Self.contentLength(lines)
        guard bodyEnd <= bytes.count else { return nil }
        let words = lines[0].split(separator: UInt8(ascii: " "))
        let target = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
        defer { bytes.removeFirst(bodyEnd) }
        return Request(target: target, body: Array(bytes[bodyStart..<bodyEnd]))
    }

    /// Bytes of the head with the blank line at its end; nil as long as it is not complete.
    private var headLength: Int? {
        let end: [UInt8] = [13, 10, 13, 10]
        guard bytes.count >= end.count else { return nil }
        return (end.count...bytes.count).first { bytes[($0 - end.count)..<$0].elementsEqual(end) }
    }

    private static func contentLength(_ lines: [ArraySlice<UInt8>]) -> Int {
        let name = Array("content-length:".utf8)
        let line = lines.first { line in
            // Names of headers have no case; the bit makes ASCII letters small.
            line.count > name.count && zip(line, name).allSatisfy { $0 | 0x20 == $1 }
        }
        let digits = line?.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? []
        return digits.reduce(0) { $0 &* 10 &+ Int($1 - UInt8(ascii: "0")) }
    }
}
