/// What a model is told about the shape of its answer. The words are the operator's prompts.
public struct StructureWording: Sendable {
    /// Tells the JSON Schema to a model whose server does not hold it to one.
    public var schema: @Sendable (_ schema: String) -> String
    /// Tells what was wrong with an answer, one line a problem, and asks for a better one.
    public var repair: @Sendable (_ problems: String, _ schema: String) -> String

    /// Takes the words.
    public init(
        schema: @escaping @Sendable (_ schema: String) -> String,
        repair: @escaping @Sendable (_ problems: String, _ schema: String) -> String
    ) {
        self.schema = schema
        self.repair = repair
    }
}
