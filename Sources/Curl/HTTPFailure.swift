/// Why a call brought no answer.
public enum HTTPFailure: Error, Equatable, Sendable {
    /// The calling task was cancelled, or the client was closed.
    case cancelled
    /// The deadline passed.
    case timedOut
    /// The host has no address.
    case cannotResolve
    /// Nothing answers at the address.
    case cannotConnect
    /// The proxy has no address, or refuses.
    case proxy
    /// No encrypted connection came about; the code is libcurl's.
    case tls(code: Int32)
    /// The connection broke before the answer was whole.
    case connectionLost
    /// What came back is not HTTP.
    case malformedResponse
    /// The answer is larger than the caller takes.
    case tooLarge
    /// The URL is not an absolute `http` or `https` URL.
    case badURL
    /// A header or the name of a part holds a line break or a null character.
    case badHeader
    /// A file could not be read or written; the code is the system's `errno`.
    case file(errno: Int32)
    /// Anything else, with libcurl's code.
    case other(code: Int32)
}

extension HTTPFailure: CustomStringConvertible {
    /// What went wrong in English. It never holds the URL, which may carry a token.
    public var description: String {
        switch self {
        case .cancelled: "the call was cancelled"
        case .timedOut: "the deadline passed"
        case .cannotResolve: "the host name could not be resolved"
        case .cannotConnect: "no connection could be made"
        case .proxy: "the proxy could not be used"
        case .tls(let code): "no encrypted connection could be made (libcurl code \(code))"
        case .connectionLost: "the connection was lost"
        case .malformedResponse: "the answer is not valid HTTP"
        case .tooLarge: "the answer is too large"
        case .badURL: "the URL is not valid"
        case .badHeader: "a header is not valid"
        case .file(let code): "a file could not be read or written (errno \(code))"
        case .other(let code): "the transfer failed (libcurl code \(code))"
        }
    }
}
