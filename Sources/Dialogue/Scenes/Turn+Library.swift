import Domain
import Messaging

extension Turn {
    /// Lists entries, in a message of its own or in place of the page that is turned.
    mutating func showPage(isTurned: Bool = false) {
        guard let page = knowledge.page, page.entries > 0 else { return say(.diaryEmpty) }
        let rows = page.lines.map { line in
            let key: PhraseKey = line.opening.isEmpty ? .diaryLineWordless : .diaryLine
            return [
                Choice(
                    Phrase(key, ["day": .phrase(Phrase(short: line.day)), "opening": .text(line.opening)]),
                    .open(line.id))
            ]
        }
        let turning = [
            page.number > 0 ? Choice(Phrase(.buttonNewer), .page(page.number - 1)) : nil,
            page.number + 1 < page.count ? Choice(Phrase(.buttonOlder), .page(page.number + 1)) : nil,
        ].compactMap { $0 }
        let streak = page.streak(on: today)
        let totals = Phrase(
            .diaryTotals,
            ["count": .number(page.entries), "words": .phrase(Phrase(.words, ["count": .number(page.words)]))])
        let list = Utterance(
            [totals] + (streak > 1 ? [Phrase(.diaryStreak, ["count": .number(streak)])] : []),
            choices: .buttons(rows + (turning.isEmpty ? [] : [turning])))
        if isTurned { amend("list", list) } else { say(list, key: "list") }
    }

    /// Acts on an entry. Returns whether it is there and the person's own.
    mutating func actOnDiary(_ button: Button, _ message: MessageID?) -> Bool {
        if case .correctPart(let part) = button { return askForWords(of: part) }
        guard let entry = diary else { return false }
        switch button {
        case .done: close(entry)
        case .add:
            if case .onboarding = scene.underneath { return false }
            reopen(entry)
        case .correct: askWhatToCorrect(in: entry)
        case .delete: say(.deleteQuestion, [:], deletionChoices(entry.id))
        case .deleteForGood:
            remove(entry)
            _ = drop(message)
            say(.entryDeleted)
        case .keep:
            _ = drop(message)
            say(.entryKept)
        case .hear: play(entry)
        case .whole: say(.plain, ["text": .text(entry.text)])
        case .open: showBelow(entry)
        case .language, .consent, .skip, .place, .typePlaceAgain, .purpose, .purposesDone, .reminder, .noReminder,
            .snooze,
            .correctPart, .page, .takeAside, .dropAside, .settings, .quiet, .keepRecordings, .cloneConsent,
            .rate, .guess, .hearQuote, .grounds,
            .memories, .memory,
            .takeBack, .doubt, .upkeep, .disclosure, .portrait, .picture, .play, .answerGuess, .offerGuesses,
            .questionPace,
            .match, .report, .meeting, .retrospect, .leave, .close:
            return false
        }
        return true
    }

    private mutating func reopen(_ entry: Diary) {
        guard entry.parts.count < Diary.mostParts else { return say(.entryFull) }
        _ = leaveQuestion()
        // The one that was open until now is finished, as if the person had been quiet for long.
        if let other = scene.openDiary, other != entry.id { order(.ring(.quiet(other)), key: other.quietKey) }
        var open = entry
        open.closedAt = nil
        change(.diaryReopened(entry.id))
        cancel(entry.id.readingKey)
        order(.ring(.quiet(entry.id)), key: entry.id.quietKey, due: now + DialogueRules.quiet)
        scene = .diary(entry.id)
        diary = open
        show(open)
        say(.addMore)
    }

    private mutating func askWhatToCorrect(in entry: Diary) {
        let parts = entry.parts.filter { $0.text != nil && !$0.isWaiting }
        guard let first = parts.first else { return say(.nothingToCorrect) }
        guard parts.count > 1 else { _ = askForWords(of: first.id); return }
        say(
            .correctWhich, [:],
            .buttons(
                parts.prefix(20).map { part in
                    [Choice(Phrase(.plain, ["text": .text((part.text ?? "").opening)]), .correctPart(part.id))]
                } + [[Choice(Phrase(.buttonLeave), .close)]]))
    }

