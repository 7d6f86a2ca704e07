public import Domain

/// The words of a person.
public enum Vocabulary {
    /// The words of an entry, each once, in lower case, without those that are in every sentence.
    public static func words(of diary: Diary) -> Set<String> {
        Set(
            Terms.words(of: diary.text).filter { word in
                word.count >= leastLetters && !StopWords.contains(word) && !word.contains(where: \.isNumber)
            })
    }

    private static let leastLetters = 4
}
