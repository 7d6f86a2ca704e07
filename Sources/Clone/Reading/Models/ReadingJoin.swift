import Domain

/// Joins what was answered about the stretches of an entry.
struct ReadingJoin {
    private let check: AnswerCheck
    private var findings: [Finding] = []
    private var answers: [ReadingAnswer] = []

    /// Joins answers that a check lets pass.
    init(_ check: AnswerCheck) {
        self.check = check
    }

    /// Takes in the next answer.
    mutating func add(_ answer: ReadingAnswer) {
        answers.append(answer)
        for finding in answer.findings.compactMap(check.finding) where !isKnown(finding) { findings.append(finding) }
    }

    /// All of it together.
    func reading(by reader: DiaryReading.Reader) -> DiaryReading {
        var reading = DiaryReading(reader: reader)
        reading.findings = findings
        reading.emotions = emotions
        reading.topics = Array(distinct(answers.flatMap(\.topics)).prefix(6))
        reading.sentiment = answers.isEmpty ? 0 : answers.map(\.sentiment).reduce(0, +) / Double(answers.count)
        reading.keyPhrases = Array(distinct(check.phrases(answers.flatMap(\.keyPhrases))).prefix(8))
        reading.insights = Array(answers.flatMap(\.insights).compactMap(check.statement).prefix(4))
        reading.manner.turns = Array(distinct(check.phrases(answers.flatMap(\.turns))).prefix(8))
        reading.strain = answers.map(\.strain).max { $0.degree < $1.degree } ?? .calm
        reading.summary = answers.map(\.summary).compactMap(check.statement).joined(separator: " ")
        return reading
    }

    /// Each emotion at its strongest, the strongest first.
    private var emotions: [DiaryReading.Emotion] {
        Dictionary(answers.flatMap(\.emotions).map { ($0.name, $0.intensity) }, uniquingKeysWith: max)
            .map { DiaryReading.Emotion($0.key, intensity: $0.value) }
            .sorted { ($1.intensity, $0.name.rawValue) < ($0.intensity, $1.name.rawValue) }
    }

    /// Stretches overlap: what both say is one.
    private func isKnown(_ finding: Finding) -> Bool {
        findings.contains { $0.quote == finding.quote && $0.claim == finding.claim && $0.kind == finding.kind }
    }

    private func distinct(_ words: [String]) -> [String] {
        var seen = Set<String>()
        return words.filter { seen.insert($0.lowercased()).inserted }
    }
}

extension Strain {
    fileprivate var degree: Int {
        switch self {
        case .calm: 0
        case .tense: 1
        case .overwhelmed: 2
        }
    }
}
