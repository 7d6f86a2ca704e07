import Domain
import Messaging

/// What operators are to look at, and what they decide. Only what is known can be shown or decided, and of reports
/// nothing is known but to operators.
extension Turn {
    /// Does what a button means. Returns whether it still meant something.
    mutating func act(on button: ReportButton, _ message: MessageID?) -> Bool {
        switch button {
        case .open: return showReport()
        case .judge(let verdict, _): return judge(verdict, message)
        case .object: return askForObjection()
        }
    }

    /// Tells an operator how much waits, with buttons that open what has waited longest.
    mutating func showReportQueue(isSilent: Bool = false) {
        guard let queue = knowledge.reports, queue.count > 0 || !queue.decided.isEmpty else { return }
        let waiting = queue.oldest.map { oldest in
            let day: Phrase.Value = .phrase(Phrase(short: local(oldest).date))
            return Phrase(.reportsWaiting, ["count": .number(queue.count), "day": day])
        }
        let rows = [(PhraseKey.buttonOpenReport, queue.waiting), (.buttonOpenDecided, queue.decided)].flatMap {
            key, ids in
            ids.map { [Choice(Phrase(key, ["number": .text("\($0.rawValue)")]), .report(.open($0)))] }
        }
        var shown = Utterance(waiting ?? Phrase(.reportsNone), choices: .buttons(rows))
        shown.isSilent = isSilent
        say(shown)
    }

    /// Something has come: an operator who talks with the bot hears of it, without a sound.
    mutating func reportCame() {
        guard knowledge.person != nil, let queue = knowledge.reports, queue.count > 0 else { return }
        showReportQueue(isSilent: true)
    }

    private mutating func showReport() -> Bool {
        guard let file = knowledge.report else { return false }
        say(
            Utterance(
                [Phrase(file.report.matter), about(file)] + words(of: file) + card(of: file) + clones(of: file),
                choices: .buttons([verdicts(on: file)])))
        for talk in file.talks { say(Utterance(words(of: talk, about: file.report.person))) }
        return true
    }

    /// What the clones of both said to each other.
    private func words(of talk: CloneTalk, about person: PersonID) -> [Phrase] {
        let reported = talk.pair.speaker(person)
        let lines = talk.conversation.lines.map { line in
            let key: PhraseKey = line.speaker == reported ? .reportSaid : .reportOtherSaid
            return Phrase(key, ["text": .text(line.text)])
        }
        let setting = Phrase(.setting(talk.conversation.setting))
        return [Phrase(.matchTalkHeading, ["setting": .phrase(setting)]), .lines(lines)]
    }

    /// Whom it is about, and how it stands with them.
    private func about(_ file: ReportFile) -> Phrase {
        let name = file.person.name ?? "—"
        let handle = file.person.handle.map { "@\($0)" } ?? "—"
        return .lines([
            Phrase(
                .reportAbout,
                ["name": .text(name), "handle": .text(handle), "number": .text("\(file.report.person.rawValue)")]),
            Phrase(.reportSince, ["day": .phrase(Phrase(short: local(file.report.at).date))]),
            Phrase(.reportReporters, ["count": .number(file.reporters)]),
            Phrase(.reportState(file.person.restriction?.extent)),
        ])
    }

    private func words(of file: ReportFile) -> [Phrase] {
        guard case .objection(let text) = file.report.matter else { return [] }
        return [Phrase(.reportWords, ["text": .text(text)])]
    }

    private func card(of file: ReportFile) -> [Phrase] {
        file.card.map { [Phrase(.reportCard)] + content(of: $0) } ?? []
    }

    /// What the clones of both tell others; nothing else of them is an operator's business.
    private func clones(of file: ReportFile) -> [Phrase] {
        zip([PhraseKey.reportClone, .reportOtherClone], file.parties).map { heading, party in
            let card = rules.judge.card(
                of: party.memories, person: party.person, doubts: party.doubts, profile: nil)
            let lines = card.items.suffix(Self.mostLines).map {
                Phrase(.matchBullet, ["text": .text($0.text)])
            }
            return .lines([Phrase(heading)] + (lines.isEmpty ? [Phrase(.reportCloneSilent)] : lines))
        }
    }

    /// The most lines of a clone's card that an operator is shown, the newest.
    private static var mostLines: Int { 12 }

    private func verdicts(on file: ReportFile) -> [Choice] {
        let possible: [Verdict] =
            switch file.person.restriction?.extent {
            case nil: [.clear, .pause, .ban]
            case .paused: [.clear, .pause, .ban]
            case .banned: [.clear]
            }
        return possible.map { Choice(Phrase(.button($0)), .report(.judge($0, file.report.id))) }
    }

