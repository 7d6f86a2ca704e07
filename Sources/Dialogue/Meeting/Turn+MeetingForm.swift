import Domain
import Messaging

/// What a person says of themselves and of whom they seek, item by item.
extension Turn {
    /// Puts the question of an item.
    mutating func inquire(_ item: MeetingProfile.Item) {
        if item == .ages { scene = .describing(.ages, then: scene.underneath) } else { leaveDescription() }
        say(question(of: item), key: item.messageKey)
    }

    private func question(of item: MeetingProfile.Item) -> Utterance {
        Utterance(Phrase(.question(of: item)), choices: .buttons(choices(for: item)))
    }

    private func choices(for item: MeetingProfile.Item) -> [[Choice]] {
        let own = meeting
        let isAnswered = own.answered.contains(item)
        switch item {
        case .aims:
            return Seeking.Aim.allCases.map { [mark(.aim($0), own.seeking.aims.contains($0), .aim($0))] }
                + end(of: item)
        case .gender:
            let genders: [Gender?] = Gender.allCases + [nil]
            return genders.map { [mark(.ownGender($0), isAnswered && own.gender == $0, .gender($0))] }
        case .whom:
            return Gender.allCases.map { [mark(.soughtGender($0), own.seeking.genders.contains($0), .whom($0))] }
                + end(of: item, own.seeking.genders.isEmpty ? .whomAll : nil)
        case .ages: return ageChoices
        case .reach:
            return Seeking.Reach.allCases.map {
                [mark(.reach($0), isAnswered && own.seeking.reach == $0, .reach($0))]
            }
        case .dealBreakers:
            return Seeking.DealBreaker.allCases.map {
                [mark(.dealBreaker($0), own.seeking.dealBreakers.contains($0), .dealBreaker($0))]
            } + end(of: item, own.seeking.dealBreakers.isEmpty ? .dealBreakersNone : nil)
        case .traits:
            return Seeking.DealBreaker.allCases.map { [mark(.ownTrait($0), own.traits.contains($0), .trait($0))] }
                + end(of: item, own.traits.isEmpty ? .traitsNone : nil)
        case .languages:
            return rules.languages.map { language in
                let isChosen = own.languages.contains(language.language)
                let name = Phrase(.plain, ["text": .text(language.name)])
                return [Choice(marked(name, isChosen), .meeting(.language(language.language)))]
            } + end(of: item)
        }
    }

    private func mark(_ key: PhraseKey, _ isChosen: Bool, _ button: MeetingButton) -> Choice {
        Choice(marked(Phrase(key), isChosen), .meeting(button))
    }

    func marked(_ phrase: Phrase, _ isChosen: Bool) -> Phrase {
        Phrase(isChosen ? .chosen : .notChosen, ["what": .phrase(phrase)])
    }

    private func end(of item: MeetingProfile.Item, _ nothing: PhraseKey? = nil) -> [[Choice]] {
        [[Choice(Phrase(nothing ?? .buttonGoOn), .meeting(.done(item)))]]
    }

    private var ageChoices: [[Choice]] {
        let spans = [[18...25, 25...35], [35...45, 45...60]].map { row in
            row.map { Choice(Phrase(ages: $0), .meeting(.ages($0.lowerBound, $0.upperBound))) }
        }
        let all = Seeking.possibleAges
        return spans + [[Choice(Phrase(.agesAny), .meeting(.ages(all.lowerBound, all.upperBound)))]] + [[notNow]]
    }
}

// MARK: Answers

extension Turn {
    /// Takes an answer that is given with one press, and goes on.
    mutating func fill(
        _ item: MeetingProfile.Item, _ message: MessageID?, _ change: (inout MeetingProfile) -> Void
    ) -> Bool {
        var own = meeting
        let wasComplete = own.isComplete
        change(&own)
        let isAnswered = own.answer(item)
        update { $0.meeting = own }
        guard isAnswered else {
            notice = Phrase(.meetingChooseOne)
            return true
        }
        leaveDescription()
        goOn(wasComplete: wasComplete)
        return drop(message)
    }

    private mutating func goOn(wasComplete: Bool) {
        if let next = meeting.next { return inquire(next) }
        if !wasComplete { say(.meetingReady) }
        showMeetingProfile()
    }

    /// Takes one of several answers, or drops it, and shows that.
    mutating func choose(_ item: MeetingProfile.Item, _ change: (inout MeetingProfile) -> Void) -> Bool {
        var own = meeting
        change(&own)
        update { $0.meeting = own }
        amend(item.messageKey, question(of: item))
        return true
    }

    /// Takes typed ages.
    mutating func describe(ages text: String) {
        switch AgeReading(text) {
        case .ages(let ages): _ = fill(.ages, nil) { $0.seeking.ages = ages }
        case .tooYoung: say(.agesTooYoung, ["age": .number(Person.ageOfConsent)], .buttons(ageChoices))
        case .unlikely: say(.agesUnlikely, [:], .buttons(ageChoices))
        case .unread: say(.agesUnread, [:], .buttons(ageChoices))
        }
    }

    /// Takes pressed ages; a forged payload may name any.
    mutating func choose(ages low: Int, _ high: Int, _ message: MessageID?) -> Bool {
        let possible = Seeking.possibleAges
        guard possible.contains(low), possible.contains(high), low <= high else { return false }
        return fill(.ages, message) { $0.seeking.ages = low...high }
    }
}

extension MeetingProfile.Item {
    /// The name of the message that asks for it.
    fileprivate var messageKey: MessageKey { MessageKey("meeting:\(rawValue)") }
}

extension Set {
    /// With an element, if it was without; else without it.
    mutating func toggle(_ element: Element) {
        if remove(element) == nil { insert(element) }
    }
}

extension Phrase {
    /// Ages in words.
    init(ages: ClosedRange<Int>) {
        let possible = Seeking.possibleAges
        let (low, high) = (ages.lowerBound, ages.upperBound)
        let values: [String: Value] = ["low": .number(low), "high": .number(high)]
        switch (low > possible.lowerBound, high < possible.upperBound) {
        case (_, true): self.init(.agesSpan, values)
        case (true, false): self.init(.agesFrom, ["low": .number(low)])
        case (false, false): self.init(.agesAny)
        }
    }
}
