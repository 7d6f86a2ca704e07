import CCurl

extension HTTPFailure {
    /// The system has no means for a client: no thread, descriptor or memory.
    static let failedInitialisation = HTTPFailure.other(code: Int32(CURLE_FAILED_INIT.rawValue))

    /// What a libcurl code means for the caller.
    ///
    /// - Parameters:
    ///   - code: The outcome of a transfer, not `CURLE_OK`.
    ///   - hasSent: Whether a request left before the failure.
    ///   - errno: The system's last error in this transfer.
    init(_ code: CURLcode, hasSent: Bool, errno: Int32) {
        self =
            switch code {
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_COULDNT_RESOLVE_HOST: .cannotResolve
            case CURLE_COULDNT_CONNECT: .cannotConnect
            case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_SHUTDOWN_FAILED,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
                .tls(code: Int32(code.rawValue))
            case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
                CURLE_HTTP2_STREAM:
                .connectionLost
            // An answer without a status line passes for HTTP/0.9, a protocol that is not supported either.
            case CURLE_UNSUPPORTED_PROTOCOL: hasSent ? .malformedResponse : .badURL
            case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .malformedResponse
            case CURLE_URL_MALFORMAT: .badURL
            case CURLE_READ_ERROR: .file(errno: errno)
            default: .other(code: Int32(code.rawValue))
            }
    }
}
