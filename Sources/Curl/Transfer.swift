import CCurl

/// One use of a libcurl easy handle: a call, its options and what has come of it so far.
final class Transfer {
    let handle: UnsafeMutableRawPointer
    private(set) var call: Call?
    private(set) var deadline = Moment.now
    private var download: Download?
    private var pieces: (@Sendable ([UInt8]) -> Void)?
    /// The bytes that were handed out.
    private var handedOut = 0
    private var headerLines: [UInt8] = []
    /// Whether the empty line after the headers came. libcurl is content without it.
    private var isHeadWhole = false
    private var body: [UInt8] = []
    private var bodyLimit = 0
    /// Why a callback put an end to the transfer.
    private var refusal: HTTPFailure?
    private var options: RequestOptions?

    /// A header section larger than this is taken for an attack.
    private static let headerLimit = 256 << 10

    init?() {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    /// Makes the handle ready to be added to the multi handle.
    func begin(_ call: Call, settings: LoopSettings) throws(HTTPFailure) {
        self.call = call
        deadline = Moment.now.advanced(by: call.request.timeout)
        bodyLimit = settings.bodyLimit
        switch call.destination {
        case .memory: break
        case .file(let target): download = try Download(target)
        case .pieces(let take): pieces = take
        }
        listen()
        options = try RequestOptions(call.request, resumingAt: download?.offset, settings: settings, on: handle)
    }

    /// Forgets the call and all that came of it.
    func reset() {
        curl_easy_reset(handle)
        options = nil
        call = nil
        download = nil
        pieces = nil
        handedOut = 0
        refusal = nil
        isHeadWhole = false
        headerLines.removeAll(keepingCapacity: true)
        body = []
    }

    /// What has come of the call, once libcurl is done with it.
    func outcome(_ code: CURLcode) -> Call.Outcome {
        if let refusal { return .failure(refusal) }
        guard code == CURLE_OK else {
            return .failure(HTTPFailure(code, hasSent: long(CURLINFO_REQUEST_SIZE) > 0, errno: osError))
        }
        guard isHeadWhole else { return .failure(.connectionLost) }
        do throws(HTTPFailure) { return .success(try answer()) } catch { return .failure(error) }
    }

    private func answer() throws(HTTPFailure) -> HTTPResponse {
        let answer = HTTPResponse(status: status, headerLines: headerLines, body: body)
        guard let download else { return answer }
        if status == 416 && download.offset > 0 { return try download.settleRefusedRange(answer) }
        // Without a body no callback came to open the file.
        if isSuccess && !download.isOpen { try download.open(answer, expected: 0) }
        return answer
    }
}

// What libcurl hands over while the transfer runs.
extension Transfer {
    private func listen() {
        let this = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_pointer(handle, CURLOPT_PRIVATE, this)
        ccurl_set_pointer(handle, CURLOPT_WRITEDATA, this)
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, this)
        ccurl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
            Transfer.at(transfer)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        ccurl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
            Transfer.at(transfer)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The transfer that a handle belongs to.
    static func of(_ handle: UnsafeMutableRawPointer) -> Transfer? {
        var pointer: UnsafeMutableRawPointer?
        ccurl_get_pointer(handle, CURLINFO_PRIVATE, &pointer)
        return at(pointer)
    }

    /// Takes a piece of the body. Returns how much was taken; libcurl ends the transfer where that is not all.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        do throws(HTTPFailure) {
            if let download, isSuccess {
                try store(bytes, in: download)
            } else if let pieces, isSuccess {
                try handOut(bytes, to: pieces)
            } else {
                try keep(bytes)
            }
            return bytes.count
        } catch {
            refusal = error
            return 0
        }
    }

    private func store(_ bytes: UnsafeRawBufferPointer, in download: Download) throws(HTTPFailure) {
        if !download.isOpen {
            let answer = HTTPResponse(status: status, headerLines: headerLines, body: [])
            try download.open(answer, expected: statedLength)
        }
        try download.write(bytes)
    }

    private func handOut(_ bytes: UnsafeRawBufferPointer, to pieces: ([UInt8]) -> Void) throws(HTTPFailure) {
        handedOut += bytes.count
        guard handedOut <= bodyLimit else { throw .tooLarge }
        pieces(Array(bytes))
    }

    private func keep(_ bytes: UnsafeRawBufferPointer) throws(HTTPFailure) {
        if body.isEmpty {
            guard statedLength <= bodyLimit else { throw .tooLarge }
            body.reserveCapacity(max(bytes.count, Int(statedLength)))
        }
        guard body.count + bytes.count <= bodyLimit else { throw .tooLarge }
        body.append(contentsOf: bytes)
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
        // An answer after an interim one (1xx) begins anew.
        if line.starts(with: "HTTP/".utf8) {
            headerLines.removeAll(keepingCapacity: true)
            isHeadWhole = false
        }
        if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") { isHeadWhole = true }
        guard headerLines.count + line.count <= Self.headerLimit else {
            refusal = .tooLarge
            return 0
        }
        headerLines.append(contentsOf: line)
        return line.count
    }

    private var isSuccess: Bool { (200..<300).contains(status) }

    private var status: Int { long(CURLINFO_RESPONSE_CODE) }

    private var osError: Int32 { Int32(truncatingIfNeeded: long(CURLINFO_OS_ERRNO)) }

    /// The length of the body on the wire where the server states it, else -1.
    private var statedLength: Int64 {
        var length: curl_off_t = -1
        ccurl_get_offset(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
        return Int64(length)
    }

    private func long(_ information: CURLINFO) -> Int {
        var value = 0
        ccurl_get_long(handle, information, &value)
        return value
    }
}
