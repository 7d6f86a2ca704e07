import Asking
import Domain

/// What a model is asked to say of an entry, as it says it: nothing in it is checked yet.
struct ReadingAnswer: Equatable, Sendable {
    /// Something the model claims to have found.
    struct Item: Equatable, Sendable {
        var kind: MemoryKind
        var text: String
        var quote: String
        var subject: String
        var relation: Relation
        var object: String
        var value: String
        var stance: Stance
        var from: String?
        var until: String?
        var isOver: Bool
        var importance: Double
        var confidence: Double
    }

    var findings: [Item] = []
    var emotions: [DiaryReading.Emotion] = []
    var topics: [String] = []
    var sentiment = 0.0
    var keyPhrases: [String] = []
    var insights: [String] = []
    var turns: [String] = []
    var strain = Strain.calm
    var summary = ""

    /// The most findings of one call.
    static let mostFindings = 12
    /// The name under which the schema is sent.
    static let name = "diary_reading"

    /// The shape that is asked for.
    static let schema = JSONSchema.object([
        .init("findings", .array(of: finding, atMost: mostFindings)),
        .init("emotions", .array(of: emotion, atMost: 5)),
        .init("topics", .array(of: .string(), atMost: 5)),
        .init("sentiment", .number(-1...1)),
        .init("keyPhrases", .array(of: .string(), atMost: 5)),
        .init("insights", .array(of: .string(), atMost: 2)),
        .init("turns", .array(of: .string(), atMost: 5)),
        .init("strain", .oneOf(Strain.self)),
        .init("summary", .string()),
    ])

    private static let finding = JSONSchema.object([
        .init("quote", .string()),
        .init("text", .string()),
        .init("kind", .oneOf(MemoryKind.self)),
        .init("subject", .string()),
        .init("relation", .oneOf(Relation.self)),
        .init("object", .string()),
        .init("value", .string()),
        .init("stance", .oneOf(Stance.self)),
        .init("from", .optional(.string())),
        .init("until", .optional(.string())),
        .init("over", .bool),
        .init("importance", .number(0...1)),
        .init("confidence", .number(0...1)),
    ])

    private static let emotion = JSONSchema.object([
        .init("name", .oneOf(DiaryReading.Emotion.Name.self)),
        .init("intensity", .number(0...1)),
    ])

    /// Takes what can be taken of an answer: an item of another shape is left out, and so is what is too much.
    init(_ answer: JSONValue) {
        findings = answer["findings"].elements.prefix(Self.mostFindings).compactMap(Item.init)
        emotions = answer["emotions"].elements.prefix(5).compactMap { value in
            guard let name: DiaryReading.Emotion.Name = value["name"].word() else { return nil }
            return DiaryReading.Emotion(name, intensity: value["intensity"].number(in: 0...1) ?? 0.5)
        }
        topics = answer["topics"].texts(atMost: 5)
        sentiment = answer["sentiment"].number(in: -1...1) ?? 0
        keyPhrases = answer["keyPhrases"].texts(atMost: 5)
        insights = answer["insights"].texts(atMost: 2)
        turns = answer["turns"].texts(atMost: 5)
        strain = answer["strain"].word() ?? .calm
        summary = answer["summary"].text ?? ""
    }
}

extension ReadingAnswer.Item {
    /// Reads one; nil where what it cannot do without is missing.
    fileprivate init?(_ value: JSONValue) {
        guard let quote = value["quote"].text, let text = value["text"].text, !text.isEmpty,
            let kind: MemoryKind = value["kind"].word(), let stance: Stance = value["stance"].word()
        else { return nil }
        (self.quote, self.text, self.kind, self.stance) = (quote, text, kind, stance)
        subject = value["subject"].text ?? Slot.me
        relation = value["relation"].word() ?? .other
        (object, self.value) = (value["object"].text ?? "", value["value"].text ?? "")
        (from, until) = (value["from"].text, value["until"].text)
        isOver = value["over"] == .bool(true)
        importance = value["importance"].number(in: 0...1) ?? 0.5
        confidence = value["confidence"].number(in: 0...1) ?? 0.5
    }
}

extension JSONSchema {
    /// One of the words of a type.
    fileprivate static func oneOf<Words: CaseIterable & RawRepresentable<String>>(_: Words.Type) -> JSONSchema {
        .string(oneOf: Words.allCases.map(\.rawValue))
    }
}

extension JSONValue {
    /// A member, or null.
    fileprivate subscript(name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    fileprivate var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    fileprivate func texts(atMost most: Int) -> [String] {
        elements.prefix(most).compactMap(\.text).filter { !$0.isEmpty }
    }

    /// A number, drawn into a range.
    fileprivate func number(in range: ClosedRange<Double>) -> Double? {
        guard case .number(let number) = self, !number.isNaN else { return nil }
        return min(max(number, range.lowerBound), range.upperBound)
    }

    fileprivate func word<Word: RawRepresentable<String>>() -> Word? {
        text.flatMap(Word.init(rawValue:))
    }
}
