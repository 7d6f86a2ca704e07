public import Domain
public import Words

/// The words of a person.
public enum Vocabulary {
    /// The words of an entry, each once, in lower case, without those that are in every sentence.
    public static func words(of diary: Diary) -> Set<String> {
        Set(
            Terms.words(of: diary.text).filter { word in
                word.count >= leastLetters && !StopWords.contains(word) && !word.contains(where: \.isNumber)
            })
    }

    /// The words of several entries but for those that are to be forgotten.
    public static func words(of diaries: [Diary], without oblivion: Oblivion) -> [DiaryID: Set<String>] {
        let found = Dictionary(diaries.map { ($0.id, words(of: $0)) }, uniquingKeysWith: { $1 })
        guard !oblivion.isEmpty else { return found }
        // Each word is looked at once, however many entries have it.
        let forgotten = found.values.reduce(into: Set<String>()) { $0.formUnion($1) }.filter { oblivion.covers($0) }
        return found.mapValues { $0.subtracting(forgotten) }
    }

    private static let leastLetters = 4
}
