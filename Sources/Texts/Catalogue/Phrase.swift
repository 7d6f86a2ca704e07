/// What the bot says under one key in one language.
enum Phrase: Equatable, Sendable {
    /// The same words always.
    case single(Template)
    /// Words that depend on a number, given as the named argument.
    case plural(argument: String, forms: [PluralCategory: Template])

    /// The arguments it needs.
    var placeholders: Set<String> {
        switch self {
        case .single(let template):
            template.placeholders
        case .plural(let argument, let forms):
            forms.values.reduce(into: [argument]) { $0.formUnion($1.placeholders) }
        }
    }

    /// The template that fits the arguments.
    func template(for arguments: [String: Argument], _ rules: PluralRules) -> Template {
        switch self {
        case .single(let template):
            return template
        case .plural(let name, let forms):
            guard case .number(let number) = arguments[name] else { return forms.general(rules) }
            return forms[rules.category(of: number)] ?? forms.general(rules)
        }
    }
}

extension [PluralCategory: Template] {
    fileprivate func general(_ rules: PluralRules) -> Template {
        self[.other] ?? self[rules.category(of: nil)] ?? Template(segments: [])
    }
}
