/// The closed lists of words of Russian and English, which every part that reads words shares.
enum ClosedWords {
    private static let russian = SectionedText(String(decoding: PackageResources.ru_txt, as: UTF8.self))
    private static let english = SectionedText(String(decoding: PackageResources.en_txt, as: UTF8.self))

    /// The words of a section in both languages.
    static func both(_ section: String) -> WordList {
        WordList(russian.words(section) + english.words(section))
    }
}
