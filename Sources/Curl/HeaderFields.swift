/// The headers of an answer, as they came or by name.
enum HeaderFields: Sendable {
    /// The header lines as received, each ending in a line break.
    case lines([UInt8])
    case parsed([String: String])

    var dictionary: [String: String] {
        switch self {
        case .parsed(let headers): headers
        case .lines(let bytes): Self.parse(bytes)
        }
    }

    private static func parse(_ bytes: [UInt8]) -> [String: String] {
        var headers: [String: String] = [:]
        for line in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") }) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = String(decoding: trimmed(line[line.index(after: colon)...]), as: UTF8.self)
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
        return headers
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let blanks: [UInt8] = [0x20, 0x09, 0x0D]
        guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = bytes.lastIndex(where: { !blanks.contains($0) })
        else { return [] }
        return bytes[first...last]
    }
}
