/// A request on its way to the event loop, with the one who waits for its answer.
struct Call: Sendable {
    let id: UInt64
    let request: HTTPRequest
    /// Where a successful body goes, if not into memory.
    let download: DownloadTarget?
    let continuation: CheckedContinuation<Outcome, Never>

    typealias Outcome = Result<HTTPResponse, HTTPFailure>
}

/// A file to download to, and the most bytes it may have.
struct DownloadTarget: Sendable {
    let path: String
    let limit: Int64
}

/// What holds for all calls of a client.
struct LoopSettings: Sendable {
    let maximumConnectionsPerHost: Int
    let userAgent: String
    let proxy: String?
    let bodyLimit: Int
}
