/// The language that the environment names.
public enum LocaleLanguage {
    /// The language as an IETF tag without region (`ru` for `ru_RU.UTF-8`), by the variables of POSIX in their order;
    /// none for the POSIX locale.
    public static func tag(in environment: [String: String]) -> String? {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        guard let name = names.first(where: { !$0.isEmpty }) else { return nil }
        let language = name.prefix { $0.isASCII && $0.isLetter }.lowercased()
        return (2...3).contains(language.count) ? language : nil
    }
}
