import Domain

/// Whether words that a model wrote may reach people: they can be read, lead nowhere, name nothing that they do not rest on,
/// and tell nothing that one of the two keeps to themselves.
struct WordsCheck {
    private let language: Language
    private let ground: Set<String>
    private let terms: WordTerms
    private let gate: LineGate

    /// Checks against the texts that words may rest on.
    init(
        restingOn texts: [String], in language: Language, terms: @escaping WordTerms, gate: @escaping LineGate
    ) {
        self.language = language
        self.terms = terms
        self.gate = gate
        ground = SpokenWords.ground(of: texts, terms: terms)
    }

    /// What is wrong first; nil where nothing is.
    ///
    /// - Parameters:
    ///   - line: The number under which it is told.
    ///   - longest: The most characters.
    func fault(in text: String, line: Int, longest: Int) -> ConversationFault? {
        guard text.contains(where: \.isLetter), text.count <= longest else { return .unreadable(line: line) }
        if SpokenWords.haveContact(text) { return .contact(line: line) }
        if !SpokenWords.areWritten(text, in: language) { return .foreign(line: line) }
        if !SpokenWords.inventions(in: text, restingOn: ground, terms: terms).isEmpty { return .invention(line: line) }
        return CloneConversation.Speaker.allCases.allSatisfy { gate(text, $0) } ? nil : .gated(line: line)
    }
}
