/// A request on its way to the event loop, with the one who waits for its answer.
struct Call: Sendable {
    let id: UInt64
    let request: HTTPRequest
    /// Where a successful body goes.
    let destination: BodyDestination
    let continuation: CheckedContinuation<Outcome, Never>

    typealias Outcome = Result<HTTPResponse, HTTPFailure>
}

/// Where the body of a successful answer goes. Any other one is kept in memory.
enum BodyDestination: Sendable {
    /// Into the answer.
    case memory
    /// To a file.
    case file(DownloadTarget)
    /// To whoever takes each piece as it comes, on the loop's thread.
    case pieces(@Sendable ([UInt8]) -> Void)
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
