import Domain
import Logging
import NIOConcurrencyHelpers
import Product
import Testing

@Suite struct `A line of the log` {
    private let lines = NIOLockedValueBox<[String]>([])

    private var logger: Logger {
        var logger = Logger(label: "test") { [lines] _ in
            LineLogHandler(now: { Timestamp(milliseconds: 1_795_219_200_250) }) { line in
                lines.withLockedValue { $0.append(line) }
            }
        }
        logger.logLevel = .debug
        return logger
    }

    private func line(_ log: (inout Logger) -> Void) -> String {
        var logger = logger
        log(&logger)
        return lines.withLockedValue { $0.joined() }
    }

    @Test func `says when, how severe, who and what, and then all that goes with it by key`() {
        let line = line {
            $0.warning("polling", metadata: ["wait_ms": "657", "bot": "dvoinik_bot"], source: "Telegram")
        }
        #expect(
            line
                == "time=2026-11-21T00:00:00.250Z level=warning source=Telegram message=polling "
                + "bot=dvoinik_bot wait_ms=657\n")
    }

    @Test(
        arguments: [
            ("", #""""#), ("5", "5"), ("слово", "слово"), ("telegram:42", "telegram:42"),
            ("no answer: none", #""no answer: none""#), ("a=b", #""a=b""#), (#"say "so""#, #""say \"so\"""#),
            (#"C:\x"#, #""C:\\x""#), ("a\nlevel=critical", #""a\nlevel=critical""#), ("\r\n\t", #""\r\n\t""#),
            ("\u{0}\u{1B}[31m", #""\u0000\u001b[31m""#), ("a\u{2028}b", #""a\u2028b""#),
            ("\u{202E}x", #""\u202ex""#), ("\u{E0001}", #""\udb40\udc01""#),
        ])
    func `holds any value as one word or in quotes, and never breaks`(value: String, shown: String) {
        let line = line { $0.info("m", metadata: ["v": "\(value)"]) }
        #expect(line.hasSuffix(" message=m v=\(shown)\n"))
        #expect(line.count { $0.isNewline } == 1)
    }

    @Test func `quotes the message as any value, and mends keys`() {
        let line = line { $0.error("two words", metadata: ["a key\n": "1", "": "2"]) }
        #expect(line.hasSuffix(#" message="two words" _=2 a_key_=1"# + "\n"))
    }

    @Test func `holds lists and what goes with every record, of which the record's own wins`() {
        let line = line {
            $0[metadataKey: "a"] = "outer"
            $0[metadataKey: "b"] = ["x", "y z"]
            $0.info("m", metadata: ["a": "inner"])
        }
        #expect(line.hasSuffix(#" message=m a=inner b="[\"x\", \"y z\"]""# + "\n"))
    }

    @Test func `is not written below the level that is set`() {
        #expect(line { $0.trace("m") } == "")
    }
}
