import Foundation
import Sockets

/// Reads HTTP/1.1 requests off a socket, one after another.
struct LoopbackMessage {
    private let socket: Socket
    private var buffer: [UInt8] = []

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// The next request; nil when the client has left, or speaks something other than HTTP.
    mutating func next(connection: Int) -> LoopbackRequest? {
        guard !buffer.isEmpty || fill(), buffer[0] < 0x80, Character(UnicodeScalar(buffer[0])).isLetter else {
            return nil
        }
        guard let head = take(through: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        let headers = Self.headers(Array(lines.dropFirst()))
        guard words.count == 3, let body = takeBody(headers) else { return nil }
        return LoopbackRequest(
            method: String(words[0]), target: String(words[1]), headers: headers, body: body, connection: connection)
    }

    /// Header lines by lower-case name.
    static func headers(_ lines: [String]) -> [String: String] {
        let pairs = lines.compactMap { line -> (String, String)? in
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (halves[0].lowercased(), halves[1].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(pairs) { _, last in last }
    }

    private mutating func takeBody(_ headers: [String: String]) -> [UInt8]? {
        if headers["transfer-encoding"]?.lowercased() == "chunked" { return takeChunks() }
        return take(count: headers["content-length"].flatMap { Int($0) } ?? 0)
    }

    private mutating func takeChunks() -> [UInt8]? {
        var body: [UInt8] = []
        while let line = take(through: Array("\r\n".utf8)) {
            let digits = String(decoding: line, as: UTF8.self).prefix { $0.isHexDigit }
            guard let count = Int(digits, radix: 16), let chunk = take(count: count + 2) else { return nil }
            if count == 0 { return body }
            body += chunk.dropLast(2)
        }
        return nil
    }

    private mutating func take(count: Int) -> [UInt8]? {
        while buffer.count < count { guard fill() else { return nil } }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    private mutating func take(through mark: [UInt8]) -> [UInt8]? {
        while true {
            if let found = buffer.firstRange(of: mark) { return take(count: found.upperBound) }
            guard fill() else { return nil }
        }
    }

    private mutating func fill() -> Bool {
        let bytes = socket.receive()
        buffer += bytes
        return !bytes.isEmpty
    }
}
