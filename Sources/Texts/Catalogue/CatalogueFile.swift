internal import Domain
internal import Yams

/// The phrases of one language's file, read as far as they can be, and what is wrong with the rest.
struct CatalogueFile {
    /// The language.
    let language: Language
    /// The file's name within its folder.
    let name: String
    /// The rules by which the language chooses plural forms.
    let plurals: PluralRules
    /// The phrases by dotted key.
    private(set) var phrases: [String: Phrase] = [:]
    /// The line at which each key stands, also where its phrase could not be read.
    private(set) var lines: [String: Int] = [:]
    /// What is wrong.
    private(set) var problems: [CatalogueProblem] = []
    /// Whether the file was YAML, so that what it lacks can be told.
    private(set) var isRead = false

    /// Reads YAML: nested maps whose leaves are words or a map of plural forms.
    init(language: Language, name: String, plurals: PluralRules, yaml: String) {
        self.language = language
        self.name = name
        self.plurals = plurals
        do {
            let root = try Yams.compose(yaml: yaml, .basic)
            isRead = true
            if let root { read(root, key: "") }
        } catch {
            let failure = YAMLMistake(error)
            problems.append(CatalogueProblem(file: name, line: failure.line, kind: .malformedYAML(failure.reason)))
        }
    }

    private mutating func read(_ node: Node, key: String) {
        lines[key] = node.mark?.line
        if let scalar = node.scalar, !scalar.string.isEmpty {
            phrases[key] = template(scalar.string, key: key, node).map(Phrase.single)
        } else if let map = node.mapping, !map.isEmpty {
            if isPlural(map) { readPlural(map, key: key, node) } else { readNested(map, key: key) }
        } else {
            report(.notWords(key: key), node)
        }
    }

    private mutating func readNested(_ map: Node.Mapping, key: String) {
        lines[key] = nil
        for (name, value) in map {
            let name = name.string ?? ""
            read(value, key: key.isEmpty ? name : "\(key).\(name)")
        }
    }

    /// A map is one of plural forms when nothing but their names (and `plural`) stands in it.
    private func isPlural(_ map: Node.Mapping) -> Bool {
        map.keys.allSatisfy { $0.string == "plural" || PluralCategory(rawValue: $0.string ?? "") != nil }
    }

    private mutating func readPlural(_ map: Node.Mapping, key: String, _ node: Node) {
        var forms: [PluralCategory: Template] = [:]
        var argument = "count"
        let problemsBefore = problems.count
        for (name, value) in map {
            if let category = PluralCategory(rawValue: name.string ?? "") {
                forms[category] = form(value, category, key: key)
            } else {
                argument = value.string ?? argument
            }
        }
        let given = Set(map.keys.compactMap(\.string))
        for category in plurals.required where !given.contains(category.rawValue) {
            report(.missingPlural(key: key, category: category.rawValue), node)
        }
        if problems.count == problemsBefore { phrases[key] = .plural(argument: argument, forms: forms) }
    }

    private mutating func form(_ node: Node, _ category: PluralCategory, key: String) -> Template? {
        if category != .other, !plurals.required.contains(category) {
            report(.unknownPlural(key: key, category: category.rawValue), node)
        }
        guard let words = node.scalar?.string, !words.isEmpty else {
            report(.notWords(key: key), node)
            return nil
        }
        return template(words, key: key, node)
    }

    private mutating func template(_ words: String, key: String, _ node: Node) -> Template? {
        do {
            return try TemplateParser.parse(words)
        } catch {
            report(.malformedTemplate(key: key, reason: error.reason), node)
            return nil
        }
    }

    private mutating func report(_ kind: CatalogueProblem.Kind, _ node: Node) {
        problems.append(CatalogueProblem(file: name, line: node.mark?.line, kind: kind))
    }
}
