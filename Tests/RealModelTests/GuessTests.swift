import Asking
import Clone
import Domain
import Foundation
import Product
import Testing
import Texts
import Words

/// How well a real model guesses what three invented people choose, beside the rules, just anybody and chance. It
/// measures and prints: which of them guesses better says nothing of whether the code is right.
@Suite(.serialized, .enabled(if: RealModels.baseURL != nil, Comment(rawValue: RealModels.missing)))
struct `Guesses of a real model` {
    private static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)
    private let terms = Terms()

    /// What guesses came to.
    private struct Score: CustomStringConvertible {
        var hits = 0.0
        var brier = 0.0
        var count = 0
        /// How many of them rest on nothing but the rules, though a model was asked.
        var fallbacks = 0

        mutating func add(_ expected: Expected, taken: Int) {
            hits += expected.distribution.hits(of: taken)
            brier += expected.distribution.brier(of: taken)
            count += 1
            if expected.method == .rules { fallbacks += 1 }
        }

        var description: String {
            let (rate, mean) = (hits / Double(max(count, 1)), brier / Double(max(count, 1)))
            return "right \(Self.rounded(hits)) of \(count) (\(Self.rounded(rate))), Brier \(Self.rounded(mean))"
        }

        private static func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
    }

    @Test(.timeLimit(.minutes(20)))
    func `are scored beside those of the rules and of chance`() async throws {
        let (model, rules) = (try guesser(), RuleGuesser(terms: terms))
        var scores: [String: Score] = [:]
        for life in Life.all {
            let (memories, index) = try known(of: life)
            for choice in Choice.all[life.name, default: []] {
                var inquiry = GuessInquiry(
                    question: choice.question, answers: choice.answers, subject: .anybody(age: nil, country: nil),
                    language: Language(life.language), person: PersonID(rawValue: life.chat), day: Self.day)
                let uniform = Expected(.uniform(over: choice.answers.count), grounds: 0, method: .rules)
                scores["chance", default: Score()].add(uniform, taken: choice.taken)
                scores["model, of anybody", default: Score()].add(
                    try await model.expectation(inquiry), taken: choice.taken)
                let words = ([choice.question] + choice.answers).joined(separator: " ")
                inquiry.subject = .own(memories, quotes: index.search(words, most: 8).passages.map(\.quote))
                let expected = try await model.expectation(inquiry)
                #expect(abs(expected.distribution.shares.reduce(0, +) - 1) < 1e-9)
                scores["model", default: Score()].add(expected, taken: choice.taken)
                scores["rules", default: Score()].add(await rules.expectation(inquiry), taken: choice.taken)
            }
        }
        for (name, score) in scores.sorted(by: { $0.key < $1.key }) { print("guesses, \(name): \(score)") }
        print("answered by the rules instead of the model: \(scores["model"]?.fallbacks ?? 0)")
        #expect(Set(scores.values.map(\.count)) == [Choice.all.values.reduce(0) { $0 + $1.count }])
    }

    private static let day = LocalDate(daysSinceEpoch: 20_500)

    /// What the rules find in a week of entries.
    private func known(of life: Life) throws -> ([Memory], PersonIndex) {
        let reader = RuleReader(lexicons: try Lexicons.bundled(), terms: terms)
        var book = MemoryBook([])
        var diaries: [Diary] = []
        var next: Int64 = 100
        for number in 1...7 {
            let diary = try entry(number, of: life)
            diaries.append(diary)
            let person = Person(language: Language(life.language), since: Timestamp(seconds: 0))
            for finding in reader.read(diary, of: person, PersonID(rawValue: life.chat)).findings {
                next += 1
                book.take(finding, as: MemoryID(rawValue: next), at: Timestamp(seconds: next))
            }
        }
        let memories = book.memories.values.sorted { $0.id.rawValue < $1.id.rawValue }
        return (memories, PersonIndex(diaries: diaries, memories: memories, terms: terms))
    }

    private func entry(_ number: Int, of life: Life) throws -> Diary {
        let path = "\(Self.home)/Tests/Data/voice/\(life.recording(on: number)).txt"
        let id = DiaryID(rawValue: Int64(number))
        let part = DiaryPart(
            id: PartID(rawValue: Int64(number)), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
            content: .written(try String(contentsOfFile: path, encoding: .utf8)))
        return Diary(
            id: id, day: Self.day.adding(days: number - 8), openedAt: Timestamp(seconds: 0),
            closedAt: Timestamp(seconds: 1), parts: [part])
    }

    private func guesser() throws -> ModelGuesser {
        let prompts = try Bot.prompts(home: Self.home)
        let prompt = try #require(prompts[ModelGuesser.promptName])
        return ModelGuesser(
            model: RealModels.router(),
            prompt: ModelPrompt(version: prompt.version, temperature: prompt.temperature) {
                try prompt.filled(with: $0)
            },
            terms: terms)
    }
}
