public import Dialogue
public import Domain
public import Messaging
public import Texts

/// Puts the dialogue's phrases into words of a language.
public struct Speaker: Sendable {
    private let catalogue: Catalogue

    /// Speaks from a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The words of a phrase.
    public func text(_ phrase: Phrase, in language: Language) -> RichText {
        catalogue.render(phrase.key.rawValue, phrase.values.mapValues { argument($0, in: language) }, in: language)
    }

    /// What is said, cut into messages where it is too long for one; the last of them has the buttons and the key.
    func messages(_ utterance: Utterance, key: MessageKey?, in language: Language) -> [Outgoing] {
        let message = message(utterance, in: language)
        let pieces = message.text.pieces(limit: Message.longestText)
        return pieces.enumerated().map { index, piece in
            let isLast = index == pieces.count - 1
            return .message(
                Message(
                    piece, keyboard: isLast ? message.keyboard : nil, isSilent: message.isSilent,
                    expiresAt: message.expiresAt),
                key: isLast ? key : nil)
        }
    }

    /// What is said, as one message.
    func message(_ utterance: Utterance, in language: Language) -> Message {
        let paragraphs = utterance.paragraphs.map { text($0, in: language) }
        let whole = paragraphs.dropFirst().reduce(paragraphs.first ?? "") { $0 + "\n\n" + $1 }
        return Message(
            whole, keyboard: keyboard(utterance.choices, in: language), isSilent: utterance.isSilent,
            expiresAt: utterance.expiresAt)
    }

    func passing(_ aftermath: Aftermath, in language: Language) -> Passing {
        switch aftermath {
        case .activity(let activity): .activity(activity)
        case .acknowledge(let press, let notice):
            .acknowledge(press: press, notice: notice.map { text($0, in: language).plain })
        }
    }

    private func argument(_ value: Phrase.Value, in language: Language) -> Argument {
        switch value {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .phrase(let phrase): .rich(text(phrase, in: language))
        case .bank(let words): .rich(catalogue.render(words.key, in: language))
        }
    }

    private func keyboard(_ choices: Choices, in language: Language) -> Keyboard? {
        switch choices {
        case .none: nil
        case .buttons(let rows):
            .inline(
                rows.map { row in
                    row.map { Keyboard.Button(label: text($0.label, in: language).plain, payload: $0.button.payload) }
                })
        case .shareLocation(let label):
            .reply([[Keyboard.ReplyButton(label: text(label, in: language).plain, sharesLocation: true)]])
        case .shareContact(let label):
            .reply([[Keyboard.ReplyButton(label: text(label, in: language).plain, sharesContact: true)]])
        case .removeReplyButtons: .removeReply
        }
    }
}
