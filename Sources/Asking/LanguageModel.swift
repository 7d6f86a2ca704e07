public import Domain

/// A language model that can be asked: whichever there is behind it.
public protocol LanguageModel: Sendable {
    /// Asks for free text.
    ///
    /// - Parameter sofar: Called with all of the text that has come so far, as it grows; where an answer broke off and was
    ///   asked for again, it begins anew. It is never called after the answer is there, may not be called at all, and
    ///   must return soon: others wait meanwhile.
    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String>

    /// Asks for an answer of a shape. What comes back has that shape; whether it is true is another matter.
    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue>
}

/// Turns texts into vectors by their meaning.
public protocol TextEmbedder: Sendable {
    /// The name of the model: vectors of different models cannot be compared.
    var model: String { get }

    /// A vector of length 1 for each text, in order.
    ///
    /// - Parameters:
    ///   - purpose: Some models want to know.
    ///   - person: Whose words they are, for the count of what models cost.
    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]]
}

/// What a text is embedded for.
public enum EmbeddingPurpose: String, Sendable {
    /// To be found.
    case passage
    /// To find with.
    case question
}

/// Why no model answers, by what follows from it.
public enum ModelAbsence: Error, Equatable, Sendable {
    /// None is set up.
    case none
    /// The month's budget is spent.
    case budgetSpent
    /// This person has had their share for today.
    case shareSpent
    /// Worth another attempt, after the time given if one is.
    case unavailable(retryAfter: Duration?)
    /// An operator must put something right first.
    case misconfigured
    /// No model will take this, or none gave an answer of the shape that was asked for.
    case refused
    /// Whoever asked no longer wants to know.
    case cancelled
}
