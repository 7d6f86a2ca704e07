/// A model on a server.
public struct EndpointSettings: Equatable, Sendable {
    /// The base address, to which the protocol's paths are added, such as `/audio/transcriptions`.
    public var baseURL: String
    /// The key, if the endpoint wants one.
    public var apiKey: String?
    /// The name of the model.
    public var model: String

    /// The host, as people are told where their recordings go.
    public var host: String {
        let rest = baseURL.split(separator: "//", maxSplits: 1).last ?? ""
        return String(rest.prefix { $0 != "/" && $0 != ":" })
    }
}
