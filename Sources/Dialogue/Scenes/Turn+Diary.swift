import Domain
import Messaging

extension Turn {
    /// Keeps something in the diary, if the person agreed to that; otherwise asks for it first.
    mutating func keepOrAsk(_ note: KeptNote) {
        if person.agrees(to: .diaries) { return keep(note) }
        putAside(note)
        if isTooFast() { return }
        say(.consentNeeded, consentValues, .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
    }

    /// Adds to the open entry, or opens one.
    mutating func keep(_ note: KeptNote) {
        let isNew = openEntry(for: note)
        guard var entry = diary else { return }
        let part = part(of: note, in: entry.id)
        entry.parts.append(part)
        change(.part(part))
        diary = entry
        scene = .diary(entry.id)
        order(.ring(.quiet(entry.id)), key: "quiet", due: now + DialogueRules.quiet)
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
            id: PartID(rawValue: note.id), diary: diary, message: note.message, sentAt: note.sentAt, content: content)
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
        cancel("quiet")
        if scene.openDiary == entry.id { scene = .idle }
        diary = closed
        show(closed)
    }

    /// The person has said nothing more for a while.
    mutating func quietElapsed(_ id: DiaryID) {
        guard let entry = diary, entry.id == id else { return }
        let before = scene
        close(entry)
        // An interruption that is still open goes on; only the entry underneath is finished.
        scene = before.replacingUnderneath(by: .idle)
    }
}

extension DiaryID {
    /// The name of the message that shows the entry.
    var cardKey: MessageKey { MessageKey("diary:\(rawValue)") }
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
        case .confirmingDeletion(let then): .confirmingDeletion(then: then.replacingUnderneath(by: scene))
        case .diary: scene
        case .unmet, .idle, .onboarding, .departed: self
        }
    }
}
