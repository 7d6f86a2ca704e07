/// That something is different with a person at a part of the day, against their own usual.
public struct Rhythm: Equatable, Codable, Sendable, CustomStringConvertible {
    /// The part of the day.
    public var part: PartOfDay
    /// What is different.
    public var measure: Measure
    /// By how much it is higher there than at other times, in the person's own standard deviations; negative where it
    /// is lower.
    public var deviation: Double
    /// Entries of that part of the day, the newest first, at most ``mostSupports``.
    public var diaries: [DiaryID]

    /// What can be different.
    public enum Measure: Hashable, Codable, Sendable {
        /// How good the entry sounds.
        case sentiment
        /// How strained the person is.
        case strain
        /// How fast they speak.
        case tempo
        /// How much they pause.
        case pauses
        /// How loud they speak.
        case loudness
        /// How strongly they feel something.
        case emotion(DiaryReading.Emotion.Name)
    }

    /// So many samples there must be in the part of the day, and as many outside.
    public static let fewest = 5
    /// A difference counts from so many of its own standard errors on. Some seventy are looked for in one person: two,
    /// as is usual for one, would find some by chance in everybody.
    public static let leastErrors = 3.2
    /// The most rhythms of a person.
    public static let most = 8
    /// The most entries that are named.
    public static let mostSupports = 12

    /// Names a rhythm.
    public init(_ part: PartOfDay, _ measure: Measure, deviation: Double, diaries: [DiaryID]) {
        self.part = part
        self.measure = measure
        self.deviation = deviation
        self.diaries = diaries
    }

    /// Only with what still supports it; nil where that is too little.
    func resting(on diaries: Set<DiaryID>) -> Rhythm? {
        var rest = self
        rest.diaries = self.diaries.filter(diaries.contains)
        return rest.diaries.count >= Self.fewest ? rest : nil
    }

    /// As a model reads it.
    public var description: String {
        "\(part.rawValue): \(measure.name) \(deviation > 0 ? "higher" : "lower") than at other times"
    }
}

extension Rhythm.Measure {
    fileprivate var name: String {
        switch self {
        case .sentiment: "mood"
        case .strain: "strain"
        case .tempo: "tempo of speech"
        case .pauses: "pauses in speech"
        case .loudness: "loudness of speech"
        case .emotion(let name): name.rawValue
        }
    }

    /// Whether less of it is worth a word: that somebody feels something less often says little.
    fileprivate var countsBelow: Bool {
        if case .emotion = self { false } else { true }
    }

    fileprivate static var all: [Self] {
        [.sentiment, .strain, .tempo, .pauses, .loudness] + DiaryReading.Emotion.Name.allCases.map(Self.emotion)
    }

    /// What an entry says of it, a value for each sample.
    fileprivate func values(of entry: LifeEntry) -> [Double] {
        switch self {
        case .sentiment: entry.reading.map { [$0.sentiment] } ?? []
        case .strain: entry.reading.map { [$0.strain == .calm ? 0 : 1] } ?? []
        case .tempo: entry.voices.compactMap(\.tempo)
        case .pauses: entry.voices.map(\.pauses)
        case .loudness: entry.voices.map(\.loudness)
        case .emotion(let name):
            entry.reading.map { reading in [reading.emotions.first { $0.name == name }?.intensity ?? 0] } ?? []
        }
    }
}

extension Rhythm {
    /// What is different at some part of the day, the plainest first.
    ///
    /// - Parameter entries: The oldest first.
    static func rhythms(of entries: [LifeEntry]) -> [Rhythm] {
        let found = Measure.all.flatMap { measure in
            let samples = entries.flatMap { entry in measure.values(of: entry).map { Sample(entry, $0) } }
            return PartOfDay.allCases.compactMap { contrast(measure, at: $0, samples) }
        }
        return found.sorted { $1.errors < $0.errors }.prefix(most).map(\.rhythm)
    }

    private struct Sample {
        var part: PartOfDay
        var diary: DiaryID
        var value: Double

        init(_ entry: LifeEntry, _ value: Double) {
            (part, diary, self.value) = (entry.part, entry.id, value)
        }
    }

    private static func contrast(
        _ measure: Measure, at part: PartOfDay, _ samples: [Sample]
    ) -> (rhythm: Rhythm, errors: Double)? {
        let (inside, outside) = (samples.filter { $0.part == part }, samples.filter { $0.part != part })
        let supports = inside.reversed().map(\.diary).uniqued.prefix(mostSupports)
        guard supports.count >= fewest, outside.count >= fewest else { return nil }
        let spread = samples.map(\.value).deviation
        // Loudness that never changes is a recorder's, and its rounding no rhythm.
        guard spread > 1e-6 else { return nil }
        let difference = (inside.map(\.value).mean - outside.map(\.value).mean) / spread
        let errors = abs(difference) / (1 / Double(inside.count) + 1 / Double(outside.count)).squareRoot()
        guard errors >= leastErrors, difference > 0 || measure.countsBelow else { return nil }
        return (Rhythm(part, measure, deviation: difference, diaries: Array(supports)), errors)
    }
}

extension [Double] {
    fileprivate var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }

    /// The standard deviation of a sample.
    fileprivate var deviation: Double {
        guard count > 1 else { return 0 }
        let mean = mean
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
    }
}
