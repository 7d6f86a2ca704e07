import Domain
import Messaging

extension Turn {
    /// Says in plain words what is kept and where it goes.
    mutating func showPrivacy() {
        let held = knowledge.holdings ?? Holdings(entries: 0, words: 0, recordings: 0)
        let counts: [String: Phrase.Value] = [
            "entries": .phrase(Phrase(.entries, ["count": .number(held.entries)])),
            "words": .phrase(Phrase(.words, ["count": .number(held.words)])),
            "recordings": .phrase(Phrase(.recordings, ["count": .number(held.recordings)])),
        ]
        say(
            Utterance(
                [Phrase(.privacyKept, counts), Phrase(.privacySent, consentValues)] + cloneDestination
                    + (person.agrees(to: .meeting) ? [Phrase(.privacyMeeting)] : []) + [Phrase(.privacyRights)],
                choices: disclosing))
    }

    /// The button to what the clone may tell, for those who have one.
    private var disclosing: Choices {
        guard person.agrees(to: .diaries) else { return .none }
        return .buttons([[Choice(Phrase(.buttonDisclosureStart), .disclosure(.start))]])
    }

    /// Has everything gathered in an archive, or in several.
    mutating func export() {
        order(.export, key: "export")
        show(.uploadingFile)
        say(.exportBegun)
    }

    /// Hands over the archives, of which there are several where one would be too large for the channel.
    mutating func exported(_ files: [String]) {
        guard let first = files.first else { return say(.exportFailed) }
        for (index, file) in files.enumerated() {
            let part: [String: Phrase.Value] = ["part": .number(index + 1), "of": .number(files.count)]
            let isWhole = files.count == 1
            perform(
                .hand(
                    .stored(name: file), name: isWhole ? "dvoinik.zip" : "dvoinik-\(index + 1).zip",
                    caption: isWhole ? Phrase(.exportDone) : Phrase(.exportPart, part), as: .export))
        }
        // The others go with the first.
        order(.ring(.discard(file: first)), key: "discard:\(first)", due: now + .hours(24))
    }

    /// Asks for the word that deletes everything.
    mutating func askToDelete() {
        if case .confirmingDeletion = scene {} else { scene = .confirmingDeletion(then: scene.underneath) }
        say(
            .deleteEverythingQuestion, ["word": .phrase(Phrase(.deleteEverythingWord))],
            .buttons([[Choice(Phrase(.buttonKeepAll), .leave)]]))
    }

    /// Takes what was typed in answer: the word itself, in any language, or anything else, which deletes nothing. More
    /// than a few words are no answer, but something for the diary.
    mutating func confirmDeletion(_ text: String, of arrival: Arrival, then: Scene) {
        guard rules.deletionWords.contains(text.trimmed.lowercased()) else {
            scene = then
            say(.deleteEverythingNot)
            if text.split(whereSeparator: \.isWhitespace).count > Self.longestAnswer { take(text, of: arrival) }
            return
        }
        say(Phrase(.deleteEverythingDone), .removeReplyButtons)
        dropSpokenQuestions()
        state = nil
    }

    /// How many words a refusal has at the most: «нет, я передумала».
    private static var longestAnswer: Int { 4 }
}
