import Asking
import Domain
import Foundation
import NIOConcurrencyHelpers

/// A chat model that reads and answers as models do: mostly well, at times in another shape, with words that nobody said,
/// or not at all; and that is away for hours, or has nothing left to spend.
final class Thinker: LanguageModel {
    /// Why it does not answer at present.
    let absence = NIOLockedValueBox<ModelAbsence?>(nil)
    private let chance: Chance
    private let crash: Crash
    private let seed: UInt64
    /// How many further answers were asked for since a question itself was.
    private let further = NIOLockedValueBox<[TextDigest: UInt64]>([:])

    init(chance: Chance, crash: Crash) {
        self.chance = chance
        self.crash = crash
        seed = UInt64(chance.number(in: 0...1_000_000))
    }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        let question = TextDigest(of: request.messages.map(\.content).joined(separator: "\n"))
        if request.isExtra { return try extra(to: question) }
        further.withLockedValue { $0[question] = nil }
        try await think()
        let text = chance.happens(0.6) ? Self.texts[0] : chance.one(of: Self.texts) ?? ""
        sofar?(String(text.prefix(text.count / 2)))
        return answer(text)
    }

    private static let texts = [
        "Как всегда [1]. Так и сделал бы [1, 2].", "Как всегда.", "UNKNOWN А что вы об этом думаете?", "[99]", "",
        "Спросил бы Гертруду в 1871 году [1].", "我不知道 [1]",
    ]

    /// A further answer. Several come at the same time, and those that nobody wants any more may never come: what each
    /// comes to hangs on the question and its place in the row, and on nothing that came before.
    private func extra(to question: TextDigest) throws(ModelAbsence) -> ModelAnswer<String> {
        if let absence = absence.withLockedValue(\.self) { throw absence }
        let place = further.withLockedValue { further in
            further[question, default: 0] += 1
            return further[question, default: 0]
        }
        let roll = Chance(seed: UInt64(truncatingIfNeeded: question.value) &+ seed &+ place << 32).unit
        if roll < 0.1 { throw .unavailable(retryAfter: nil) }
        return answer(roll < 0.7 ? Self.texts[0] : Self.texts[Int(roll * 1000) % Self.texts.count])
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        try await think()
        if name == "guess" { return answer(guess(schema)) }
        if name == "deepening" { return answer(deepening(of: request)) }
        let words = Self.entry(in: request)
        let quotes = [words, "что никто не говорил"].filter { !$0.isEmpty }
        let findings = quotes.map { quote in
            JSONValue.object([
                "quote": .string(quote), "text": .string(quote), "kind": "experience", "subject": "me",
                "relation": "experience", "object": "", "value": .string(quote), "stance": "stated", "from": .null,
                "until": .null, "over": false, "importance": .number(0.5), "confidence": .number(0.9),
            ])
        }
        return answer(chance.happens(0.1) ? .array([]) : .object(["findings": .array(findings)]))
    }

    /// A share for each answer, mostly.
    private func guess(_ schema: JSONSchema) -> JSONValue {
        guard case .object(let members) = schema, chance.happens(0.85) else { return .array([]) }
        let shares = members.map { ($0.name, JSONValue.number(Double(chance.number(in: 1...9)) / 10)) }
        return .object(Dictionary(shares, uniquingKeysWith: { $1 }))
    }

    /// Goes away at times, for one reason or another, and comes back.
    func changeItsMind() {
        let isAway = absence.withLockedValue { $0 != nil }
        guard chance.happens(isAway ? 0.03 : 0.004) else { return }
        let reasons: [ModelAbsence] = [
            .unavailable(retryAfter: nil), .unavailable(retryAfter: .minutes(7)), .budgetSpent, .shareSpent,
            .misconfigured,
        ]
        let reason = isAway ? nil : chance.one(of: reasons)
        absence.withLockedValue { $0 = reason }
    }

    private func answer<Content: Sendable>(_ content: Content) -> ModelAnswer<Content> {
        ModelAnswer(content: content, model: "thinker", usage: ModelUsage(promptTokens: 500, answerTokens: 50))
    }

    private func think() async throws(ModelAbsence) {
        if let absence = absence.withLockedValue(\.self) { throw absence }
        if chance.happens(0.03) { throw .unavailable(retryAfter: nil) }
        if chance.happens(0.02) { throw .refused }
        if chance.happens(0.003) { await crash.happen() }
    }

    /// Puts the first lines together as they are, and tells of some that are not there.
    private func deepening(of request: ModelRequest) -> JSONValue {
        let text = request.messages.last?.content ?? ""
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("[") }.prefix(3).map { line in
            line.drop { $0 != ":" }.dropFirst(2).components(separatedBy: " (said").first ?? ""
        }
        let sentence = lines.joined(separator: ", ")
        func statement(_ text: String, _ from: [Int]) -> JSONValue {
            .object(["text": .string(text), "from": .array(from.map { .number(Double($0)) })])
        }
        if chance.happens(0.1) { return .array([]) }
        return .object([
            "together": .array([statement(sentence, Array(1...max(lines.count, 1))), statement("Гертруда", [1, 99])]),
            "insights": .array([
                statement(sentence, [1, 2]), statement("Любит Гертруду из Парижа", [1, 2]),
                statement(sentence, [7, 99]),
            ]),
        ])
    }

    /// The first line of the entry that is to be read.
    private static func entry(in request: ModelRequest) -> String {
        let text = request.messages.last?.content ?? ""
        let entry = text.components(separatedBy: "\n<entry>\n").last?.components(separatedBy: "\n</entry>").first ?? ""
        return entry.split(separator: "\n").first.map(String.init) ?? ""
    }
}
