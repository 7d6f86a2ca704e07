import Asking
import FoundationEssentials

extension JSONValue {
    /// The first JSON object in a model's answer, which may stand in a fence of Markdown or between other words; nil
    /// where there is none.
    init?(answer text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        // Talk with many braces is no answer.
        for _ in 0..<16 {
            guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
            if let end = Self.end(ofObjectAt: open, in: bytes),
                let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes[open...end]))
            {
                self = value
                return
            }
            start = open + 1
        }
        return nil
    }

    /// No answer that is asked for is nested deeper.
    private static let mostDepth = 64

    /// Where the brace stands that closes the one at an index.
    private static func end(ofObjectAt open: Int, in bytes: [UInt8]) -> Int? {
        var depth = 0
        var isText = false
        var isEscaped = false
        for index in open..<bytes.count {
            let byte = bytes[index]
            if isText {
                if !isEscaped && byte == UInt8(ascii: "\"") { isText = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            if depth == 0 { return index }
            if depth > mostDepth { return nil }
        }
        return nil
    }
}
