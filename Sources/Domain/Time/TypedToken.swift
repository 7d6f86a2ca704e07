/// The numbers and words of something a person typed, with what stood between them left out.
enum TypedToken: Equatable {
    /// ASCII digits, as typed.
    case number(String)
    /// Letters, in lower case and with ё as е.
    case word(String)

    /// Takes a text apart: `17th of May` is `17`, `th`, `of`, `may`.
    static func tokens(of text: String) -> [TypedToken] {
        var tokens: [TypedToken] = []
        var current = ""
        func end() {
            guard let first = current.unicodeScalars.first else { return }
            tokens.append(first.isDigit ? .number(current) : .word(current))
            current = ""
        }
        for scalar in text.lowercased().unicodeScalars {
            if !scalar.isDigit, !scalar.properties.isAlphabetic {
                end()
            } else {
                if let last = current.unicodeScalars.last, last.isDigit != scalar.isDigit { end() }
                current.unicodeScalars.append(scalar == "ё" ? "е" : scalar)
            }
        }
        end()
        return tokens
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
