/// How a person speaks, by all that they said.
public struct SpeakingStyle: Equatable, Codable, Sendable {
    /// Turns of speech of theirs, the most frequent first.
    public var turns: [Habit] = []
    /// Words they return to, the most frequent first.
    public var words: [Habit] = []
    /// Emoji they use, the most frequent first.
    public var emoji: [Habit] = []
    /// Mean length of their sentences, in words; none where nothing is known.
    public var sentenceLength: Double?

    /// Nothing known.
    public init() {}

    /// Something that returns in several entries.
    public struct Habit: Equatable, Codable, Sendable {
        /// The words, or the sign.
        public var text: String
        /// Entries that have it, the newest first, at most ``mostSupports``.
        public var diaries: [DiaryID]

        /// Names a habit.
        public init(_ text: String, diaries: [DiaryID]) {
            self.text = text
            self.diaries = diaries
        }

        /// What is in fewer entries is no habit.
        public static let fewest = 2
        /// The most entries that are named.
        public static let mostSupports = 6
        /// The most habits of a kind.
        public static let most = 8
    }

    /// Only what still has its support.
    func resting(on diaries: Set<DiaryID>) -> SpeakingStyle {
        func rest(_ habits: [Habit]) -> [Habit] {
            habits.compactMap { habit in
                let left = habit.diaries.filter(diaries.contains)
                return left.count < Habit.fewest ? nil : Habit(habit.text, diaries: left)
            }
        }
        var style = self
        (style.turns, style.words, style.emoji) = (rest(turns), rest(words), rest(emoji))
        if diaries.isEmpty { style.sentenceLength = nil }
        return style
    }

    /// The style but for habits of which the words are to be left out.
    public func without(_ isLeftOut: (String) -> Bool) -> SpeakingStyle {
        var style = self
        style.turns.removeAll { isLeftOut($0.text) }
        style.words.removeAll { isLeftOut($0.text) }
        return style
    }

    /// The style as a model reads it.
    public var lines: [String] {
        [("turns of speech", turns), ("words that return", words), ("emoji", emoji)].compactMap { name, habits in
            habits.isEmpty ? nil : "\(name): \(habits.map(\.text).joined(separator: "; "))"
        }
    }
}

extension SpeakingStyle {
    /// Takes a style from entries.
    ///
    /// - Parameter entries: The oldest first.
    init(of entries: [LifeEntry]) {
        turns = Self.habits(entries) { $0.reading?.manner.turns.map { $0.lowercased() } ?? [] }
        emoji = Self.habits(entries) { $0.reading?.manner.emoji ?? [] }
        words = Self.habits(entries, share: Self.leastShare) { Array($0.words) }
        let lengths = entries.compactMap { $0.reading?.manner.sentenceLength }.filter { $0 > 0 }
        sentenceLength = lengths.isEmpty ? nil : lengths.reduce(0, +) / Double(lengths.count)
    }

    /// A word that is in a smaller share of the entries is not one that a person returns to.
    private static let leastShare = 0.15

    private static func habits(
        _ entries: [LifeEntry], share: Double = 0, _ texts: (LifeEntry) -> [String]
    ) -> [Habit] {
        var found: [String: [DiaryID]] = [:]
        for entry in entries.reversed() { for text in Set(texts(entry)) { found[text, default: []].append(entry.id) } }
        let least = max(share > 0 ? Habit.fewest + 1 : Habit.fewest, Int((share * Double(entries.count)).rounded(.up)))
        return found.filter { $0.value.count >= least }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Habit.most)
            .map { Habit($0.key, diaries: Array($0.value.prefix(Habit.mostSupports))) }
    }
}
