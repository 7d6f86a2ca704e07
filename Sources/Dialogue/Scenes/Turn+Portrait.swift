import Domain
import Messaging

/// The portrait in words: what the clone makes of the person, each claim with a way to what it rests on.
extension Turn {
    /// Shows it. Returns whether there is anything to show.
    mutating func showPortrait() -> Bool {
        let claims = knowledge.profile.map(Claims.init)
        guard let profile = knowledge.profile, let claims, !claims.isEmpty else {
            say(.portraitEarly)
            return true
        }
        say(
            Utterance(
                [Phrase(.portrait, ["stage": .phrase(Phrase(.stage(profile.stage)))])] + claims.paragraphs
                    + [Phrase(.portraitGrounds)],
                choices: .buttons(claims.rows + [[Choice(Phrase(.buttonClose), .close)]])))
        return true
    }

    /// The claims of a portrait, numbered through.
    private struct Claims {
        private(set) var paragraphs: [Phrase] = []
        private var buttons: [Choice] = []
        private var count = 0

        /// The most claims of one aspect, habits of a kind, and rhythms.
        private static let most = 3
        /// The most memories to which a claim leads: with them, a message stays below the 100 buttons that Telegram takes.
        private static let mostGrounds = 3
        /// The most buttons in a row.
        private static let inRow = 6

        var isEmpty: Bool { buttons.isEmpty }

        var rows: [[Choice]] {
            stride(from: 0, to: buttons.count, by: Self.inRow).map {
                Array(buttons[$0..<min($0 + Self.inRow, buttons.count)])
            }
        }

        init(_ profile: Profile) {
            for aspect in Profile.Aspect.allCases {
                let traits = (profile.traits + profile.insights).filter { $0.aspect == aspect }.prefix(Self.most)
                add(
                    .aspect(aspect),
                    traits.map { trait in
                        (Phrase(.plain, ["text": .text(trait.text)]), trait.memories.map(Button.memory))
                    })
            }
            let style = profile.style
            for (heading, habits) in [
                (PhraseKey.portraitTurns, style.turns), (.portraitWords, style.words), (.portraitEmoji, style.emoji),
            ] {
                add(
                    heading,
                    habits.prefix(Self.most).map {
                        (Phrase(.plain, ["text": .text($0.text)]), $0.diaries.prefix(1).map(Button.open))
                    })
            }
            add(
                .portraitRhythms,
                profile.rhythms.prefix(Self.most).map { (Phrase($0), $0.diaries.prefix(1).map(Button.open)) })
        }

        /// Adds a paragraph of claims under a heading; none where there are no claims.
        private mutating func add(_ heading: PhraseKey, _ claims: [(words: Phrase, grounds: [Button])]) {
            guard !claims.isEmpty else { return }
            paragraphs.append(Phrase(heading))
            for claim in claims {
                count += 1
                paragraphs.append(
                    Phrase(.portraitClaim, ["number": .text("\(count)"), "claim": .phrase(claim.words)]))
                for (index, ground) in claim.grounds.prefix(Self.mostGrounds).enumerated() {
                    let label = index == 0 ? "\(count)" : "\(count) · \(index + 1)"
                    buttons.append(Choice(Phrase(.plain, ["text": .text(label)]), ground))
                }
            }
        }
    }
}

extension Phrase {
    /// What is different with the person at a part of the day.
    fileprivate init(_ rhythm: Rhythm) {
        let part: [String: Value] = ["part": .phrase(Phrase(.part(rhythm.part)))]
        let isMore = rhythm.deviation > 0
        switch rhythm.measure {
        case .sentiment: self.init(isMore ? .rhythmBrighter : .rhythmDarker, part)
        case .strain: self.init(isMore ? .rhythmTenser : .rhythmCalmer, part)
        case .tempo: self.init(isMore ? .rhythmFaster : .rhythmSlower, part)
        case .pauses: self.init(isMore ? .rhythmMorePauses : .rhythmFewerPauses, part)
        case .loudness: self.init(isMore ? .rhythmLouder : .rhythmQuieter, part)
        case .emotion(let name):
            self.init(.rhythmFeeling, part.merging(["emotion": .phrase(Phrase(.emotion(name)))]) { $1 })
        }
    }
}

extension PhraseKey {
    fileprivate static func aspect(_ aspect: Profile.Aspect) -> PhraseKey {
        switch aspect {
        case .value: .portraitValues
        case .interest: .portraitInterests
        case .goal: .portraitGoals
        case .fear: .portraitFears
        case .strength: .portraitStrengths
        case .weakness: .portraitWeaknesses
        case .thinking: .portraitThinking
        case .pattern: .portraitPatterns
        }
    }

    fileprivate static func part(_ part: PartOfDay) -> PhraseKey {
        switch part {
        case .night: .partNight
        case .morning: .partMorning
        case .afternoon: .partAfternoon
        case .evening: .partEvening
        }
    }

    fileprivate static func emotion(_ name: DiaryReading.Emotion.Name) -> PhraseKey {
        switch name {
        case .joy: .emotionJoy
        case .trust: .emotionTrust
        case .fear: .emotionFear
        case .surprise: .emotionSurprise
        case .sadness: .emotionSadness
        case .disgust: .emotionDisgust
        case .anger: .emotionAnger
        case .anticipation: .emotionAnticipation
        case .tiredness: .emotionTiredness
        case .loneliness: .emotionLoneliness
        case .gratitude: .emotionGratitude
        case .shame: .emotionShame
        }
    }
}
