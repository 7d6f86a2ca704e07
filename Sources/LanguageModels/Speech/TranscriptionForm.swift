/// What a server takes along with a recording.
struct TranscriptionForm: Hashable, Sendable {
    /// Whether the times, the language and the figures of certainty may be asked for.
    var isVerbose: Bool
    /// Whether names may be told.
    var hasPrompt: Bool

    /// All that the protocol has.
    static let full = TranscriptionForm(isVerbose: true, hasPrompt: true)

    /// This form and every plainer one, fullest first: an answer format is refused more often than a prompt.
    var andPlainer: [TranscriptionForm] {
        let prompts = hasPrompt ? [true, false] : [false]
        let formats = isVerbose ? [true, false] : [false]
        return prompts.flatMap { prompt in
            formats.map { TranscriptionForm(isVerbose: $0, hasPrompt: prompt) }
        }
    }

    /// What both forms have.
    func intersection(_ other: TranscriptionForm) -> TranscriptionForm {
        TranscriptionForm(isVerbose: isVerbose && other.isVerbose, hasPrompt: hasPrompt && other.hasPrompt)
    }
}
