/// A model on a server that speaks OpenAI's HTTP protocol.
public struct Endpoint: Equatable, Sendable {
    /// Where the protocol's paths begin, with its version: `https://api.openai.com/v1`. A slash at the end does no
    /// harm, and a query is kept, since some services carry their API version in one.
    public var baseURL: String
    /// What the server knows the caller by, if it asks.
    public var apiKey: Secret?
    /// The model's name there.
    public var model: String

    /// Names an endpoint.
    public init(baseURL: String, apiKey: Secret? = nil, model: String) {
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.model = model
    }

    /// The URL of a path of the protocol.
    func url(of path: String) -> String {
        let (address, query) =
            baseURL.firstIndex(of: "?").map { (baseURL[..<$0], baseURL[$0...]) } ?? (baseURL[...], "")
        var root = address
        while root.last == "/" { root.removeLast() }
        return "\(root)/\(path)\(query)"
    }
}
