/// A structured answer of a model as it is kept, to be used again where the same would be asked.
public struct KeptAnswer: Equatable, Codable, Sendable {
    /// Which model gave it.
    public var model: String
    /// The answer.
    public var content: JSONValue

    /// Keeps an answer.
    public init(model: String, content: JSONValue) {
        self.model = model
        self.content = content
    }
}
