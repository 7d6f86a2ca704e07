import Domain

/// Whether what a model wrote for two clones may be kept.
struct ConversationCheck {
    private let words: WordsCheck
    private let voices: Voices

    /// Nobody says so many lines one after another.
    private static let longestRun = 3
    /// What has fewer letters may be said again.
    private static let fewLetters = 12
    /// Each has at least such a share of the lines.
    private static let leastShare = 0.3

    /// Checks against two cards.
    ///
    /// - Parameter cards: What was told of each.
    init(
        _ cards: [CloneConversation.Speaker: [String]], theme: CloneConversation.Theme, in language: Language,
        terms: @escaping WordTerms, gate: @escaping LineGate
    ) {
        let texts = cards.values.flatMap(\.self) + theme.topics.values
        words = WordsCheck(restingOn: texts, in: language, terms: terms, gate: gate)
        voices = Voices(cards, terms: terms)
    }

    /// What is wrong; nothing where it may be kept.
    func faults(in lines: [CloneConversation.Line]) -> [ConversationFault] {
        guard CloneConversation.lengths.contains(lines.count) else { return [.length(lines.count)] }
        let shape: [ConversationFault] = isShared(lines) ? [] : [.oneSided]
        return shape + zip(1..., lines).compactMap { fault(in: $1, $0) } + repetitions(in: lines)
    }

    /// Small models go round in circles.
    private func repetitions(in lines: [CloneConversation.Line]) -> [ConversationFault] {
        var said = Set<String>()
        return zip(1..., lines).compactMap { number, line in
            let letters = line.text.lowercased().filter(\.isLetter)
            return letters.count <= Self.fewLetters || said.insert(letters).inserted ? nil : .repeated(line: number)
        }
    }

    private func fault(in line: CloneConversation.Line, _ number: Int) -> ConversationFault? {
        words.fault(in: line.text, line: number, longest: CloneConversation.longestLine)
            ?? (voices.areMixed(in: line) ? .mixedVoices(line: number) : nil)
    }

    private func isShared(_ lines: [CloneConversation.Line]) -> Bool {
        let share = Self.leastShare * Double(lines.count)
        let counts = CloneConversation.Speaker.allCases.map { speaker in lines.count { $0.speaker == speaker } }
        let runs = lines.indices.dropFirst(Self.longestRun - 1).contains { last in
            Set(lines[(last - Self.longestRun + 1)...last].map(\.speaker)).count == 1
        }
        return counts.allSatisfy { Double($0) >= share } && !runs
    }
}
