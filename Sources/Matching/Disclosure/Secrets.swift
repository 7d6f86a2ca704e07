import Words

/// What a clone must not say: statements in the form in which a line is compared with them.
struct Secrets: Sendable {
    /// A statement.
    struct Statement: Sendable {
        /// What it says that is neither on the card nor in every talk.
        var keys: Set<Int32>
        /// Its words, as numbers, in order.
        var words: [Int32]
        /// Whether it is something that is known of the person, rather than a sentence of the diary.
        var isKnown: Bool
    }

    private(set) var statements: [Statement] = []
    /// In which statements a key stands.
    private(set) var places: [Int32: [Int]] = [:]
    /// Runs of words as they stand in what is kept.
    private(set) var runs: Set<[Int32]> = []

    /// So many words in a row are somebody's own if two of them tell something, so many if one does, and so many whatever
    /// they are.
    static let (dense, telling, any) = (3, 4, 6)

    /// Adds a statement.
    ///
    /// - Parameters:
    ///   - isTelling: Of each of its words, whether it is neither on the card nor in every talk.
    ///   - told: Runs of words that are on the card.
    mutating func add(_ statement: Statement, isTelling: [Bool], besides told: Set<[Int32]>) {
        let number = statements.count
        statements.append(statement)
        for key in statement.keys { places[key, default: []].append(number) }
        let words = statement.words
        // A short statement as a whole.
        if (2..<Self.telling).contains(words.count), statement.isKnown || isTelling.contains(true) {
            runs.formUnion([words].filter { !told.contains($0) })
        }
        for start in words.indices {
            let ends = (start + Self.telling, start + Self.any)
            let near = start + Self.dense
            if near <= words.count, isTelling[start..<near].count(where: \.self) >= 2 {
                runs.insert(Array(words[start..<near]))
            }
            if ends.0 <= words.count, isTelling[start..<ends.0].contains(true) {
                runs.insert(Array(words[start..<ends.0]))
            }
            if ends.1 <= words.count { runs.insert(Array(words[start..<ends.1])) }
        }
        runs.subtract(told)
    }

    /// The runs of what is told, of every length that is compared.
    static func runs(of words: [Int32]) -> Set<[Int32]> {
        (2...any).reduce(into: []) { runs, length in
            guard words.count >= length else { return }
            for start in 0...words.count - length { runs.insert(Array(words[start..<start + length])) }
        }
    }
}
