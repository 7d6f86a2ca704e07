/// About how many tokens a text has, where the server does not say.
///
/// A token of English is about four letters of one byte, one of Russian about two letters of two bytes (three with the
/// newest tokenisers), one of Chinese a letter of three: four bytes a token fits all of them well enough for a budget.
enum TokenEstimate {
    /// What a message takes beside its words.
    static let perMessage = 4

    /// The tokens of a text.
    static func tokens(in text: String) -> Int {
        (text.utf8.count + 3) / 4
    }
}
