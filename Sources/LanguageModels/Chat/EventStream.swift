/// Reads server-sent events (WHATWG HTML, section 9.2) as their bytes come, and gives the data of each.
struct EventStream: Sendable {
    private var line: [UInt8] = []
    private var data: [String] = []
    private var isAfterReturn = false

    /// A line that is longer is garbage: only its beginning is kept.
    private static let longestLine = 1 << 20

    /// Takes some bytes. Returns the data of the events that they complete.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
        var events: [String] = []
        for byte in bytes {
            let endsPair = isAfterReturn && byte == UInt8(ascii: "\n")
            isAfterReturn = byte == UInt8(ascii: "\r")
            if endsPair { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if let event = endLine() { events.append(event) }
            } else if line.count < Self.longestLine {
                line.append(byte)
            }
        }
        return events
    }

    /// The data of an event that lacks its end. Servers that break off leave one.
    mutating func finish() -> String? {
        if !line.isEmpty { _ = endLine() }
        return endLine()
    }

    private mutating func endLine() -> String? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else {
            defer { data = [] }
            return data.isEmpty ? nil : data.joined(separator: "\n")
        }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard name.elementsEqual("data".utf8) else { return nil }
        let value = line.dropFirst(name.count + 1)
        let isSpaced = value.first == UInt8(ascii: " ")
        data.append(String(decoding: isSpaced ? value.dropFirst() : value, as: UTF8.self))
        return nil
    }
}
