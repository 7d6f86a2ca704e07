import Foundation

/// A request that a ``LoopbackServer`` received.
public struct LoopbackRequest: Sendable {
    /// The method, such as `POST`.
    public let method: String
    /// Path and query, as sent.
    public let target: String
    /// The headers by lower-case name; of several of one name, the last.
    public let headers: [String: String]
    /// The body, of whatever kind, without transfer coding.
    public let body: [UInt8]
    /// Which of the server's connections it came over, from 1.
    public let connection: Int

    /// The path alone, percent-decoded.
    public var path: String {
        let path = target.prefix { $0 != "?" }
        return path.removingPercentEncoding ?? String(path)
    }

    /// The query's fields, percent-decoded.
    public var query: [String: String] {
        target.firstIndex(of: "?").map { Self.fields(target[target.index(after: $0)...]) } ?? [:]
    }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The fields of a urlencoded body, or the parts of a multipart body that are no files.
    public var form: [String: String] {
        if headers["content-type"]?.hasPrefix("multipart/") != true { return Self.fields(text[...]) }
        let fields = parts.filter { $0.fileName == nil }.map { ($0.name, $0.text) }
        return Dictionary(fields) { _, last in last }
    }

    /// The parts of a multipart body, in order; empty for any other.
    public var parts: [LoopbackPart] { LoopbackPart.all(in: body, contentType: headers["content-type"] ?? "") }

    /// The body as a JSON object; empty where it is none.
    public var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The body decoded from JSON.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }

    private static func fields(_ text: Substring) -> [String: String] {
        let pairs = text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding ?? String($0)
            }
            return (halves[0], halves.count > 1 ? halves[1] : "")
        }
        return Dictionary(pairs) { _, last in last }
    }
}
