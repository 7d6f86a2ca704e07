/// The answer to an HTTP request, whatever its status.
public struct HTTPResponse: Sendable {
    /// The status code, 100...599.
    public var status: Int
    /// The body, decompressed.
    public var body: [UInt8]
    private var fields: HeaderFields

    /// Puts an answer together; header names in lower case.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.body = body
        fields = .parsed(headers)
    }

    init(status: Int, headerLines: [UInt8], body: [UInt8]) {
        self.status = status
        self.body = body
        fields = .lines(headerLines)
    }

    /// The headers by lower-case name; several of one name are joined with ", ".
    ///
    /// They are parsed on each reading, since most answers are used without them: keep the result where it is
    /// needed twice.
    public var headers: [String: String] {
        get { fields.dictionary }
        set { fields = .parsed(newValue) }
    }
}
