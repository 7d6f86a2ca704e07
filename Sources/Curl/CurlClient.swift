/// An HTTP client over libcurl, with one pool of kept-alive connections and one thread that drives all of them.
///
/// HTTP/2 is used where the server offers it. Compressed answers are decompressed. Redirects are not followed.
public final class CurlClient: HTTPClient {
    private let mailbox: Mailbox
    private let loop: LoopExecutor

    /// Opens a client.
    ///
    /// - Parameters:
    ///   - maximumConnectionsPerHost: The most connections open to one host at a time; calls above wait for one.
    ///   - userAgent: What the client calls itself.
    ///   - proxy: A proxy's URL, such as `socks5h://127.0.0.1:1080`; empty for none; nil for the one named by the
    ///     environment (`ALL_PROXY`, `HTTPS_PROXY`, `NO_PROXY`, ...).
    ///   - bodyLimit: The most bytes of a body kept in memory.
    public init(
        maximumConnectionsPerHost: Int = 128, userAgent: String = "dvoinik", proxy: String? = nil,
        bodyLimit: Int = 64 << 20
    ) {
        mailbox = Mailbox()
        loop = LoopExecutor(mailbox: mailbox)
        let settings = LoopSettings(
            maximumConnectionsPerHost: maximumConnectionsPerHost, userAgent: userAgent, proxy: proxy,
            bodyLimit: bodyLimit)
        LoopThread.start(mailbox: mailbox, settings: settings, executor: loop)
    }

    deinit {
        mailbox.close(.cancelled)
    }

    /// The client's own thread.
    public var executor: (any TaskExecutor)? { loop }

    /// Ends all calls in flight, and every later one, with `cancelled`; closes all connections.
    public func close() {
        mailbox.close(.cancelled)
    }

    /// Sends a request and returns the answer, whatever its status.
    public func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        try await perform(request, to: .memory)
    }

    /// Streams the body of a successful answer to a file; see ``HTTPClient``.
    public func download(
        _ request: HTTPRequest, to path: String, limit: Int64
    ) async throws(HTTPFailure) -> HTTPResponse {
        try await perform(request, to: .file(DownloadTarget(path: path, limit: limit)))
    }

    /// Hands out the body of a successful answer as it comes; see ``HTTPClient``.
    public func stream(
        _ request: HTTPRequest, pieces: @escaping @Sendable ([UInt8]) -> Void
    ) async throws(HTTPFailure) -> HTTPResponse {
        try await perform(request, to: .pieces(pieces))
    }

    private func perform(
        _ request: HTTPRequest, to destination: BodyDestination
    ) async throws(HTTPFailure) -> HTTPResponse {
        if Task.isCancelled { throw .cancelled }
        let id = mailbox.nextID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let call = Call(id: id, request: request, destination: destination, continuation: continuation)
                mailbox.submit(call)
                // A cancellation that came before the call was submitted found nothing to cancel.
                if Task.isCancelled { mailbox.cancel(id) }
            }
        } onCancel: {
            mailbox.cancel(id)
        }
        return try outcome.get()
    }
}
