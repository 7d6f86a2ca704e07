import Domain

/// Before anything of a match is told, it is looked at what of it may be, outside of the step.
extension Turn {
    /// Has a match looked at.
    mutating func vet(_ match: MatchID, for purpose: VettedMatch.Purpose) {
        order(.vet(match, for: purpose), key: "vet-\(purpose.rawValue):\(match.rawValue)")
    }

    /// It was looked at: what may be told is told. What was told to nobody yet and rests on what is closed by now is
    /// dropped: the two may be found once more, without it.
    mutating func vetted(_ vetted: VettedMatch) {
        guard let (_, record) = present, record.match.id == vetted.match else { return }
        guard let card = vetted.card else {
            if !record.isTold { change(.match(.dropped(vetted.match))) }
            return
        }
        var current = record
        current.card = card
        if card != record.card { change(.match(.revised(vetted.match, card))) }
        switch vetted.purpose {
        case .telling: tellBoth(current)
        case .showing: showAgain(current)
        case .talks: recount(vetted.talks)
        }
    }

    /// What the clones said, date by date.
    private mutating func recount(_ talks: [CloneConversation]) {
        guard let (own, record) = present, record.isTold, let pair = record.match.pair, let speaker = pair.speaker(own)
        else { return }
        guard !talks.isEmpty else { return say(.matchTalksClosed) }
        for talk in talks {
            let lines = talk.lines.map { line in
                Phrase(line.speaker == speaker ? .matchTalkOwn : .matchTalkOther, ["text": .text(line.text)])
            }
            say(
                Utterance([
                    Phrase(.matchTalkHeading, ["setting": .phrase(Phrase(.setting(talk.setting)))]), .lines(lines),
                ]))
        }
    }
}

extension PhraseKey {
    static func setting(_ setting: CloneConversation.Setting) -> PhraseKey {
        switch setting {
        case .coffee: .settingCoffee
        case .cinema: .settingCinema
        case .walk: .settingWalk
        case .dinner: .settingDinner
        case .task: .settingTask
        case .disagreement: .settingDisagreement
        }
    }
}
