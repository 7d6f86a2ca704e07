public import Words

/// Whether what a model makes of a sentence holds to the sentence: names and numbers that are not there were made up.
public enum Grounding {
    /// The names, numbers and dates of a statement that the words it rests on do not have.
    ///
    /// A name is a capitalised word that does not begin a sentence. Case endings are allowed for: `Маше` supports `Маша`.
    ///
    /// - Parameter isPhrase: Whether it is not a sentence, so that its first word too may be a name.
    public static func inventions(
        in statement: String, restingOn words: String, terms: Terms, isPhrase: Bool = false
    ) -> [String] {
        let said = Set(terms.terms(of: words))
        let digits = Set(Terms.words(of: words).filter(\.hasDigits))
        let claimed = Terms.words(of: statement).filter(\.hasDigits).filter { !digits.contains($0) }
        return claimed
            + names(in: statement, isPhrase).filter { name in
                !terms.terms(of: name).allSatisfy(said.contains)
            }
    }

    private static func names(in statement: String, _ isPhrase: Bool) -> [String] {
        Sentences.split(statement).flatMap { sentence in
            sentence.text.split { !$0.isLetter && !$0.isNumber }.dropFirst(isPhrase ? 0 : 1).map(String.init)
                .filter { $0.first?.isUppercase == true && $0.count > 1 }
        }
    }
}

extension String {
    fileprivate var hasDigits: Bool { contains(where: \.isNumber) }
}
