import CCurl
import Glibc

/// A request in libcurl's terms, set on an easy handle; owns what the handle refers to meanwhile.
final class RequestOptions {
    private let handle: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var form: OpaquePointer?

    /// A new connection has this long to come about, in milliseconds.
    private static let connectTimeout = 10_000

    /// A transfer that uploads little needs no more than libcurl's least buffer; its usual one is of 64 KiB, which many
    /// connections at once make megabytes.
    private static let smallUploadBuffer = 16 << 10

    /// Sets a request on a handle that was just made or reset.
    ///
    /// - Parameter offset: For a download, the byte to begin at; nil for a body that goes into memory.
    init(
        _ request: HTTPRequest, resumingAt offset: Int64?, settings: LoopSettings, on handle: UnsafeMutableRawPointer
    ) throws(HTTPFailure) {
        self.handle = handle
        setConnection(settings)
        try setURL(request.url)
        if let offset { setRange(from: offset) } else { set(CURLOPT_ACCEPT_ENCODING, "") }
        if request.method == .post { try setBody(request.body) }
        try setHeaders(request.headers)
    }

    deinit {
        curl_mime_free(form)
        curl_slist_free_all(headers)
    }

    private func setConnection(_ settings: LoopSettings) {
        set(CURLOPT_NOSIGNAL, 1)
        // Else taking a transfer away would wait for the resolver, and all others with it.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, Self.connectTimeout)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_USERAGENT, settings.userAgent)
        if let proxy = settings.proxy { set(CURLOPT_PROXY, proxy) }
    }

    private func setURL(_ url: String) throws(HTTPFailure) {
        guard !url.utf8.contains(0) else { throw .badURL }
        set(CURLOPT_URL, url)
        let isEncrypted = url.prefix(6).lowercased() == "https:"
        set(CURLOPT_HTTP_VERSION, isEncrypted ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
        // Calls at the same time wait for the first one's handshake, to share its connection if it speaks HTTP/2.
        // Without TLS they would wait for its answer, which a long poll holds back.
        set(CURLOPT_PIPEWAIT, isEncrypted ? 1 : 0)
    }

    private func setRange(from offset: Int64) {
        if offset > 0 { set(CURLOPT_RANGE, "\(offset)-") }
    }

    private func setBody(_ body: HTTPRequest.Body) throws(HTTPFailure) {
        switch body {
        case .none: setBytes([])
        case .bytes(let bytes, let contentType):
            if bytes.count <= Self.smallUploadBuffer { set(CURLOPT_UPLOAD_BUFFERSIZE, Self.smallUploadBuffer) }
            setBytes(bytes)
            try addHeader("Content-Type", contentType)
        case .multipart(let parts):
            form = curl_mime_init(handle)
            for part in parts { try addPart(part) }
            ccurl_set_pointer(handle, CURLOPT_MIMEPOST, form.map(UnsafeMutableRawPointer.init))
        }
        // Servers that heed "Expect: 100-continue" cost a round trip, and others a second of waiting.
        headers = curl_slist_append(headers, "Expect:")
    }

    private func setBytes(_ bytes: [UInt8]) {
        ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
        guard !bytes.isEmpty else { return set(CURLOPT_COPYPOSTFIELDS, "") }
        bytes.withUnsafeBytes { bytes in
            // libcurl copies from here; its option merely knows no const.
            let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, start)
        }
    }

    private func addPart(_ part: HTTPRequest.Part) throws(HTTPFailure) {
        let texts = [part.name, part.fileName, part.contentType].compactMap(\.self)
        guard texts.allSatisfy(Self.isOneLine) else { throw .badHeader }
        let field = curl_mime_addpart(form)
        switch part.content {
        case .bytes(let bytes):
            bytes.withUnsafeBytes { bytes in
                _ = curl_mime_data(field, bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nil, bytes.count)
            }
        case .file(let path):
            guard access(path, R_OK) == 0 else { throw .file(errno: errno) }
            curl_mime_filedata(field, path)
        }
        curl_mime_name(field, part.name)
        curl_mime_filename(field, part.fileName)
        if let contentType = part.contentType { curl_mime_type(field, contentType) }
    }

    private func setHeaders(_ fields: [HTTPRequest.Header]) throws(HTTPFailure) {
        for field in fields { try addHeader(field.name, field.value) }
        ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headers.map(UnsafeMutableRawPointer.init))
    }

    private func addHeader(_ name: String, _ value: String) throws(HTTPFailure) {
        guard Self.isOneLine(name), Self.isOneLine(value) else { throw .badHeader }
        // libcurl leaves a header with no value out, unless its name ends in a semicolon.
        headers = curl_slist_append(headers, value.isEmpty ? "\(name);" : "\(name): \(value)")
    }

    private static func isOneLine(_ text: String) -> Bool {
        !text.utf8.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }
    }

    private func set(_ option: CURLoption, _ value: Int) {
        ccurl_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        ccurl_set_string(handle, option, value)
    }
}
