import SeededChance

/// Builds random updates from the Bot API's own list of fields.
struct RandomUpdates {
    private let schema = BotAPISchema.current
    private var generator: SplitMix
    /// Share of values, in a thousand, that are spoilt: of a wrong type, missing, or beyond all bounds.
    private let spoiling: Int
    private(set) var nextID: Int64

    init(seed: UInt64, spoiling: Int, firstID: Int64 = 1) {
        generator = SplitMix(seed: seed)
        self.spoiling = spoiling
        nextID = firstID
    }

    /// The next update: one kind of event, more often one that the bot asks for.
    mutating func next() -> JSON {
        let kinds = (schema.types["Update"]?.fields ?? []).filter { !$0.required }
        let wanted = ["message", "message", "message", "edited_message", "callback_query", "my_chat_member"]
        let kind =
            chance(800)
            ? kinds.first { $0.name == wanted.randomElement(using: &generator) }
            : kinds.randomElement(using: &generator)
        defer { nextID += 1 }
        var update: [String: JSON] = ["update_id": .int(nextID)]
        if let kind { update[kind.name] = value(of: kind, depth: 1) }
        if spoiling > 0, chance(20) { update["update_id"] = junk() }
        return .object(update)
    }

    private mutating func chance(_ thousandths: Int) -> Bool {
        Int.random(in: 0..<1000, using: &generator) < thousandths
    }

    private mutating func value(of field: BotAPISchema.Field, depth: Int) -> JSON {
        if chance(spoiling) { return junk() }
        if field.name == "date" { return .int(.random(in: 0...4_000_000_000, using: &generator)) }
        let type = field.types.randomElement(using: &generator) ?? "String"
        return value(type: type, hint: field.description, depth: depth)
    }

    private mutating func value(type: String, hint: String, depth: Int) -> JSON {
        switch type {
        case "Integer":
            let ceiling: Int64 = chance(500) ? 1000 : 1 << 53
            return .int(.random(in: 0...ceiling, using: &generator))
        case "Float": return .double(.random(in: -180...180, using: &generator))
        case "Boolean": return .bool(chance(500))
        case "String": return .string(string(hint: hint))
        case _ where type.hasPrefix("Array of "):
            let element = String(type.dropFirst("Array of ".count))
            let count = depth > 4 ? 0 : Int.random(in: 0...3, using: &generator)
            return .array((0..<count).map { _ in value(type: element, hint: hint, depth: depth + 1) })
        default: return object(type: type, depth: depth)
        }
    }

    private mutating func object(type: String, depth: Int) -> JSON {
        guard let entry = schema.types[type] else { return .object([:]) }
        if let subtype = entry.subtypes?.randomElement(using: &generator) { return object(type: subtype, depth: depth) }
        let fields = entry.fields ?? []
        let optional = fields.filter { !$0.required }.shuffled(using: &generator)
        let taken = depth > 4 ? 0 : Int.random(in: 0...5, using: &generator)
        var members: [String: JSON] = [:]
        for field in fields.filter(\.required) + optional.prefix(taken) where !chance(spoiling) || !field.required {
            members[field.name] = value(of: field, depth: depth + 1)
        }
        if chance(50) { members["a_field_of_tomorrow"] = junk() }
        return .object(members)
    }

    /// One of the values that a description names in quotation marks, or any text.
    private mutating func string(hint: String) -> String {
        let quoted = hint.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        if let named = quoted.randomElement(using: &generator), chance(950) { return named }
        let texts = [
            "", "/start", "/start@other_bot payload", "audio/ogg", "note.OPUS", "Привет", "👨‍👩‍👧‍👦", "a\u{0}b", "<b>&",
        ]
        return texts.randomElement(using: &generator) ?? ""
    }

    private mutating func junk() -> JSON {
        let values: [JSON] = [
            .null, .bool(true), .int(.max), .int(.min), .int(-1), .double(1e300), .double(0.5), "", "text", [],
            [[1]], [:], ["id": "x"],
        ]
        return values.randomElement(using: &generator) ?? .null
    }
}
