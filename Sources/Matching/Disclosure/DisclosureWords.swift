import Domain
import Words

/// The words by which it is told what may leave a person, in Russian and English.
enum DisclosureWords {
    private static let files = [
        SectionedText(String(decoding: PackageResources.ru_txt, as: UTF8.self)),
        SectionedText(String(decoding: PackageResources.en_txt, as: UTF8.self)),
    ]

    /// What a text is about.
    static let topics = MarkedWords(DisclosureTopic.allCases.map { ($0, words("topic.\($0.rawValue)")) })

    /// What else a word can be.
    enum Kind: String, CaseIterable { case role, trouble, addressing, given, known, number, street }

    /// Roles, troubles, by what one speaks to the other, given names, names that everybody knows, numbers, and what stands in an address.
    static let kinds = MarkedWords<Kind>([
        (.role, words("roles")), (.trouble, words("trouble")), (.addressing, words("addressing")),
        (.given, words("given names")),
        (.known, words("public names")), (.number, words("numbers")), (.street, words("streets")),
    ])

    /// Words that say much the same.
    static let synonyms: [[String]] = files.flatMap { file in file.sections["synonyms", default: []] }
        .map { line in line.split(separator: " ").map { String($0) } }

    /// Turns of speech that tell nothing by themselves.
    static let harmlessTurns = MarkedWords<Bool>([(true, words("harmless turns"))])

    /// The words of the list of what any talk has.
    static let common = words("common").map { String($0) }

    static func words(_ section: String) -> [Substring] { files.flatMap { $0.words(section) } }
}
