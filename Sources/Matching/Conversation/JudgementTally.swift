import Domain

/// Joins what a judge said of one conversation in several passes.
struct JudgementTally {
    /// What was noticed, as it was said.
    private(set) var matches: [JudgeAnswer.Point] = []
    private(set) var problems: [JudgeAnswer.Point] = []
    private let conversation: CloneConversation
    private var passes: [Pass] = []

    private struct Pass {
        var first: CloneConversation.Speaker
        var answer: JudgeAnswer

        func mark(_ level: CompatibilityLevel, for speaker: CloneConversation.Speaker) -> Double? {
            let score = answer.scores[level]
            return (speaker == first ? score?.first : score?.second).map {
                Double($0) / Double(JudgeAnswer.highest)
            }
        }
    }

    init(_ conversation: CloneConversation) {
        self.conversation = conversation
    }

    /// Takes in what a pass brought.
    ///
    /// - Parameter first: Who was speaker 1.
    mutating func add(_ answer: JudgeAnswer, first: CloneConversation.Speaker) {
        passes.append(Pass(first: first, answer: answer))
        if matches.isEmpty, problems.isEmpty { (matches, problems) = (answer.matches, answer.problems) }
    }

    /// Whether each of the two was speaker 1.
    var isBalanced: Bool { Set(passes.map(\.first)).count == CloneConversation.Speaker.allCases.count }

    /// How well the other suits each, as far as it was told in both orders and shown by lines of their own.
    var levels: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]] {
        let speakers = CloneConversation.Speaker.allCases
        return Dictionary(
            uniqueKeysWithValues: speakers.map { speaker in
                let scores = CompatibilityLevel.allCases.compactMap { level in
                    score(level, for: speaker).map { (level, $0) }
                }
                return (speaker, Dictionary(uniqueKeysWithValues: scores))
            })
    }

    private func score(_ level: CompatibilityLevel, for speaker: CloneConversation.Speaker) -> LevelScore? {
        let marked = passes.compactMap { pass in pass.mark(level, for: speaker).map { (pass: pass, mark: $0) } }
        let means = CloneConversation.Speaker.allCases.compactMap { first in
            Self.mean(marked.filter { $0.pass.first == first }.map(\.mark))
        }
        let evidence = grounds(of: level, for: speaker, in: marked.map(\.pass)).count
        guard means.count == CloneConversation.Speaker.allCases.count, evidence > 0, let mean = Self.mean(means) else {
            return nil
        }
        return LevelScore(mean, evidence: evidence, spread: Self.deviation(marked.map(\.mark)))
    }

    /// The lines of a speaker that at least half of the passes name.
    private func grounds(
        of level: CompatibilityLevel, for speaker: CloneConversation.Speaker, in passes: [Pass]
    ) -> Set<Int> {
        let cited = passes.map { Set($0.answer.scores[level]?.lines ?? []) }
        return Set(
            cited.flatMap(\.self).filter { line in
                conversation.lines.indices.contains(line - 1) && conversation.lines[line - 1].speaker == speaker
                    && 2 * cited.count { $0.contains(line) } >= cited.count
            })
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The standard deviation of a sample.
    private static func deviation(_ values: [Double]) -> Double {
        guard let mean = mean(values), values.count > 1 else { return 0 }
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }
}