    private mutating func askForWords(of id: PartID) -> Bool {
        guard let part = diary?[id], let text = part.text, !part.isWaiting else { return false }
        scene = .correcting(id, then: scene.underneath)
        say(.correctHow, ["text": .text(text)], .buttons(leaving))
        return true
    }

    /// Replaces the words of a part by typed ones.
    mutating func correct(_ id: PartID, to text: String) {
        guard var entry = diary, var part = entry[id] else { return say(.entryGone) }
        part.reword(text)
        entry[id] = part
        change(.part(part))
        keepClosed(id)
        cancel(id.orderKey)
        diary = entry
        showBelow(entry)
        haveReadAnew(entry)
    }

    /// A message was edited: if it is part of an entry, or held back for one, so are its new words.
    mutating func replaceWords(of message: MessageID?, by text: String) {
        guard let message else { return }
        if case .onboarding(var onboarding) = scene {
            onboarding.kept.replaceText(of: message, by: text)
            scene = .onboarding(onboarding)
        }
        state?.asides.replaceText(of: message, by: text)
        state?.waiting.replaceText(of: message, by: text)
        if let part = diary?.parts.first(where: { $0.message == message }), case .written = part.content {
            rewrite(part, text)
        }
    }

    private mutating func rewrite(_ part: DiaryPart, _ text: String) {
        guard var entry = diary else { return }
        var part = part
        part.reword(text)
        entry[part.id] = part
        change(.part(part))
        keepClosed(part.id)
        diary = entry
        show(entry)
        haveReadAnew(entry)
    }

    /// Deletes an entry, with all that waits for it.
    mutating func remove(_ entry: Diary) {
        change(.diaryDeleted(entry.id))
        forgetDecisions(in: entry)
        cancel(entry.id.readingKey)
        renewProfile()
        haveEmbedded()
        for part in entry.parts where part.isWaiting { cancel(part.id.orderKey) }
        if scene.openDiary == entry.id {
            cancel(entry.id.quietKey)
            scene = scene.replacingUnderneath(by: .idle)
        }
        perform(.retract(entry.id.cardKey))
    }

    private mutating func play(_ entry: Diary) {
        let spoken = entry.parts.filter { $0.voice != nil }
        if spoken.isEmpty { say(.nothingToHear) }
        for part in spoken {
            if let voice = part.voice { perform(.play(.channel(file: voice.file), as: .recording(part.id))) }
        }
    }

    /// The channel will not take something. A recording it no longer has is played from the kept one, if there is one.
    mutating func deliveryRefused(_ delivery: Undelivered) {
        switch delivery {
        case .recording(let id):
            guard let kept = diary?[id]?.voice?.recording else { return say(.recordingUnplayable) }
            perform(.play(.stored(name: kept), as: .copy(id)))
        case .copy: say(.recordingUnplayable)
        case .export: say(.exportUndelivered)
        case .picture: say(.pictureFailed)
        case .matchPicture: break
        }
    }

    private func deletionChoices(_ id: DiaryID) -> Choices {
        .buttons([[Choice(Phrase(.buttonDeleteForGood), .deleteForGood(id)), Choice(Phrase(.buttonNo), .keep(id))]])
    }
}

extension String {
    /// The first words, for a button.
    var opening: String {
        let line = split(whereSeparator: \.isNewline).first ?? ""
        return line.count > 32 ? String(line.prefix(31)) + "…" : String(line)
    }
}

extension [KeptNote] {
    /// Gives a typed note its new words.
    fileprivate mutating func replaceText(of message: MessageID, by text: String) {
        guard let index = firstIndex(where: { $0.message == message }), case .text = self[index].content else { return }
        self[index].content = .text(text)
    }
}
