import Domain
import Messaging

extension Turn {
    /// Keeps something in the diary, if the person agreed to that; otherwise asks for it first.
    mutating func keepOrAsk(_ note: KeptNote) {
        if person.agrees(to: .diaries) { return keep(note) }
        let count = state?.waiting.count ?? 0
        let isFull = count >= DialogueState.mostWaiting
        if !isFull { state?.waiting.append(note) }
        if isTooFast() { return }
        say(
            isFull ? .waitingFull : count == 0 ? .consentNeeded : .consentStillNeeded, consentValues,
            .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
    }

    /// Keeps what has waited for consent.
    mutating func keepWaiting() {
        let waiting = state?.waiting ?? []
        state?.waiting = []
        for note in waiting { keep(note) }
    }

    /// Adds to the open entry, or opens one.
    mutating func keep(_ note: KeptNote) {
        let isNew = openEntry(for: note)
        guard var entry = diary else { return }
        let part = part(of: note, in: entry.id)
        entry.parts.append(part)
        change(.part(part))
        diary = entry
        scene = scene.replacingUnderneath(by: .diary(entry.id))
        order(.ring(.quiet(entry.id)), key: entry.id.quietKey, due: now + DialogueRules.quiet)
        if let voice = part.voice {
            order(.fetch(part.id, file: voice.file), key: part.id.orderKey)
            show(.typing)
        }
        show(entry, isNew: isNew)
        if !isNew, let message = note.message { perform(.react(message, emoji: "✍")) }
    }

    /// Returns whether a new entry was opened.
    private mutating func openEntry(for note: KeptNote) -> Bool {
        if let entry = diary, scene.openDiary == entry.id, entry.closedAt == nil {
            guard entry.parts.count >= Diary.mostParts else { return false }
            close(entry)
        }
        let entry = Diary(id: DiaryID(rawValue: note.id), day: local(note.sentAt).date, openedAt: now)
        change(.diaryOpened(entry.id, day: entry.day, at: now))
        diary = entry
        return true
    }

    private func part(of note: KeptNote, in diary: DiaryID) -> DiaryPart {
        let content: DiaryPart.Content =
            switch note.content {
            case .text(let text): .written(text)
            case .voice(let file, let seconds, let caption):
                .spoken(VoiceNote(file: file, seconds: seconds, caption: caption))
            }
        return DiaryPart(
            id: PartID(rawValue: note.id), diary: diary, message: note.message, sentAt: note.sentAt, content: content,
            asked: note.asked)
    }

    /// Shows an entry's card, in place of the one that is there already.
    mutating func show(_ entry: Diary, isNew: Bool = false, minute: DiaryCard.Minute? = nil) {
        let card = DiaryCard(diary: entry, minute: minute).utterance
        if isNew { say(card, key: entry.id.cardKey) } else { amend(entry.id.cardKey, card) }
    }

    /// Shows an entry's card anew, below everything said since.
    mutating func showBelow(_ entry: Diary) {
        perform(.retract(entry.id.cardKey))
        show(entry, isNew: true)
    }

    /// Finishes an entry.
    mutating func close(_ entry: Diary) {
        guard entry.closedAt == nil else { return }
        var closed = entry
        closed.closedAt = now
        change(.diaryClosed(entry.id, at: now))
        cancel(entry.id.quietKey)
        // A question that is open beside it goes on.
        if scene.openDiary == entry.id { scene = scene.replacingUnderneath(by: .idle) }
        diary = closed
        show(closed)
        haveRead(closed)
    }

    /// The person has said nothing more for a while.
    mutating func quietElapsed(_ id: DiaryID) {
        if let entry = diary, entry.id == id { close(entry) }
    }
}

extension DiaryID {
    /// The name of the message that shows the entry.
    var cardKey: MessageKey { MessageKey("diary:\(rawValue)") }
    /// The name of the timer that finishes the entry.
    var quietKey: String { "quiet:\(rawValue)" }
}

extension PartID {
    /// The name of the work on a recording.
    var orderKey: String { "part:\(rawValue)" }
}

extension Scene {
    /// The same interruption over another scene.
    func replacingUnderneath(by scene: Scene) -> Scene {
        switch self {
        case .correcting(let part, let then): .correcting(part, then: then.replacingUnderneath(by: scene))
        case .asking(let setting, let then): .asking(setting, then: then.replacingUnderneath(by: scene))
        case .questioning(let then): .questioning(then: then.replacingUnderneath(by: scene))
        case .naming(let use, let then): .naming(use, then: then.replacingUnderneath(by: scene))
        case .answering(let question, let then): .answering(question, then: then.replacingUnderneath(by: scene))
        case .describing(let question, let then): .describing(question, then: then.replacingUnderneath(by: scene))
        case .recalling(let question, let then): .recalling(question, then: then.replacingUnderneath(by: scene))
        case .confirmingDeletion(let then): .confirmingDeletion(then: then.replacingUnderneath(by: scene))
        case .idle, .diary: scene
        case .unmet, .onboarding, .departed: self
        }
    }
}
