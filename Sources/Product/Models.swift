public import Asking
public import Dialogue

/// The models that the bot asks.
public struct Models: Sendable {
    /// Takes words from recordings.
    public var speech: any SpeechRecognizer
    /// Reads diaries and talks; none where no chat model is set up.
    public var chat: (any LanguageModel)?
    /// Turns texts into vectors; none where no such model is set up.
    public var embedder: (any TextEmbedder)?
    /// How each of them is at present, for an operator.
    public var statuses: @Sendable () -> [StatusLine]

    /// Takes models.
    public init(
        speech: any SpeechRecognizer, chat: (any LanguageModel)? = nil, embedder: (any TextEmbedder)? = nil,
        statuses: @escaping @Sendable () -> [StatusLine] = { [] }
    ) {
        self.speech = speech
        self.chat = chat
        self.embedder = embedder
        self.statuses = statuses
    }
}
