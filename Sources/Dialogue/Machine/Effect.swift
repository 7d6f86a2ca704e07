public import Domain
public import Messaging

/// What one event leads to, as values.
public struct DialogueStep: Equatable, Sendable {
    /// Where the conversation stands from now on; none when the person is forgotten.
    public var state: DialogueState?
    /// The language in which the person is spoken to.
    public var language: Language
    /// What is done inside the transaction of the step, in order.
    public var effects: [Effect]
    /// What is shown after it, and may be lost.
    public var aftermath: [Aftermath]
}

/// Something done inside the transaction of a step.
public enum Effect: Equatable, Sendable {
    /// Says something new. With a key it can be changed later.
    case say(Utterance, key: MessageKey? = nil)
    /// Changes what was said under a key.
    case amend(MessageKey, Utterance)
    /// Takes back what was said under a key.
    case retract(MessageKey)
    /// Takes the buttons off a message.
    case removeButtons(MessageID)
    /// Plays a recording, to be told by this name if the channel refuses it.
    case play(MediaSource, as: Undelivered)
    /// Hands over a file, to be told by this name if the channel refuses it.
    case hand(MediaSource, name: String, caption: Phrase, as: Undelivered)
    /// Shows a picture, to be told by this name if the channel refuses it.
    case show(MediaSource, caption: Phrase, as: Undelivered)
    /// Hands over somebody's contact.
    case introduce(Contact)
    /// Puts a reaction under a message of the person's.
    case react(MessageID, emoji: String)
    /// Leaves the group or channel.
    case leave
    /// Changes what is kept.
    case change(Change)
    /// Orders slow work or a timer; one with the key of a waiting one takes its place.
    case order(Job, key: String, due: Timestamp?)
    /// Takes an order back.
    case cancel(key: String)
    /// Tells every operator that something waits for them.
    case callOperators
    /// Tells somebody who is known to be there about a match of both.
    case tell(PersonID, MatchNews)
}

/// Something shown after a step, in passing.
public enum Aftermath: Equatable, Sendable {
    /// Shows that the bot is busy.
    case activity(Passing.Activity)
    /// Ends the waiting of a pressed button, with a notice if there is something to say.
    case acknowledge(press: String, notice: Phrase?)
}

/// Something the bot says: paragraphs, and buttons.
public struct Utterance: Equatable, Sendable {
    /// The paragraphs.
    public var paragraphs: [Phrase]
    /// The buttons, in rows.
    public var choices: Choices
    /// Whether it comes without a sound.
    public var isSilent = false
    /// When it is too late to say it.
    public var expiresAt: Timestamp?

    /// Says paragraphs.
    public init(_ paragraphs: [Phrase], choices: Choices = .none) {
        self.paragraphs = paragraphs
        self.choices = choices
    }

    /// Says one paragraph.
    public init(_ phrase: Phrase, choices: Choices = .none) {
        self.init([phrase], choices: choices)
    }
}

/// What can be pressed.
public enum Choices: Equatable, Sendable {
    /// Nothing.
    case none
    /// Buttons under the message, in rows.
    case buttons([[Choice]])
    /// One button in place of the keys, which shares the person's location.
    case shareLocation(Phrase)
    /// One button in place of the keys, which shares the person's own contact.
    case shareContact(Phrase)
    /// Takes that button away.
    case removeReplyButtons
}

/// A button with its label.
public struct Choice: Equatable, Sendable {
    /// What stands on it.
    public var label: Phrase
    /// What it means.
    public var button: Button

    /// Makes a button.
    public init(_ label: Phrase, _ button: Button) {
        self.label = label
        self.button = button
    }
}

/// Words from the locale, with values put in.
public struct Phrase: Equatable, Sendable {
    /// Which words.
    public var key: PhraseKey
    /// The values, by the names of their placeholders.
    public var values: [String: Value]

    /// A value put into words.
    public enum Value: Equatable, Sendable {
        /// As it is.
        case text(String)
        /// A whole number, in the language's form, also choosing the plural.
        case number(Int)
        /// Other words from the locale.
        case phrase(Phrase)
        /// Words of the bank of guesses.
        case bank(BankWords)
    }

    /// Makes a phrase.
    public init(_ key: PhraseKey, _ values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }
}

extension Phrase.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// A value as it is.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(value) }
}
