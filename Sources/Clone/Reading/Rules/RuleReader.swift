public import Domain
public import Words

/// Reads a diary by word lists and patterns, without a model: less than a model finds, and provisional until one can be
/// asked. Rather nothing than something wrong.
public struct RuleReader: EntryReader {
    private let lexicons: Lexicons
    private let terms: Terms
    private let form: ClaimForm

    /// The most that is found in an entry.
    public static let mostFindings = 12
    /// How sure a finding is, 0 to 1: enough to end what it contradicts.
    private static let confidence = 0.6
    /// The same where the words may mean something else: the person will be asked.
    private static let doubt = 0.4
    /// How many sentences are read.
    private static let mostSentences = 1000
    /// How many topics are named.
    private static let mostTopics = 3

    /// Makes a reader.
    public init(lexicons: Lexicons, terms: Terms) {
        self.lexicons = lexicons
        self.terms = terms
        form = ClaimForm(lexicons: lexicons.all.map(\.lexicon), terms: terms)
    }

    /// Reads an entry, without leaving the current thread.
    public func read(_ diary: Diary, of person: Person, _ id: PersonID) -> DiaryReading { read(diary) }

    /// Reads an entry.
    func read(_ diary: Diary) -> DiaryReading {
        var reading = DiaryReading(reader: .rules)
        let sentences = Array(Said.sentences(of: diary, lexicons: lexicons).prefix(Self.mostSentences))
        let texts = sentences.map(\.text)
        let check = QuoteCheck(diary)
        let found = sentences.lazy.flatMap { findings(in: $0, on: diary.day, check) }
        reading.findings = Array(found.prefix(Self.mostFindings))
        let feelings = sentences.reduce(into: Feelings()) { $0.add($1.matcher, rules: $1.rules.feelings) }
        (reading.emotions, reading.sentiment, reading.strain) = (feelings.emotions, feelings.sentiment, feelings.strain)
        reading.topics = topics(of: sentences)
        let gist = Gist(texts, terms: terms)
        (reading.keyPhrases, reading.summary) = (gist.keyPhrases, gist.summary)
        reading.manner = MannerMeasure.manner(of: texts, lexicons: lexicons)
        return reading
    }

    private func topics(of sentences: [Said]) -> [String] {
        var counts: [String: Int] = [:]
        for sentence in sentences {
            for token in sentence.matcher.tokens where token.isWord {
                for topic in sentence.rules.topics where topic.words.contains(token.text) {
                    counts[topic.name, default: 0] += 1
                }
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostTopics).map(\.key)
    }
}

// MARK: Findings

extension RuleReader {
    private func findings(in sentence: Said, on day: LocalDate, _ check: QuoteCheck) -> [Finding] {
        guard !sentence.isQuestion else { return [] }
        let times = sentence.rules.dates.times(in: sentence.matcher, on: day)
        var taken: [Relation: [Range<Int>]] = [:]
        var findings: [Finding] = []
        for rule in sentence.rules.findings {
            for match in sentence.matcher.all(rule.pattern) {
                guard !(taken[rule.relation] ?? []).contains(where: { $0.overlaps(match.range) }),
                    rule.isNegative || !sentence.matcher.isNegated(before: match.range.lowerBound)
                else { continue }
                taken[rule.relation, default: []].append(match.range)
                guard let finding = finding(rule, match, in: sentence, times, on: day, check) else { continue }
                findings.append(finding)
            }
        }
        return findings
    }

    private func finding(
        _ rule: FindingRule, _ match: Matcher.Match, in sentence: Said, _ times: RelativeDates.Times,
        on day: LocalDate, _ check: QuoteCheck
    ) -> Finding? {
        let isOver = rule.flags.contains(.over)
        guard let claim = rule.claim(match.captures, form: form), isOver || !claim.value.isEmpty,
            let until = until(rule, times, on: day),
            let quote = check.quote(sentence.clause(around: match.range), of: sentence.part)
        else { return nil }
        return Finding(
            kind: MemoryKind(of: rule.relation), text: quote.text, claim: claim, quote: quote,
            stance: sentence.stance(of: match.range),
            heldFrom: times.from ?? (rule.flags.contains(.began) ? times.on : nil), heldUntil: until.date,
            isOver: isOver,
            confidence: rule.flags.contains(.unsure) ? Self.doubt : Self.confidence)
    }

    /// Until when it held; nil where that makes no sense of the rule: what was so once needs an end, and what is so
    /// has none in the past.
    private func until(
        _ rule: FindingRule, _ times: RelativeDates.Times, on day: LocalDate
    ) -> Until? {
        if rule.flags.contains(.over) { return Until(date: times.until ?? times.on) }
        if rule.flags.contains(.past) { return times.until.flatMap { $0.earliest <= day ? Until(date: $0) : nil } }
        return Until(date: times.until.flatMap { $0.latest >= day ? $0 : nil })
    }

    private struct Until {
        var date: PartialDate?
    }
}
