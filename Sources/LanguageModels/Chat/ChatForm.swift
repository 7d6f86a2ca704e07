/// A part of the protocol that some servers do without.
enum ChatFeature: String, CaseIterable, Sendable {
    /// Counts of tokens at the end of an answer in pieces.
    case streamUsage
    /// A number that makes answers repeatable.
    case seed
    /// An answer held to a JSON Schema.
    case schema
    /// The bound on the answer by its older name.
    case maxTokens
    /// Another temperature than the model's own.
    case temperature
    /// An answer held to JSON of any shape.
    case object
    /// The bound on the answer by its newer name, which takes the place of the older one.
    case maxCompletionTokens
    /// An answer in pieces.
    case stream

    /// The words of the protocol by which a server names it in a refusal.
    var names: [String] {
        switch self {
        case .streamUsage: ["stream_options", "include_usage"]
        case .seed: ["seed"]
        case .schema: ["json_schema", "response_format"]
        case .object: ["json_object", "response_format"]
        case .maxTokens: ["max_tokens"]
        case .temperature: ["temperature"]
        case .maxCompletionTokens: ["max_completion_tokens"]
        case .stream: ["stream"]
        }
    }
}

/// What a server takes along with a question.
struct ChatForm: Hashable, Sendable {
    /// What it has to do without.
    var lacks: Set<ChatFeature> = []

    /// All that the protocol has.
    static let full = ChatForm()

    /// The features that a question makes use of in this form.
    func features(of question: ChatQuestion) -> Set<ChatFeature> {
        var features: Set<ChatFeature> = [.temperature, lacks.contains(.maxTokens) ? .maxCompletionTokens : .maxTokens]
        if question.shape != nil { features.insert(lacks.contains(.schema) ? .object : .schema) }
        if question.temperature == 0 { features.insert(.seed) }
        if question.streams { features.insert(.stream) }
        if question.streams, !lacks.contains(.stream) { features.insert(.streamUsage) }
        return features.subtracting(lacks)
    }

    /// The form without some more.
    func without(_ features: some Sequence<ChatFeature>) -> ChatForm {
        ChatForm(lacks: lacks.union(features))
    }
}
