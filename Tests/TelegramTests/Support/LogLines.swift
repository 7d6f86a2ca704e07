import Logging
import NIOConcurrencyHelpers

/// Keeps what is logged, each record as one line.
final class LogLines: Sendable {
    private let kept = NIOLockedValueBox<[String]>([])

    var all: [String] { kept.withLockedValue { $0 } }

    /// A logger that writes here, at every level.
    var logger: Logger {
        Logger(label: "test") { _ in Handler(lines: self) }
    }

    func count(_ phrase: String) -> Int { all.count { $0.contains(phrase) } }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).map { " \($0)=\($1)" }.sorted().joined()
            lines.kept.withLockedValue { $0.append("\(event.level): \(event.message)\(pairs)") }
        }
    }
}
