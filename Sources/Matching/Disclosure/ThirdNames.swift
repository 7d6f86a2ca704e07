import Words

/// Finds the names in what is known of a person, and puts a neutral word in their place: whom or what they name did not
/// agree to anything.
struct ThirdNames: Sendable {
    private let own: Set<String>

    /// Takes the name of the person, who is nobody else.
    init(own: String?) {
        self.own = Set(Terms.words(of: own ?? ""))
    }

    /// The names of a text, that of the person among them. A word that begins a sentence is one only where people are
    /// called so; what everybody knows is none.
    func names(in text: String) -> [WrittenWord] { WrittenWord.all(in: text).filter(isName) }

    /// Whether a word names somebody, or something that not everybody knows.
    func isName(_ word: WrittenWord) -> Bool {
        guard word.isCapital else { return false }
        if own.contains(word.word) { return true }
        let kinds = DisclosureWords.kinds.marks(of: word.word)
        if kinds.contains(.given) { return true }
        return !word.isFirst && !kinds.contains(.known) && !kinds.contains(.number)
    }

    /// The text with a neutral word for each name.
    func masked(_ text: String) -> String {
        let words = WrittenWord.all(in: text)
        var masked = ""
        var place = text.startIndex
        var index = 0
        while index < words.count {
            guard isName(words[index]) else { index += 1; continue }
            var last = index
            while last + 1 < words.count, isName(words[last + 1]),
                text[words[last].range.upperBound..<words[last + 1].range.lowerBound] == " "
            {
                last += 1
            }
            masked += text[place..<words[index].range.lowerBound]
            masked = put(for: words[index], after: index > 0 ? words[index - 1].word : nil, onto: masked)
            place = words[last].range.upperBound
            index = last + 1
        }
        masked += text[place...]
        return masked.split(separator: " ").joined(separator: " ").capitalisedFirst
    }

    private func put(for name: WrittenWord, after before: String?, onto text: String) -> String {
        if own.contains(name.word), name.isFirst { return text }
        if let before, DisclosureWords.kinds.marks(of: before).contains(.role) { return text.trimmedEnd }
        let isCyrillic = name.word.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        return text + (isCyrillic ? Self.russian(name, after: before) : Self.english(name, after: before))
    }

    private static func english(_ name: WrittenWord, after before: String?) -> String {
        let isGiven = DisclosureWords.kinds.marks(of: name.word).contains(.given)
        if !isGiven, ["in", "at", "to", "from", "near"].contains(before) { return "one place" }
        if !isGiven, before.map({ ["в", "на", "из", "о", "про"].contains($0) }) == true { return "одном месте" }
        return "someone"
    }

    /// «Кто-то из знакомых» in the case that the word before it or its ending asks for.
    private static func russian(_ name: WrittenWord, after before: String?) -> String {
        switch before {
        case "в", "во", "на": return "одном месте"
        case "из": return "одного места"
        default: return "\(pronoun(name, after: before)) из знакомых"
        }
    }

    private static func pronoun(_ name: WrittenWord, after before: String?) -> String {
        switch before {
        case "с", "со", "над", "под", "перед", "между": return "кем-то"
        case "к", "ко", "по", "благодаря": return "кому-то"
        case "о", "об", "обо", "при": return "ком-то"
        case "у", "от", "до", "для", "без", "после", "ради", "около", "кроме", "против", "про", "за", "через":
            return "кого-то"
        case nil, "и", "а", "но", "что", "когда", "где", "как", "если": return "кто-то"
        default: return pronoun(byEndOf: name.word)
        }
    }

    private static func pronoun(byEndOf word: String) -> String {
        if word.count > 3, ["ой", "ей", "ом", "ем"].contains(where: word.hasSuffix) { return "кем-то" }
        if word.hasSuffix("е") { return "кому-то" }
        return ["а", "я", "у", "ю", "ы", "и"].contains(where: word.hasSuffix) ? "кого-то" : "кто-то"
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
