/// What a model is asked, with places for what it is asked about.
public struct Prompt: Equatable, Sendable {
    /// A stretch of a prompt.
    enum Segment: Equatable, Sendable {
        /// Words that are always the same.
        case words(String)
        /// A place for a value.
        case placeholder(String)
    }

    /// The name of its file without `.md`.
    public let name: String
    /// Counted up by whoever changes its words, so that answers can be told apart by it.
    public let version: Int
    /// The model task it is for, such as `extract`.
    public let task: String
    /// The sampling temperature, from 0 up to 2.
    public let temperature: Double
    /// The name of the JSON schema of the answer, where it is structured.
    public let schema: String?
    let segments: [Segment]

    /// The names of the placeholders.
    public var placeholders: Set<String> {
        Set(
            segments.compactMap { segment in
                switch segment {
                case .words: nil
                case .placeholder(let name): name
                }
            })
    }

    /// Fills every placeholder. Values go in as they are and are not read for placeholders.
    public func filled(with values: [String: String]) throws(PromptMismatch) -> String {
        let placeholders = placeholders
        guard placeholders == Set(values.keys) else {
            throw PromptMismatch(
                prompt: name, missing: placeholders.subtracting(values.keys).sorted(),
                extra: Set(values.keys).subtracting(placeholders).sorted())
        }
        return segments.reduce(into: "") { text, segment in
            switch segment {
            case .words(let words): text += words
            case .placeholder(let name): text += values[name] ?? ""
            }
        }
    }
}

/// The values handed to a prompt are not the ones it asks for.
public struct PromptMismatch: Error, Equatable {
    /// The prompt's name.
    public let prompt: String
    /// Placeholders without a value.
    public let missing: [String]
    /// Values without a placeholder.
    public let extra: [String]
}
