import CStemmer

/// One of libstemmer's Snowball stemmers. It has a buffer of its own: one thread at a time.
final class Stemmer {
    private let stemmer: OpaquePointer

    /// Makes the stemmer of a language; nil where libstemmer has none.
    ///
    /// - Parameter language: An ISO 639-1 code.
    init?(language: String) {
        guard let stemmer = sb_stemmer_new(language, nil) else { return nil }
        self.stemmer = stemmer
    }

    deinit { sb_stemmer_delete(stemmer) }

    /// What a word's forms have in common.
    ///
    /// - Parameter word: In lower case.
    func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            guard let start = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else { return "" }
            let stem = UnsafeBufferPointer(start: start, count: Int(sb_stemmer_length(stemmer)))
            return String(decoding: stem, as: UTF8.self)
        }
    }
}
