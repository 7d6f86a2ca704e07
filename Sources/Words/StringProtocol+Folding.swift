extension StringProtocol {
    /// How words are compared: in lower case, with `ё` as `е` and one kind of apostrophe.
    public var foldedWord: String {
        String(lowercased().map { $0 == "ё" ? "е" : $0 == "’" ? "'" : $0 })
    }
}
