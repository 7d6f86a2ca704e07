public import Asking

/// Why a conversation that a model wrote cannot be used. Lines are counted from 1; no words are told.
public enum ConversationFault: Hashable, Sendable {
    /// So many lines are too few or too many.
    case length(Int)
    /// One of the two hardly speaks, or speaks on and on.
    case oneSided
    /// A line is empty, or too long.
    case unreadable(line: Int)
    /// A line is not in the language both share.
    case foreign(line: Int)
    /// A line has a link, an address, an account or a telephone number.
    case contact(line: Int)
    /// A line has a name or a number that stands on neither card.
    case invention(line: Int)
    /// A line is not that of its speaker.
    case mixedVoices(line: Int)
    /// A line says once more what was said before, in the same words.
    case repeated(line: Int)
    /// A line would tell what one of the two keeps to themselves.
    case gated(line: Int)
}

/// Why there is no conversation, or no judgement of one.
public enum ConversationFailure: Error, Equatable, Sendable {
    /// No model answers.
    case absent(ModelAbsence)
    /// What came could not be used, nor what came at the second attempt.
    ///
    /// - Parameters:
    ///   - faults: What was wrong at last.
    ///   - usage: What both attempts took.
    case unusable([ConversationFault], ModelUsage)
}

extension ConversationFault {
    /// The rule of the prompt that was broken: whatever writes again is told the rule, and never what it should not have
    /// said.
    var rule: Int {
        switch self {
        case .length, .oneSided, .unreadable: 1
        case .invention, .contact: 5
        case .mixedVoices, .gated: 2
        case .repeated: 6
        case .foreign: 7
        }
    }
}

extension [ConversationFault] {
    /// The rules that were broken, as the prompts name them.
    var brokenRules: String {
        isEmpty ? "none" : Set(map(\.rule)).sorted().map(String.init).joined(separator: ", ")
    }
}
