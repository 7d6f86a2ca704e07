public import Domain

/// What the picture of a match shows to one of the two, its words as phrases.
public struct MatchPicture: Equatable, Sendable {
    /// Whether it is day where the person lives, and phones are set in bright colours.
    public var isByDay: Bool
    /// How likely both say yes, in hundredths.
    public var chance: Int
    /// How far that can be off.
    public var interval: Phrase
    /// How much they have in common, as far as is known.
    public var band: Phrase
    /// The levels, in the order in which they stand around.
    public var levels: [Level]

    /// A level.
    public struct Level: Equatable, Sendable {
        /// How it is called.
        public var name: Phrase
        /// How the other suits the person; none where that is unknown.
        public var own: LevelScore?
        /// How the person suits the other; none where that is unknown.
        public var other: LevelScore?

        /// Whether there is nothing to show.
        public var isUnknown: Bool { own == nil && other == nil }
    }
}

extension DialogueRules {
    /// What there is to draw of a match for the person who looks; nil where it is not theirs, or was not told them.
    ///
    /// - Parameter known: The person, and the match.
    public func picture(of known: Knowledge, now: Timestamp) -> MatchPicture? {
        guard let person = known.person, let own = known.id, let record = known.matchRecords.first, record.isTold,
            let partner = record.match.partner(of: own)
        else { return nil }
        let turn = Turn(
            rules: self, event: 0, now: now, knowledge: known, person: person, state: DialogueState(scene: .idle))
        return MatchPicture(record.card, of: own, and: partner, isByDay: turn.isByDay)
    }
}

extension MatchPicture {
    fileprivate init(_ card: MatchCard, of own: PersonID, and partner: PersonID, isByDay: Bool) {
        func known(_ person: PersonID, _ level: CompatibilityLevel) -> LevelScore? {
            card.side(of: person)?.levels[level].flatMap { $0.evidence > 0 ? $0 : nil }
        }
        let values = card.chance.values
        self.init(
            isByDay: isByDay, chance: card.chance.hundredths, interval: Phrase(.radarInterval, values),
            band: Phrase(.radarBand(card.band)),
            levels: CompatibilityLevel.allCases.map {
                Level(name: Phrase(.level($0)), own: known(own, $0), other: known(partner, $0))
            })
    }
}

extension MatchCard.Chance {
    /// The likeliest value.
    var hundredths: Int { Int((middle * 100).rounded()) }

    /// In whole hundredths.
    var values: [String: Phrase.Value] {
        func share(_ value: Double) -> Phrase.Value { .number(Int((value * 100).rounded())) }
        return ["low": share(low), "middle": share(middle), "high": share(high)]
    }
}

extension PhraseKey {
    fileprivate static func radarBand(_ band: MatchCard.Band) -> PhraseKey {
        switch band {
        case .littleKnown: .radarLittleKnown
        case .someCommon: .radarSomeCommon
        case .muchCommon: .radarMuchCommon
        }
    }
}

// MARK: Sending it

extension Turn {
    /// Has it drawn. It follows what is said in words, which come whether or not it can be drawn.
    mutating func orderPicture(of match: MatchID) { order(.draw(match: match), key: "radar:\(match.rawValue)") }

    /// Shows it where the match is still there to be looked at.
    mutating func drawn(_ file: String?, of match: MatchID) {
        guard let file else { return }
        let standing = knowledge.id.flatMap { knowledge.matchRecords.first?.match.standing(for: $0, at: now) }
        guard let standing, standing != .past else { return change(.fileDiscarded(name: file)) }
        send(file, saying: Phrase(.radarCaption), as: .matchPicture)
    }
}
