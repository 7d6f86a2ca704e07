/// One HTTP request.
public struct HTTPRequest: Sendable {
    /// What is asked of the server.
    public var method: Method
    /// An absolute `http` or `https` URL, percent-encoded.
    public var url: String
    /// Headers beside those that follow from the body. Neither names nor values may hold line breaks.
    public var headers: [Header]
    /// What is sent along. A GET carries no body: one that is given is not sent.
    public var body: Body
    /// The time the whole call may take, from waiting for a connection to the last byte of the answer.
    public var timeout: Duration

    /// Puts a request together.
    public init(
        method: Method = .get, url: String, headers: [Header] = [], body: Body = .none,
        timeout: Duration = .seconds(30)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }

    /// Request methods in use.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// One header line.
    public struct Header: Equatable, Sendable {
        /// The name, in any case.
        public var name: String
        /// The value, as it is sent.
        public var value: String

        /// Puts a header together.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a request carries.
    public enum Body: Sendable {
        case none
        case bytes([UInt8], contentType: String)
        /// `multipart/form-data` (RFC 7578), the parts in this order.
        case multipart([Part])
    }

    /// One part of a multipart body.
    public struct Part: Sendable {
        /// The name of the form field.
        public var name: String
        /// The name the receiver is to see as that of a file.
        public var fileName: String?
        /// The media type; without it none is stated for fields, and one guessed from the file name for files.
        public var contentType: String?
        /// What the part holds.
        public var content: Content

        /// Puts a part together.
        public init(name: String, fileName: String? = nil, contentType: String? = nil, content: Content) {
            self.name = name
            self.fileName = fileName
            self.contentType = contentType
            self.content = content
        }

        /// Where the bytes of a part come from.
        public enum Content: Sendable {
            case bytes([UInt8])
            /// A file, read while it is sent.
            case file(path: String)
        }
    }
}
