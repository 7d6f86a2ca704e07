/// A command as a person types it: `/name argument`, or `/name@bot argument`.
struct Command: Equatable, Sendable {
    /// The name in lower case, without the slash.
    let name: String
    /// The bot it is for, if one is named.
    let addressee: String?
    /// What follows, without the white space around it.
    let argument: String

    /// Reads a text; nil for one that is no command. A name is 1 to 32 letters, digits and underscores, all ASCII
    /// (Bot API, `BotCommand`).
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        let head = text.dropFirst().prefix { !$0.isWhitespace }
        let parts = head.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, (1...32).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else {
            return nil
        }
        self.name = name.lowercased()
        addressee = parts.count == 2 ? String(parts[1]) : nil
        argument = text[head.endIndex...].trimmingWhiteSpace
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Substring {
    fileprivate var trimmingWhiteSpace: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
