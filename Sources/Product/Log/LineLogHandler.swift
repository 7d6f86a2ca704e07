public import Domain
import Engine
import FoundationEssentials
public import Logging
import SystemPackage

/// Writes each record of the log as one line of `key=value`: first `time` (RFC 3339, UTC), `level`, `source` (the
/// module that speaks) and `message`, then what goes with it, by key. Values with spaces and the like are quoted, and
/// no value can begin a new line.
public struct LineLogHandler: LogHandler {
    /// What is less severe is not written.
    public var logLevel = Logger.Level.info
    /// Goes with every record.
    public var metadata: Logger.Metadata = [:]
    /// Goes with every record, as the moment has it.
    public var metadataProvider: Logger.MetadataProvider?

    private let now: @Sendable () -> Timestamp
    private let write: @Sendable (String) -> Void

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - now: The moment of the call.
    ///   - write: Takes a line with its end.
    public init(now: @escaping @Sendable () -> Timestamp, write: @escaping @Sendable (String) -> Void) {
        self.now = now
        self.write = write
    }

    /// A handler that writes to standard error, each line at once.
    public static func standardError() -> LineLogHandler {
        LineLogHandler(now: { SystemWallClock().now }) { line in
            // A log that nobody takes any longer is no reason to stop.
            _ = try? FileDescriptor.standardError.writeAll(Array(line.utf8))
        }
    }

    /// One value that goes with every record.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a record.
    public func log(event: LogEvent) {
        let head = [
            ("time", Self.text(of: now())), ("level", event.level.rawValue), ("source", event.source),
            ("message", "\(event.message)"),
        ]
        let pairs = head + details(of: event).sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        write(pairs.map { "\(LogText.key($0))=\(LogText.value($1))" }.joined(separator: " ") + "\n")
    }

    /// What goes with a record: of two values with one key the one that is closer to the record.
    private func details(of event: LogEvent) -> Logger.Metadata {
        var details = metadata
        if let provided = metadataProvider?.get() { details.merge(provided) { _, new in new } }
        if let own = event.metadata { details.merge(own) { _, new in new } }
        if let error = event.error { details["error"] = "\(error)" }
        return details
    }

    private static func text(of moment: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
