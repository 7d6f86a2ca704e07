import Foundation

/// What a ``LoopbackServer`` does about a request.
public enum LoopbackReply: Sendable {
    /// Answers; the length is added.
    case response(status: Int, headers: [String: String], body: [UInt8])
    /// Closes the connection without a word.
    case closing
    /// Announces a body of `length` bytes, sends only these and closes.
    case truncated(status: Int, headers: [String: String], body: [UInt8], length: Int)
    /// Answers with success, sends the body piece by piece and closes: the end of the connection is that of the body.
    case streaming(headers: [String: String], LoopbackStream)
    /// Sends these bytes, HTTP or not, and closes.
    case raw([UInt8])
    /// Says nothing until the client leaves.
    case hanging

    /// Answers with JSON.
    public static func json(_ text: String, status: Int = 200) -> LoopbackReply {
        .response(status: status, headers: ["Content-Type": "application/json"], body: Array(text.utf8))
    }

    /// Answers with plain text.
    public static func text(_ text: String, status: Int = 200) -> LoopbackReply {
        .response(status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: Array(text.utf8))
    }

    /// Answers with a file, or with the part of it that the request's `Range: bytes=START-` asks for.
    public static func file(_ bytes: [UInt8], for request: LoopbackRequest) -> LoopbackReply {
        guard let start = rangeStart(request) else { return .response(status: 200, headers: [:], body: bytes) }
        guard start < bytes.count else {
            return .response(status: 416, headers: ["Content-Range": "bytes */\(bytes.count)"], body: [])
        }
        let range = "bytes \(start)-\(bytes.count - 1)/\(bytes.count)"
        return .response(status: 206, headers: ["Content-Range": range], body: Array(bytes[start...]))
    }

    private static func rangeStart(_ request: LoopbackRequest) -> Int? {
        guard let range = request.headers["range"], range.hasPrefix("bytes=") else { return nil }
        return range.dropFirst("bytes=".count).split(separator: "-").first.flatMap { Int($0) }
    }

    /// What goes over the wire, and whether the connection lives on after it.
    var wire: (bytes: [UInt8], keepsOpen: Bool) {
        switch self {
        case .response(let status, let headers, let body): (Self.head(status, headers, body.count) + body, true)
        case .truncated(let status, let headers, let body, let length):
            (Self.head(status, headers, length) + body, false)
        case .streaming(let headers, _): (Self.head(200, headers, nil), false)
        case .raw(let bytes): (bytes, false)
        case .closing: ([], false)
        case .hanging: ([], true)
        }
    }

    private static func head(_ status: Int, _ headers: [String: String], _ length: Int?) -> [UInt8] {
        let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        let end = length.map { "Content-Length: \($0)\r\n" } ?? "Connection: close\r\n"
        return Array("HTTP/1.1 \(status) Status\r\n\(lines)\(end)\r\n".utf8)
    }
}
