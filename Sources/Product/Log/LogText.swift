/// How keys and values stand in a line of `key=value`.
enum LogText {
    /// A key: what is neither letter, number, `_`, `-` nor `.` becomes `_`.
    static func key(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isWord || "_-.".unicodeScalars.contains(scalar) ? scalar : "_"
        }
        return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
    }

    /// A value: bare where it is one plain word, else in quotes, with what would end them or the line escaped as in
    /// JSON (RFC 8259, section 7).
    static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.unicodeScalars.allSatisfy { isShown($0) && !" =\"\\".unicodeScalars.contains($0) }
        if isPlain { return text }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _ where isShown(scalar): return String(scalar)
        default:
            return String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }
    }

    /// Whether it shows as itself: neither a control character, nor a break of a line, nor a mark that turns the
    /// direction of what follows.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
