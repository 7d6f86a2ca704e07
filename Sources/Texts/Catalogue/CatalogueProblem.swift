public import Domain

/// Why the texts cannot be used: every problem of every file at once.
public struct CatalogueFailure: Error, Equatable, CustomStringConvertible {
    /// The problems, by file and line.
    public let problems: [CatalogueProblem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a file of texts.
public struct CatalogueProblem: Equatable, Sendable, CustomStringConvertible {
    /// The file's name within its folder, or the folder itself.
    public let file: String
    /// The line, counted from 1, where it is known.
    public let line: Int?
    /// What is wrong.
    public let kind: Kind

    /// The kinds of problem.
    public enum Kind: Equatable, Sendable {
        /// The file or folder cannot be read.
        case unreadable
        /// The file is not YAML.
        case malformedYAML(String)
        /// The file's name is not that of a language whose plural rules are known.
        case unknownLanguage
        /// There is no file for the fallback language.
        case missingLanguage(Language)
        /// The code needs a phrase that is not there.
        case missingKey(String)
        /// Nothing in the code needs this phrase.
        case unknownKey(String)
        /// The value is neither words nor a map.
        case notWords(key: String)
        /// The words break the template syntax.
        case malformedTemplate(key: String, reason: String)
        /// The language needs this plural form.
        case missingPlural(key: String, category: String)
        /// The language does not have this plural form.
        case unknownPlural(key: String, category: String)
        /// The arguments are not those of the fallback language.
        case differentPlaceholders(key: String, missing: [String], extra: [String])
    }

    /// The place and what is wrong there, for an operator.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(kind)"
    }
}

extension CatalogueProblem.Kind: CustomStringConvertible {
    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .unreadable: "cannot be read"
        case .malformedYAML(let reason): "is not YAML: \(reason)"
        case .unknownLanguage: "is not named after a language whose plural rules are known"
        case .missingLanguage(let language): "there is no \(language).yaml"
        case .missingKey(let key): "\(key) is missing"
        case .unknownKey(let key): "\(key) is used nowhere"
        case .notWords(let key): "\(key) holds no words"
        case .malformedTemplate(let key, let reason): "\(key): \(reason)"
        case .missingPlural(let key, let category): "\(key) lacks the plural form '\(category)'"
        case .unknownPlural(let key, let category): "\(key) has a plural form '\(category)' that the language lacks"
        case .differentPlaceholders(let key, let missing, let extra):
            "\(key) has other arguments than the fallback language"
                + Self.list(", missing: ", missing) + Self.list(", extra: ", extra)
        }
    }

    private static func list(_ title: String, _ names: [String]) -> String {
        names.isEmpty ? "" : title + names.joined(separator: " ")
    }
}
