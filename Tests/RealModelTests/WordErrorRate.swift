import Foundation

/// How many words have to be changed, left out or put in to get from what was heard to what was said, per word said.
/// Upper and lower case, punctuation, and ё and е make no difference.
enum WordErrorRate {
    static func of(_ heard: String, against said: String) -> Double {
        let (heard, said) = (words(of: heard), words(of: said))
        return Double(distance(heard, said)) / Double(max(said.count, 1))
    }

    static func words(of text: String) -> [String] {
        text.lowercased().replacing("ё", with: "е").split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Levenshtein's distance.
    private static func distance(_ one: [String], _ other: [String]) -> Int {
        var row = Array(0...other.count)
        for (index, word) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let substituted = diagonal + (word == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[other.count]
    }
}
