import Domain
import Messaging

extension Turn {
    /// Takes what a person sent.
    mutating func take(_ arrival: Arrival, isOperator: Bool) {
        switch arrival.content {
        case .group: leaveGroup()
        case .blocked, .unblocked: break
        case .text, .command, .voice, .button, .edited, .location, .contact, .attachment:
            if scene == .departed { return }
            if knowledge.person == nil { meet(arrival) } else { answer(arrival, isOperator: isOperator) }
        }
    }

    private mutating func answer(_ arrival: Arrival, isOperator: Bool) {
        if person.handle != arrival.sender.handle { update { $0.handle = arrival.sender.handle } }
        switch arrival.content {
        case .text(let text): take(text, of: arrival)
        case .voice(let recording): take(recording, of: arrival)
        case .edited(let text): replaceWords(of: arrival.message, by: text)
        case .button(let payload, let id): press(payload, id, on: arrival.message)
        case .command(let name, let argument): isTooFast() ? () : obey(name, argument, isOperator: isOperator)
        case .location(let latitude, let longitude): isTooFast() ? () : locate(latitude, longitude)
        case .contact(let contact, let isOwn): isTooFast() ? () : take(contact, isOwn: isOwn, of: arrival)
        case .attachment(let kind, let caption): decline(kind, caption, of: arrival)
        case .group, .blocked, .unblocked: break
        }
    }

    /// Whether the person asks for more than can be answered. It is said once; what is told to the diary is kept all
    /// the same.
    mutating func isTooFast() -> Bool {
        var pace = state?.pace ?? Pace()
        let count = pace.add(at: now)
        state?.pace = pace
        guard count > Pace.most else { return false }
        if count == Pace.most + 1 { say(tooFast) }
        return true
    }

    var tooFast: Phrase { Phrase(.tooFast, ["count": .number(Pace.most)]) }

    private mutating func leaveGroup() {
        if scene != .departed { say(.groupFarewell) }
        perform(.leave)
        scene = .departed
    }

    mutating func take(_ text: String, of arrival: Arrival) {
        switch scene {
        case .onboarding(let onboarding): answer(onboarding, text, of: arrival)
        case .correcting(let part, let then):
            scene = then
            correct(part, to: text)
        case .asking(let setting, let then): isTooFast() ? () : set(setting, to: text, then: then)
        case .questioning(let then): isTooFast() ? () : question(text, then: then)
        case .naming(let use, let then): isTooFast() ? () : name(text, for: use, then: then)
        case .describing(let question, let then): isTooFast() ? () : describe(question, text, then: then)
        case .recalling(let question, _): isTooFast() ? () : recall(text, to: question)
        case .confirmingDeletion(let then): confirmDeletion(text, of: arrival, then: then)
        case .answering(let question, let then):
            scene = then
            isForClone(text) ? takeQuestion(text) : keepOrAsk(note(.text(text), of: arrival, answering: question))
        case .idle where isForClone(text): takeQuestion(text)
        case .unmet, .idle, .diary: keepOrAsk(note(.text(text), of: arrival))
        case .departed: break
        }
    }

    private mutating func takeQuestion(_ text: String) {
        isTooFast() ? () : orderAdvice(text.trimmed)
    }

    private mutating func take(_ recording: Recording, of arrival: Arrival) {
        if case .questioning(let then) = scene, !recording.isForwarded, person.agrees(to: .diaries),
            ask(recording, then: then)
        {
            return
        }
        if case .recalling(let question, _) = scene, !recording.isForwarded { return recall(recording, to: question) }
        var note = note(recording, of: arrival)
        if case .answering(let question, let then) = scene {
            note.asked = question
            scene = then
        }
        _ = leaveQuestion()
        if recording.isForwarded { return askWhose(note) }
        if case .onboarding(let onboarding) = scene { return holdBack(note, in: onboarding) }
        keepOrAsk(note)
    }

    mutating func askWhose(_ note: KeptNote) {
        putAside(note)
        say(
            .whoseVoice, [:],
            .buttons([
                [Choice(Phrase(.buttonMine), .takeAside(note.id)), Choice(Phrase(.buttonNotMine), .dropAside(note.id))]
            ]))
    }

    mutating func decline(_ kind: Arrival.Attachment, _ caption: String?, of arrival: Arrival) {
        if isTooFast() { return }
        let words = caption?.trimmed ?? ""
        guard !words.isEmpty, case .idle = scene.underneathOfDiary else { return say(.declined(kind)) }
        let note = note(.text(words), of: arrival)
        putAside(note)
        say(
            Utterance(
                [Phrase(.declined(kind)), Phrase(.captionOffer)],
                choices: .buttons([
                    [
                        Choice(Phrase(.buttonTakeCaption), .takeAside(note.id)),
                        Choice(Phrase(.buttonNo), .dropAside(note.id)),
                    ]
                ])))
    }

    private mutating func locate(_ latitude: Double, _ longitude: Double) {
        let place = rules.atlas.nearest(latitude: latitude, longitude: longitude)
        switch scene {
        case .onboarding(let onboarding) where onboarding.step == .place:
            place.map { settle(in: $0, onboarding) } ?? say(.placeUnknown)
        case .asking(.place, let then):
            guard let place else { return say(.placeUnknown) }
            scene = then
            move(to: place)
        case .unmet, .idle, .onboarding, .diary, .correcting, .asking, .questioning, .naming, .answering,
            .describing, .recalling, .confirmingDeletion, .departed:
            say(Phrase(.locationNotNeeded), .removeReplyButtons)
        }
    }

    func note(_ recording: Recording, of arrival: Arrival) -> KeptNote {
        note(.voice(file: recording.file, seconds: recording.seconds, caption: recording.caption), of: arrival)
    }

    func note(_ content: KeptNote.Content, of arrival: Arrival, answering question: String? = nil) -> KeptNote {
        KeptNote(id: event, content: content, message: arrival.message, sentAt: arrival.sentAt, asked: question)
    }

    mutating func putAside(_ note: KeptNote) {
        state?.asides.append(note)
        if let count = state?.asides.count, count > DialogueState.mostAsides { state?.asides.removeFirst() }
    }

    mutating func takeAside(_ id: Int64) -> KeptNote? {
        guard let index = state?.asides.firstIndex(where: { $0.id == id }) else { return nil }
        return state?.asides.remove(at: index)
    }
}

extension Scene {
    /// What goes on when an interruption or an open entry is over.
    fileprivate var underneathOfDiary: Scene {
        if case .diary = underneath { .idle } else { underneath }
    }
}

extension String {
    /// Without white space at the ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
