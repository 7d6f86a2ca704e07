import Asking
import Clone
import Matching
public import Texts

extension Bot {
    /// The prompts of a home folder, checked against what the product needs.
    ///
    /// - Throws: `PromptsFailure` with everything that is missing or wrong.
    public static func prompts(home: String) throws -> Prompts {
        try Prompts(
            folder: "\(home)/prompts",
            expecting: [
                ModelReader.promptName: ModelReader.placeholders, Advisor.promptName: Advisor.placeholders,
                ModelGuesser.promptName: ModelGuesser.placeholders, Deepener.promptName: Deepener.placeholders,
                Converser.promptName: Converser.placeholders, Judge.promptName: Judge.placeholders,
                Introducer.promptName: Introducer.placeholders,
                Mediator.promptName: Mediator.placeholders,
                RetrospectReader.promptName: RetrospectReader.placeholders,
                "structure": ["schema"],
                "repair": ["problems", "schema"],
            ])
    }

    /// A prompt as the features take it: its words with what it says of itself.
    func prompt(_ name: String) -> ModelPrompt {
        guard let prompt = prompts[name] else { preconditionFailure("a prompt was asked for that was not checked") }
        return ModelPrompt(version: prompt.version, temperature: prompt.temperature) { try prompt.filled(with: $0) }
    }
}
