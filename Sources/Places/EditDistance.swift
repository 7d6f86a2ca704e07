/// The number of typing mistakes between two words, as long as there are few (Damerau and Levenshtein, in the
/// restricted form: letters put in, left out, mistaken or swapped with a neighbour).
struct EditDistance {
    private let word: [UInt8]
    private let mask: UInt32
    /// The most mistakes that are counted.
    let limit: Int
    private var rows: [[Int]]

    /// Prepares to compare a word with many others. Words of four letters may have one mistake, of eight two.
    init(from word: String) {
        self.word = Array(word.utf8)
        mask = self.word.reduce(0) { $0 | Self.bit($1) }
        limit = self.word.count < 4 ? 0 : self.word.count < 8 ? 1 : 2
        rows = Array(repeating: Array(repeating: 0, count: self.word.count + 1), count: 3)
    }

    /// The number of mistakes in another word; nil where there are more than the limit.
    mutating func distance(to other: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard abs(other.count - word.count) <= limit else { return nil }
        let otherMask = other.reduce(UInt32(0)) { $0 | Self.bit($1) }
        // A mistake brings in or takes away at most one letter on each side.
        guard (mask & ~otherMask).nonzeroBitCount <= limit, (otherMask & ~mask).nonzeroBitCount <= limit else {
            return nil
        }
        return table(other)
    }

    private mutating func table(_ other: Slice<UnsafeRawBufferPointer>) -> Int? {
        for column in 0...word.count { rows[0][column] = column }
        var previous: UInt8 = 0
        for (row, letter) in other.enumerated() {
            let least = fill(row + 1, letter, previous)
            if least > limit { return nil }
            previous = letter
        }
        let result = rows[other.count % 3][word.count]
        return result <= limit ? result : nil
    }

    /// Fills a row of the table, of which the last three are kept; returns its least entry.
    private mutating func fill(_ row: Int, _ letter: UInt8, _ previous: UInt8) -> Int {
        let (this, above, twoAbove) = (row % 3, (row + 2) % 3, (row + 1) % 3)
        rows[this][0] = row
        var least = row
        for column in 1...word.count {
            let isSame = word[column - 1] == letter
            var cost = min(
                rows[above][column - 1] + (isSame ? 0 : 1), rows[above][column] + 1, rows[this][column - 1] + 1)
            if row > 1, column > 1, word[column - 2] == letter, word[column - 1] == previous {
                cost = min(cost, rows[twoAbove][column - 2] + 1)
            }
            rows[this][column] = cost
            least = min(least, cost)
        }
        return least
    }

    private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }
}
