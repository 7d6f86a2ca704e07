public import Domain
import Words

/// Decides in code whether a clone may say a line: what it was told to keep to itself it may say all the same.
///
/// A line is compared with all that is not on the card: what is known of the person, and every sentence of the diary.
///
/// 1. What cannot be read for certain is held: hidden signs, words of mixed scripts, spelt-out words, foreign letters.
/// 2. So is every address, number and name that is not on the card, and every word of a sensitive topic, of trouble with
///    the law or with each other, or for somebody close, unless it is asked of the other.
/// 3. So is a run of words as it stands in what is kept.
/// 4. Of what remains, words that are neither on the card nor in any talk are compared by their roots and by lists of
///    words alike: where a line shares enough of them with one statement, it says what that says.
///
/// It fails closed: with nothing on the card nothing passes.
public struct OutgoingGate: Sendable {
    /// The most characters of a line.
    public static let longest = 600

    private let names: ThirdNames
    private var ownNames: Set<Int32> = []
    private var words: ComparedWords
    private var told: Set<Int32> = []
    private var common: Set<Int32> = []
    private var toldWords: Set<String> = []
    private var keptNames: Set<Int32> = []
    private var secrets = Secrets()

    /// Prepares for the lines of a person's clone.
    ///
    /// - Parameters:
    ///   - card: What may be said.
    ///   - memories: All of the person, those that were taken back among them.
    ///   - entries: All of the diary.
    public init(card: DisclosedCard, of person: Person, memories: [Memory], entries: [Diary]) {
        names = ThirdNames(own: person.name)
        words = ComparedWords(terms: Terms())
        ownNames = Set(words.keys(of: person.name ?? ""))
        common = Set(DisclosureWords.common.flatMap { words.keys(of: $0) })
        var runs: Set<[Int32]> = []
        for item in card.items {
            told.formUnion(words.keys(of: item.text))
            toldWords.formUnion(Terms.words(of: item.text))
            runs.formUnion(Secrets.runs(of: words.words(of: item.text)))
        }
        let shown = Set(card.items.map(\.id))
        // What stands on the card stands there without names.
        for memory in memories { keepNames(in: memory.text) }
        for memory in memories where !shown.contains(memory.id) { keep(memory.text, isKnown: true, besides: runs) }
        let said = entries.flatMap { $0.parts.compactMap(\.text) } + memories.flatMap(\.evidence).map(\.quote.text)
        for sentence in Set(said.flatMap { Sentences.split($0).map(\.text) }) {
            keepNames(in: sentence)
            keep(sentence, isKnown: false, besides: runs)
        }
    }

    private mutating func keepNames(in text: String) {
        for name in names.names(in: text) { keptNames.formUnion(words.keys(of: name.word)) }
    }

    private mutating func keep(_ text: String, isKnown: Bool, besides runs: Set<[Int32]>) {
        let keys = Set(words.keys(of: text)).subtracting(told).subtracting(common)
        let isTelling = Terms.words(of: text).map { word in
            !StopWords.contains(word) && words.keys(of: word).contains(where: keys.contains)
        }
        secrets.add(
            .init(keys: keys, words: words.words(of: text), isKnown: isKnown), isTelling: isTelling, besides: runs)
    }

    /// Whether a line may be said.
    public func verdict(on line: String) -> GateVerdict {
        guard !told.isEmpty else { return .held(.nothingToTell) }
        guard line.count <= Self.longest, line.contains(where: \.isLetter) else { return .held(.length) }
        if Disguise.isIn(line) { return .held(.disguised) }
        let spoken = Terms.words(of: line)
        if hasContact(line, spoken) { return .held(.contact) }
        if hasNumber(spoken) { return .held(.number) }
        if hasName(line, spoken) { return .held(.name) }
        if spoken.indices.contains(where: { isSensitive($0, of: spoken) }) { return .held(.sensitive) }
        if tellsOfOthers(spoken) { return .held(.others) }
        if isVerbatim(line) { return .held(.verbatim) }
        return isParaphrase(line) ? .held(.paraphrase) : .passes
    }
}

// MARK: What names or finds somebody

extension OutgoingGate {
    private func hasContact(_ line: String, _ spoken: [String]) -> Bool {
        let isReachable = ["@", "://", "www.", "t.me", ".ru", ".com", ".org"].contains {
            line.lowercased().contains($0)
        }
        return isReachable
            || spoken.indices.contains { index in
                DisclosureWords.topics.marks(at: index, of: spoken).contains(.contacts)
                    && !toldWords.contains(spoken[index])
            }
    }

    private func hasNumber(_ spoken: [String]) -> Bool {
        spoken.contains { $0.contains(where: \.isNumber) && !toldWords.contains($0) }
            || zip(spoken, spoken.dropFirst()).contains { isNumber($0) && isNumber($1) }
    }

    private func isNumber(_ word: String) -> Bool {
        DisclosureWords.kinds.marks(of: word).contains(.number) && !toldWords.contains(word)
    }

    private func hasName(_ line: String, _ spoken: [String]) -> Bool {
        names.names(in: line).contains { !toldWords.contains($0.word) }
            || spoken.contains { word in
                let keys = words.knownKeys(of: word)
                // Written small it is the word that a name may be as well: "will", «вера».
                return keys.contains(where: ownNames.contains)
                    || keys.contains { keptNames.contains($0) && !common.contains($0) && !told.contains($0) }
            }
    }

    /// Of those close to somebody nothing is told but what is on the card; the other may be asked about theirs.
    private func tellsOfOthers(_ spoken: [String]) -> Bool {
        guard !spoken.contains(where: { DisclosureWords.kinds.marks(of: $0).contains(.addressing) }) else {
            return false
        }
        return spoken.contains { DisclosureWords.kinds.marks(of: $0).contains(.role) && !isTold($0) }
    }

    private func isTold(_ word: String) -> Bool {
        toldWords.contains(word) || words.knownKeys(of: word).contains { told.contains($0) || common.contains($0) }
    }

    /// Of a secret one may speak; what it is is compared with what is kept.
    private func isSensitive(_ index: Int, of spoken: [String]) -> Bool {
        let isTrouble = DisclosureWords.kinds.marks(at: index, of: spoken).contains(.trouble)
        let topics = DisclosureWords.topics.marks(at: index, of: spoken)
        return (isTrouble || topics.contains { $0.isSensitive && $0 != .secrets })
            && !toldWords.contains(spoken[index])
            && !words.knownKeys(of: spoken[index]).contains(where: told.contains)
    }
}

// MARK: What is kept

extension OutgoingGate {
    private func isVerbatim(_ line: String) -> Bool {
        !secrets.runs.isDisjoint(with: Secrets.runs(of: words.knownWords(of: line)))
    }

    private func isParaphrase(_ line: String) -> Bool {
        let keys = Set(words.knownKeys(of: line)).subtracting(told).subtracting(common)
        var shared: [Int: Int] = [:]
        for key in keys { for place in secrets.places[key] ?? [] { shared[place, default: 0] += 1 } }
        return shared.contains { place, count in tells(count, of: secrets.statements[place]) }
    }

    /// Whether so many shared words say what a statement says. What is known of the person is brief, and one word may
    /// give it away; of a long sentence of the diary one word says nothing.
    private func tells(_ count: Int, of statement: Secrets.Statement) -> Bool {
        let share = Double(count) / Double(statement.keys.count)
        if statement.isKnown { return share >= 0.2 }
        return count >= 3 || count == 2 && share >= 0.3 || share >= 0.5 && statement.keys.count <= 2
    }
}
