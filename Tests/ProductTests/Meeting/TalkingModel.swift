import Asking
import NIOConcurrencyHelpers

/// A model that writes talks, judges and introduces as it is told to; `nil` for what it will not do.
final class TalkingModel: LanguageModel {
    private let replies: NIOLockedValueBox<[String: @Sendable (ModelRequest) throws(ModelAbsence) -> JSONValue]>
    private let asked = NIOLockedValueBox<[String]>([])
    let prompts = NIOLockedValueBox<[String]>([])

    init(
        talk: @escaping @Sendable (ModelRequest) throws(ModelAbsence) -> JSONValue = { _ throws(ModelAbsence) in
            TalkingModel.talk()
        },
        judge: @escaping @Sendable (ModelRequest) throws(ModelAbsence) -> JSONValue = { _ throws(ModelAbsence) in
            TalkingModel.judgement(8, 8)
        },
        introduce: @escaping @Sendable (ModelRequest) throws(ModelAbsence) -> JSONValue = { _ throws(ModelAbsence) in
            TalkingModel.introduction
        }
    ) {
        replies = NIOLockedValueBox([
            "clone_conversation": talk, "conversation_judgement": judge, "introduction": introduce,
        ])
    }

    /// How often it was asked for something.
    func count(_ name: String) -> Int { asked.withLockedValue { $0.count { $0 == name } } }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> { throw .refused }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        asked.withLockedValue { $0.append(name) }
        prompts.withLockedValue { $0 += request.messages.map(\.content) }
        guard let reply = replies.withLockedValue({ $0[name] }) else { throw .refused }
        let usage = ModelUsage(promptTokens: 1000, answerTokens: 500, cost: 1)
        return ModelAnswer(content: try reply(request), model: "talker", usage: usage)
    }
}

extension TalkingModel {
    /// Twelve lines about what everybody in the village likes.
    static let lines = [
        "Привет! Я люблю долгие прогулки у реки.", "И я люблю прогулки, у реки хорошо.", "А старое кино ты любишь?",
        "Люблю старое кино и горный чай.", "Горный чай и я люблю.", "Ещё я люблю играть в шахматы.",
        "Шахматы и мне нравятся, но играть люблю долго.", "Тогда играть будем долго, и хлеб к чаю.",
        "Печь хлеб я тоже люблю.", "Давай сначала чай, потом хлеб.", "Нет, сначала хлеб!",
        "Хорошо, пусть сначала хлеб.",
    ]

    static func talk(_ lines: [String] = lines) -> JSONValue {
        let spoken: [JSONValue] = lines.enumerated().map { number, text in
            ["speaker": .string(number % 2 == 0 ? "A" : "B"), "text": .string(text)]
        }
        return ["lines": .array(spoken)]
    }

    static func judgement(_ first: Double, _ second: Double) -> JSONValue {
        let score: JSONValue = ["lines": [1, 2, 3, 4], "first": .number(first), "second": .number(second)]
        let levels = ["values", "emotional", "communication", "lifestyle", "conflict"]
        return [
            "matches": [["text": "Оба любят прогулки у реки", "lines": [1, 2]]],
            "problems": [["text": "Что сначала, чай или хлеб", "lines": [10, 11], "settled": "Сначала хлеб"]],
            "scores": .object(Dictionary(uniqueKeysWithValues: levels.map { ($0, score) })),
        ]
    }

    static let introduction: JSONValue = [
        "retelling": "Говорили о прогулках у реки, чае и хлебе.", "reason": "Играть в шахматы за чаем.",
        "openingA": "Привет! Сыграем в шахматы?", "openingB": "Привет! Чай и хлеб?",
    ]
}
