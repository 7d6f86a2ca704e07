public import Domain
internal import FoundationEssentials

extension Catalogue {
    /// Loads `<language>.yaml` of every language in a folder and checks them against each other and the code.
    ///
    /// - Parameters:
    ///   - keys: every phrase the code can say (`language.name` is always needed besides).
    ///   - fallback: the language whose arguments are the measure for the others.
    /// - Throws: all the problems at once.
    public init(folder: String, keys: Set<String>, fallback: Language) throws(CatalogueFailure) {
        var problems: [CatalogueProblem] = []
        let files = Self.read(folder, &problems)
        if let reference = files.first(where: { $0.language == fallback }) {
            for file in files { problems += file.problems + file.compare(keys: keys, with: reference) }
        } else {
            problems += files.flatMap(\.problems)
            problems.append(CatalogueProblem(file: folder, line: nil, kind: .missingLanguage(fallback)))
        }
        guard problems.isEmpty else { throw CatalogueFailure(problems: problems.inReadingOrder) }
        let books = files.map {
            ($0.language, Book(phrases: $0.phrases, plurals: $0.plurals, numbers: DigitGrouping($0.language)))
        }
        self.init(books: Dictionary(uniqueKeysWithValues: books), fallback: fallback)
    }

    private static func read(_ folder: String, _ problems: inout [CatalogueProblem]) -> [CatalogueFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            problems.append(CatalogueProblem(file: folder, line: nil, kind: .unreadable))
            return []
        }
        var files: [CatalogueFile] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            let language = Language(String(name.dropLast(5)))
            if "\(language).yaml" != name || PluralRules(language) == nil {
                problems.append(CatalogueProblem(file: name, line: nil, kind: .unknownLanguage))
            } else if let plurals = PluralRules(language),
                let yaml = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            {
                files.append(CatalogueFile(language: language, name: name, plurals: plurals, yaml: yaml))
            } else {
                problems.append(CatalogueProblem(file: name, line: nil, kind: .unreadable))
            }
        }
        return files
    }
}

extension CatalogueFile {
    /// What this file lacks or has too much, by the code's keys and the arguments of another file.
    fileprivate func compare(keys: Set<String>, with reference: CatalogueFile) -> [CatalogueProblem] {
        guard isRead else { return [] }
        let keys = keys.union([Catalogue.nameKey])
        let missing = keys.subtracting(lines.keys).map { problem(.missingKey($0), at: nil) }
        let unknown = Set(lines.keys).subtracting(keys).map { problem(.unknownKey($0), at: $0) }
        let different = phrases.compactMap { key, phrase -> CatalogueProblem? in
            guard let wanted = reference.phrases[key]?.placeholders, wanted != phrase.placeholders else { return nil }
            let missing = wanted.subtracting(phrase.placeholders).sorted()
            let extra = phrase.placeholders.subtracting(wanted).sorted()
            return problem(.differentPlaceholders(key: key, missing: missing, extra: extra), at: key)
        }
        return missing + unknown + different
    }

    private func problem(_ kind: CatalogueProblem.Kind, at key: String?) -> CatalogueProblem {
        CatalogueProblem(file: name, line: key.flatMap { lines[$0] }, kind: kind)
    }
}

extension [CatalogueProblem] {
    fileprivate var inReadingOrder: [CatalogueProblem] {
        sorted { ($0.file, $0.line ?? 0, "\($0.kind)") < ($1.file, $1.line ?? 0, "\($1.kind)") }
    }
}
