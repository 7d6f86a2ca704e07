import Glibc

/// A file that takes the body of a successful answer, going on from what it holds already.
final class Download {
    private let target: DownloadTarget
    /// The bytes that the file held when the call began; what the request asks for starts here.
    let offset: Int64
    private var file: Int32 = -1
    private var length: Int64

    /// Looks at what the file holds already.
    init(_ target: DownloadTarget) throws(HTTPFailure) {
        var information = stat()
        let exists = stat(target.path, &information) == 0
        guard exists || errno == ENOENT else { throw .file(errno: errno) }
        self.target = target
        offset = exists ? Int64(information.st_size) : 0
        length = offset
        guard offset <= target.limit else { throw .tooLarge }
    }

    deinit {
        if file >= 0 { Glibc.close(file) }
    }

    var isOpen: Bool { file >= 0 }

    /// Makes the file ready for the body of a successful answer.
    ///
    /// - Parameter expected: The length of the body where the server states it, else -1.
    func open(_ answer: HTTPResponse, expected: Int64) throws(HTTPFailure) {
        let range = answer.status == 206 ? ContentRange(answer) : nil
        if answer.status == 206 && range?.start != offset { throw .malformedResponse }
        length = range?.start ?? 0
        guard length + max(0, expected) <= target.limit else { throw .tooLarge }
        let fresh = length == 0 ? O_TRUNC : 0
        file = Glibc.open(target.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | fresh, 0o600)
        guard file >= 0 else { throw .file(errno: errno) }
    }

    /// Appends a piece of the body.
    func write(_ bytes: UnsafeRawBufferPointer) throws(HTTPFailure) {
        guard length + Int64(bytes.count) <= target.limit else { throw .tooLarge }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .file(errno: errno) }
            length += Int64(count)
            rest = rest.dropFirst(count)
        }
    }

    /// Turns the refusal of a range that starts at the end of the file into success: nothing was left to fetch.
    /// After any other refusal the file is emptied, so that the next attempt begins anew.
    func settleRefusedRange(_ answer: HTTPResponse) throws(HTTPFailure) -> HTTPResponse {
        if ContentRange(answer)?.total == offset { return HTTPResponse(status: 206, headers: answer.headers) }
        guard truncate(target.path, 0) == 0 else { throw .file(errno: errno) }
        return answer
    }
}

/// The header `Content-Range: bytes START-END/TOTAL`, where either half may be `*` (RFC 9110, 14.4).
private struct ContentRange {
    let start: Int64?
    let total: Int64?

    init?(_ answer: HTTPResponse) {
        guard let value = answer.headers["content-range"], value.hasPrefix("bytes ") else { return nil }
        let halves = value.dropFirst("bytes ".count).split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        start = halves[0].split(separator: "-").first.flatMap { Int64($0) }
        total = Int64(halves[1])
    }
}
