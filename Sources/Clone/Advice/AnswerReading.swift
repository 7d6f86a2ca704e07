import Domain
import Words

/// What is left of a model's answer once it was held against what it may rest on.
struct AnswerReading: Equatable, Sendable {
    /// The answer without its marks; empty where nothing of it holds.
    var text = ""
    /// The numbers of the lines it rests on, in order of mention.
    var cited: [Int] = []
    /// The question that the model would ask, where it says that it does not know.
    var asking: String?
    /// Whether the model says that it does not know.
    var isUnknown = false

    /// Whether the model wrote nothing at all.
    var isEmpty = false

    /// What the model writes where nothing answers the question.
    static let unknown = "UNKNOWN"
    /// The most characters of an answer.
    private static let longest = 1500

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - strangers: Those whom the question names and of whom the person never spoke.
    ///   - mayInvent: Whether it is a guess, which need not rest on anything.
    init(
        _ answer: String, question: String, material: Material, strangers: Strangers, terms: Terms,
        mayInvent: Bool = false
    ) {
        let answer = Self.withoutThoughts(answer)
        isEmpty = answer.isEmpty
        if let range = answer.firstRange(of: Self.unknown) {
            isUnknown = true
            asking = Self.question(in: answer[range.upperBound...])
            return
        }
        let ground = ([question] + material.lines.map(\.text)).joined(separator: "\n")
        for sentence in Self.sentences(of: answer) {
            let words = Self.plain(sentence)
            guard mayInvent || strangers.allow(words, after: text),
                mayInvent || Grounding.inventions(in: words, restingOn: ground, terms: terms).isEmpty
            else { continue }
            text = [text, words].filter { !$0.isEmpty }.joined(separator: " ")
            cited += Self.citations(in: sentence).filter { material[$0] != nil }
        }
        text = String(text.prefix(Self.longest))
        guard !mayInvent else { return }
        attribute(question: question, material, terms)
    }

    /// The sentences of an answer with their citations, also those that stand behind the full stop.
    private static func sentences(of answer: String) -> [String] {
        let joined = answer.replacing(#/([.!?…]+)\s*((?:\[[0-9 ,;]{1,40}\]\s*)+)/#) { match in
            " \(match.output.2.trimmingBlanks)\(match.output.1) "
        }
        return Sentences.split(joined).map(\.text)
    }

    /// Keeps the citations that have something to do with the matter; where the model cited nothing, looks for what the
    /// answer says again.
    private mutating func attribute(question: String, _ material: Material, _ terms: Terms) {
        let matter = Set(terms.terms(of: "\(text) \(question)"))
        func shared(_ number: Int) -> Int {
            material[number].map { Set(terms.terms(of: $0.text)).intersection(matter).count } ?? 0
        }
        cited = cited.uniqued
        if cited.isEmpty {
            cited = material.lines.indices.map { $0 + 1 }.filter { shared($0) >= Self.leastShared }
                .sorted { (shared($1), $0) < (shared($0), $1) }
        } else if !cited.contains(where: { shared($0) > 0 }) {
            cited = []
        }
    }

    /// So many words a line shares with an answer that rests on it without saying so.
    private static let leastShared = 2

    /// An answer as far as it has come, for a look: without marks, and nothing of one that says it does not know.
    static func draft(_ sofar: String) -> String {
        let text = withoutThoughts(sofar)
        if unknown.hasPrefix(text.prefix(unknown.count)) || text.contains(unknown) { return "" }
        return plain(text)
    }

    /// Without what some models think aloud before they answer.
    private static func withoutThoughts(_ answer: String) -> String {
        guard answer.contains("<think>") else { return answer.trimmingBlanks }
        return answer.firstRange(of: "</think>").map { String(answer[$0.upperBound...]).trimmingBlanks } ?? ""
    }

    private static func citations(in answer: String) -> [Int] {
        answer.matches(of: /\[([0-9 ,;]{1,40})\]/).flatMap { match in
            match.output.1.split { !$0.isNumber }.compactMap { Int($0) }
        }
    }

    /// Without citations and marks of formatting; an unfinished citation at the end goes too.
    private static func plain(_ answer: String) -> String {
        answer.replacing(/\s*\[[0-9 ,;]{0,40}(\]|$)/, with: "").replacing(/[*_`#>]+/, with: "").trimmingBlanks
    }

    private static func question(in rest: Substring) -> String? {
        let words = plain(String(rest.drop { !$0.isLetter && !$0.isNumber }))
        let question = Sentences.split(words).map(\.text).first { $0.hasSuffix("?") }
        return question.flatMap { $0.count <= longestQuestion ? $0 : nil }
    }

    private static let longestQuestion = 300
}