    private mutating func judge(_ verdict: Verdict, _ message: MessageID?) -> Bool {
        guard let file = knowledge.report else { return false }
        change(.report(.judged(file.report.person, verdict, at: now)))
        let wasTold = file.person.restriction != nil
        if verdict != .clear { perform(.tell(file.report.person, .restricted)) }
        if verdict == .clear, wasTold { perform(.tell(file.report.person, .lifted)) }
        say(.done(verdict))
        return drop(message)
    }
}

// MARK: The one it is about

extension Turn {
    /// That they are not proposed to anybody, and why; with a way to object.
    mutating func tellRestriction() {
        guard let restriction = person.restriction, !restriction.isTold else { return }
        update { $0.restriction?.isTold = true }
        var shown = Utterance(Phrase(restriction), choices: .buttons([[objecting]]))
        shown.isSilent = person.reminder.quiet.contains(local(now).time)
        say(shown)
    }

    /// The same, for whoever asks again.
    var restrictionNotice: [Phrase] { person.restriction.map { [Phrase($0)] } ?? [] }

    /// Objects to what was decided.
    var objecting: Choice { Choice(Phrase(.buttonObject), .report(.object)) }

    mutating func tellLifting() {
        guard person.restriction == nil else { return }
        say(.restrictionLifted)
    }

    private mutating func askForObjection() -> Bool {
        guard person.restriction != nil else { return false }
        scene = .describing(.objection, then: scene.underneath)
        say(.objectionAsk, [:], .buttons(leaving))
        return true
    }

    /// Takes what they say to it.
    mutating func object(_ text: String, then: Scene) {
        scene = then
        guard person.restriction != nil else { return say(.restrictionLifted) }
        change(.report(.objected(ReportID(rawValue: event), text.trimmed, at: now)))
        perform(.callOperators)
        say(.objectionSent)
    }
}

// MARK: Profiles

extension Turn {
    /// What the person's clone would tell was looked through: somebody who wants to meet people is held back, or not any
    /// more. What an operator has cleared stays so.
    mutating func heed(_ suspicion: Suspicion?) {
        let isHeld = person.restriction.map { $0.cause == .suspicion && $0.extent == .paused } ?? false
        if let suspicion {
            guard person.restriction == nil, person.cleared == nil, person.agrees(to: .meeting) else { return }
            change(.report(.suspected(ReportID(rawValue: event), suspicion, at: now)))
            perform(.callOperators)
            let restriction = Restriction(.paused, .suspicion, since: now)
            update { $0.restriction = restriction }
            tellRestriction()
        } else if isHeld {
            change(.report(.suspected(ReportID(rawValue: event), nil, at: now)))
            update { $0.restriction = nil }
            say(.restrictionOver)
        }
    }
}

// MARK: Words

extension Phrase {
    /// What there is to look at.
    init(_ matter: Report.Matter) {
        switch matter {
        case .complaint(let reason): self.init(.reportComplaint, ["reason": .phrase(Phrase(.reason(reason)))])
        case .objection: self.init(.reportObjection)
        case .suspicion(.advertisement): self.init(.reportAdvertisement)
        case .suspicion(.money): self.init(.reportMoney)
        }
    }

    /// Why somebody is not proposed, as they are told.
    init(_ restriction: Restriction) {
        switch (restriction.extent, restriction.cause) {
        case (.paused, .complaints): self.init(.restrictedPaused)
        case (.banned, _): self.init(.restrictedBanned)
        case (.paused, .suspicion): self.init(.restrictedSuspicion)
        }
    }
}

extension PhraseKey {
    static func reason(_ reason: Report.Reason) -> PhraseKey {
        switch reason {
        case .money: .reasonMoney
        case .fake: .reasonFake
        case .rude: .reasonRude
        case .threat: .reasonThreat
        case .minor: .reasonMinor
        case .other: .reasonOther
        }
    }

    fileprivate static func reportState(_ extent: Restriction.Extent?) -> PhraseKey {
        switch extent {
        case nil: .reportFree
        case .paused: .reportPaused
        case .banned: .reportBanned
        }
    }

    fileprivate static func button(_ verdict: Verdict) -> PhraseKey {
        switch verdict {
        case .clear: .buttonClear
        case .pause: .buttonPauseThem
        case .ban: .buttonBan
        }
    }

    fileprivate static func done(_ verdict: Verdict) -> PhraseKey {
        switch verdict {
        case .clear: .verdictClear
        case .pause: .verdictPause
        case .ban: .verdictBan
        }
    }
}
