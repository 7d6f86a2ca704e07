internal import Domain

/// A CLDR plural category.
enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
}

/// How a language chooses the form of a word beside a whole number (CLDR, Language Plural Rules).
enum PluralRules: Equatable, Sendable {
    /// Russian, Ukrainian, Belarusian: 1 день, 2 дня, 5 дней.
    case eastSlavic
    /// English, German, Spanish: one day, two days.
    case oneAndOther
    /// French, Portuguese: zero counts as one.
    case zeroIsOne
    /// Japanese, Chinese and others that do not change the word.
    case unchanging

    /// The rules of a language, if they are known here.
    init?(_ language: Language) {
        switch language.code {
        case "ru", "uk", "be": self = .eastSlavic
        case "en", "de", "nl", "sv", "nb", "da", "fi", "et", "hu", "it", "es", "ca", "bg", "el", "ka", "kk", "az", "tr":
            self = .oneAndOther
        case "fr", "pt", "hy": self = .zeroIsOne
        case "ja", "ko", "zh", "vi", "th", "id": self = .unchanging
        default: return nil
        }
    }

    /// The forms that a phrase must have; `other` may always be there, for numbers that are not whole.
    var required: [PluralCategory] {
        switch self {
        case .eastSlavic: [.one, .few, .many]
        case .oneAndOther, .zeroIsOne: [.one, .other]
        case .unchanging: [.other]
        }
    }

    /// The form that goes with a number; with none, the most general one.
    func category(of number: Int?) -> PluralCategory {
        guard let number = number?.magnitude else { return self == .eastSlavic ? .many : .other }
        switch self {
        case .eastSlavic: return Self.eastSlavicCategory(of: number)
        case .oneAndOther: return number == 1 ? .one : .other
        case .zeroIsOne: return number <= 1 ? .one : .other
        case .unchanging: return .other
        }
    }

    private static func eastSlavicCategory(of number: UInt) -> PluralCategory {
        if (11...14).contains(number % 100) { return .many }
        return switch number % 10 {
        case 1: .one
        case 2...4: .few
        default: .many
        }
    }
}
