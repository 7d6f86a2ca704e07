public import Domain

/// What the picture of a clone shows, its words as phrases.
public struct ClonePortrait: Equatable, Sendable {
    /// Whether it is day where the person lives, and phones are set in bright colours.
    public var isByDay: Bool
    /// What the person wants to be called.
    public var name: String?
    /// How far the clone has come.
    public var stage: Phrase
    /// How much it knows.
    public var total: Int
    /// How much it knew over time.
    public var growth: [MemoryGrowth.Point]
    /// Days to be named, in order.
    public var days: [Day]
    /// How much it knows by kind, the most first.
    public var kinds: [Kind]
    /// Of which kinds it knows nothing. Needs and offers are not among them: many people have none.
    public var unknown: [Phrase]
    /// How often its guesses come true; none where nobody has played.
    public var accuracy: Accuracy?

    /// How often they came true in each of the last months with answers, the newest last; none before there were two,
    /// or while none of them tells anything.
    public var months: [Month] = []

    /// A month of the game.
    public struct Month: Equatable, Sendable {
        /// How it is called.
        public var name: Phrase
        /// The share of hits, 0 to 1, and its 95 % interval; none where there were few answers.
        public var rate: Rate?
        /// How many answers there were, in words.
        public var count: Phrase
    }

    /// How many months are shown.
    private static let mostMonths = 5

    /// How often guesses come true.
    public enum Accuracy: Equatable, Sendable {
        /// Too few answers to say: how many there are.
        case early(Phrase)
        /// The share of hits, 0 to 1, its 95 % interval, and the counts in words.
        case measured(Double, within: ClosedRange<Double>, Phrase)
    }

    /// A day with its name.
    public struct Day: Equatable, Sendable {
        /// The day.
        public var day: LocalDate
        /// How it is called.
        public var name: Phrase
    }

    /// A kind of memory, and how much of it there is.
    public struct Kind: Equatable, Sendable {
        /// How it is called.
        public var name: Phrase
        /// From 1.
        public var count: Int
    }
}

extension DialogueRules {
    /// What there is to draw of a person's clone; nil where nobody is known.
    ///
    /// - Parameter known: The person, all memories and all rounds of guesses.
    public func portrait(of known: Knowledge, now: Timestamp) -> ClonePortrait? {
        known.person.map { person in
            let turn = Turn(
                rules: self, event: 0, now: now, knowledge: known, person: person, state: DialogueState(scene: .idle))
            var portrait = ClonePortrait(
                of: person, current: turn.currentMemories,
                growth: MemoryGrowth(known.memories, until: turn.today, day: { turn.local($0).date }).points,
                isByDay: turn.isByDay)
            let accuracy = CloneAccuracy(known.guesses)
            portrait.accuracy = .init(accuracy)
            portrait.months = accuracy.missing > 0 ? [] : ClonePortrait.months(of: accuracy)
            return portrait
        }
    }
}

extension ClonePortrait.Accuracy {
    fileprivate init?(_ accuracy: CloneAccuracy) {
        guard accuracy.outcomes > 0 else { return nil }
        let (hits, count) = (accuracy.clone.hits, accuracy.clone.count)
        let counts: [String: Phrase.Value] = ["hits": .number(Int(hits.rounded())), "of": .number(accuracy.outcomes)]
        self =
            accuracy.missing > 0
            ? .early(Phrase(.pictureAccuracyEarly, ["count": .number(accuracy.missing)]))
            : .measured(hits / count, within: accuracy.clone.interval, Phrase(.pictureAccuracyHits, counts))
    }
}

extension ClonePortrait {
    fileprivate init(of person: Person, current: [Memory], growth: [MemoryGrowth.Point], isByDay: Bool) {
        let counts = MemoryKind.allCases.map { kind in (kind: kind, count: current.count { $0.kind == kind }) }
        let known = counts.filter { $0.count > 0 }.sorted { $0.count > $1.count }
        self.init(
            isByDay: isByDay, name: person.name,
            stage: Phrase(.stage(CloneStage(knowing: current))), total: current.count, growth: growth,
            days: Self.days(of: growth),
            kinds: known.map { Kind(name: Phrase(.kind($0.kind)), count: $0.count) },
            unknown: counts.filter { $0.count == 0 && $0.kind.isOfEverybody }.map { Phrase(.kind($0.kind)) })
    }

    fileprivate static func months(of accuracy: CloneAccuracy) -> [Month] {
        let months = accuracy.months.suffix(mostMonths)
        guard months.count > 1, months.contains(where: \.isTelling) else { return [] }
        return months.map { month in
            Month(
                name: Phrase(.monthAlone(month.month.month ?? 1)), rate: month.isTelling ? month.clone : nil,
                count: Phrase(.pictureAccuracyMonthEarly, ["count": .number(Int(month.clone.count))]))
        }
    }

    /// The first day on which there was something, the last, and one between: with their years where these differ, and
    /// by month alone where the history is long.
    private static func days(of growth: [MemoryGrowth.Point]) -> [Day] {
        let days = growth.dropFirst().map(\.day)
        guard let first = days.first, let last = days.last else { return [] }
        let isLong = first.days(until: last) > 300
        return Set([first, days[days.count / 2], last]).sorted().map { day in
            if isLong, let month = PartialDate(year: day.year, month: day.month) {
                Day(day: day, name: Phrase(month))
            } else {
                Day(day: day, name: first.year == last.year ? Phrase(short: day) : Phrase(day))
            }
        }
    }
}

extension MemoryKind {
    /// Whether everybody has something of this kind to tell.
    var isOfEverybody: Bool {
        switch self {
        case .fact, .preference, .experience, .relationship, .goal, .fear, .value: true
        case .need, .offer: false
        }
    }
}
