import Domain

/// What can be told of words without knowing what they mean.
enum SpokenWords {
    /// Whether a text has a way to reach somebody: an address, an account, a telephone number.
    static func haveContact(_ text: String) -> Bool {
        let text = text.lowercased()
        if text.contains("@") || text.contains("://") || text.contains("www.") { return true }
        if text.contains(/[\p{L}\d][\p{L}\d\-]*\.(com|ru|рф|org|net|io|me|su|info|app|dev|link|chat)\b/) { return true }
        return text.contains(/\d(?:[\s().\-–]*\d){6,}/)
    }

    /// Names and numbers of a text that are not among the words it may rest on.
    ///
    /// A name is a capitalised word of three letters or more that does not begin a sentence.
    static func inventions(in text: String, restingOn ground: Set<String>, terms: WordTerms) -> [String] {
        let numbers = text.split { !$0.isNumber }.map(String.init).filter { !ground.contains($0) }
        return numbers + names(in: text).filter { !terms($0).allSatisfy(ground.contains) }
    }

    /// The words that texts give to rest on: their stems, and the numbers in them.
    static func ground(of texts: [String], terms: WordTerms) -> Set<String> {
        texts.reduce(into: []) { ground, text in
            ground.formUnion(terms(text))
            ground.formUnion(text.split { !$0.isNumber }.map(String.init))
        }
    }

    /// Whether a text is written in the letters of a language. Of a few letters nothing can be told.
    static func areWritten(_ text: String, in language: Language) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        guard letters.count > fewLetters else { return true }
        return Double(letters.count { isOwn($0, language) }) >= leastOwnLetters * Double(letters.count)
    }

    /// The sentences of a text with the signs that end them.
    static func sentences(of text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        for index in text.indices where ".!?…\n".contains(text[index]) {
            let next = text.index(after: index)
            guard next == text.endIndex || text[next].isWhitespace || text[index].isNewline else { continue }
            sentences.append(text[start..<next])
            start = next
        }
        sentences.append(text[start...])
        return sentences.filter { $0.contains(where: \.isLetter) }
    }

    private static let fewLetters = 8
    private static let leastOwnLetters = 0.6

    private static func names(in text: String) -> [String] {
        sentences(of: text).flatMap { sentence in
            sentence.split { !$0.isLetter }.dropFirst().filter { $0.count > 2 && $0.first?.isUppercase == true }
                .map(String.init)
        }
    }

    private static func isOwn(_ letter: Unicode.Scalar, _ language: Language) -> Bool {
        switch language {
        case .russian: (0x400...0x4FF).contains(letter.value)
        case .english: letter.value < 0x250
        default: true
        }
    }
}
