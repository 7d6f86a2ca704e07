/// Sends HTTP requests. Every call ends by its deadline, and ends at once when its task is cancelled.
public protocol HTTPClient: Sendable {
    /// Where tasks that do little besides calling best run, with the fewest hops between threads. While one of them
    /// computes, all calls wait.
    var executor: (any TaskExecutor)? { get }

    /// Sends a request and returns the answer, whatever its status. Redirects are answers like any other.
    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// Streams the body of a successful answer (2xx) to a file.
    ///
    /// Where the file has bytes already, only the rest is asked for and appended, so that a download that was cut
    /// off is resumed by calling again. A file that turns out to be whole already is answered with status 206; one
    /// that is longer than what the server has is emptied, and answered with the server's 416. What came before a
    /// failure stays in the file. A new file is readable by its owner only.
    ///
    /// - Parameters:
    ///   - request: What to fetch.
    ///   - path: The file to write.
    ///   - limit: The most bytes the whole file may have; above it the call fails with `tooLarge`.
    /// - Returns: The answer, without its body when that went to the file.
    func download(
        _ request: HTTPRequest, to path: String, limit: Int64
    ) async throws(HTTPFailure) -> HTTPResponse

    /// Hands out the body of a successful answer (2xx) piece by piece, as it comes.
    ///
    /// - Parameters:
    ///   - request: What to fetch.
    ///   - pieces: Takes one piece after another, each before the answer is there. While it computes, all calls wait.
    /// - Returns: The answer, without its body when that was handed out.
    func stream(
        _ request: HTTPRequest, pieces: @escaping @Sendable ([UInt8]) -> Void
    ) async throws(HTTPFailure) -> HTTPResponse
}

extension HTTPClient {
    /// Anywhere.
    public var executor: (any TaskExecutor)? { nil }

    /// Hands out the body in one piece.
    public func stream(
        _ request: HTTPRequest, pieces: @escaping @Sendable ([UInt8]) -> Void
    ) async throws(HTTPFailure) -> HTTPResponse {
        var answer = try await send(request)
        guard (200..<300).contains(answer.status) else { return answer }
        if !answer.body.isEmpty { pieces(answer.body) }
        answer.body = []
        return answer
    }
}
