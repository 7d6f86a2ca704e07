import Domain
import Messaging

/// Whether a language model may see what the diary says. Without it, the rules read the diary where it lies.
extension Turn {
    /// Asks once, when it would first make a difference.
    mutating func askForCloneConsent() {
        guard rules.modelEndpoint != nil, !person.agrees(to: .clone), person.asked?[.clone] == nil,
            !person.reminder.quiet.contains(local(now).time)
        else { return }
        let moment = now
        update { $0.wasAsked(for: .clone, at: moment) }
        sayCloneConsent()
    }

    /// Says what it is about, with the buttons that fit.
    mutating func sayCloneConsent() {
        guard let endpoint = rules.modelEndpoint else { return }
        let yes = Choice(Phrase(.buttonCloneConsent), .cloneConsent(true))
        let no = Choice(Phrase(.buttonCloneRefuse), .cloneConsent(false))
        let isOpen = person.consents[.clone] == nil && person.asked?[.clone] == now
        say(
            .cloneConsentQuestion, ["endpoint": .text(endpoint)],
            .buttons(isOpen ? [[yes], [no]] : [[person.agrees(to: .clone) ? no : yes]]))
    }

    /// Takes the answer. What the rules have read so far is read again once a model may.
    mutating func decideOnClone(_ isGiven: Bool, _ message: MessageID?) -> Bool {
        guard rules.modelEndpoint != nil, person.agrees(to: .diaries) else { return false }
        let (moment, ended) = (now, meetingEnded(isGiven))
        update {
            isGiven ? $0.agree(to: .clone, at: moment) : $0.withdraw(.clone)
            $0.wasAsked(for: .clone, at: moment)
        }
        say(Utterance([Phrase(isGiven ? .cloneConsentThanks : .cloneConsentRefused)] + ended))
        haveEmbedded()
        if isGiven { for diary in knowledge.provisional { order(.read(diary), key: diary.readingKey) } }
        return drop(message)
    }

    /// Where the words of the diary go, besides for transcription.
    var cloneDestination: [Phrase] {
        guard let endpoint = rules.modelEndpoint, person.agrees(to: .clone) else {
            return [Phrase(.privacySentNowhere)]
        }
        return [Phrase(.privacySentToModel, ["endpoint": .text(endpoint)])]
    }
}
