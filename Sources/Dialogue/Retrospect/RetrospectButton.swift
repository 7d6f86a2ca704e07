public import Domain

/// What can be pressed about how relationships of the person's ended.
public enum RetrospectButton: Equatable, Sendable {
    /// Says what it is, and looks for what was said of it.
    case start
    /// Asks the next question.
    case goOn
    /// Passes over a question.
    case pass(Retrospect.Question)
    /// Shows what returns; by a model, or laid side by side.
    case look(usesModel: Bool)
    /// Asks whether all answers are to be wiped.
    case askErase
    /// Wipes them.
    case erase
}

extension RetrospectButton {
    /// A word, and what it is about.
    var payload: String {
        switch self {
        case .start: "start"
        case .goOn: "on"
        case .pass(let question): "pass-\(question.rawValue)"
        case .look(let usesModel): usesModel ? "look-model" : "look"
        case .askErase: "erase-ask"
        case .erase: "erase"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: String) {
        guard let known = Self.samples.first(where: { $0.payload == payload }) else { return nil }
        self = known
    }

    /// All of them.
    static var samples: [RetrospectButton] {
        [.start, .goOn, .look(usesModel: true), .look(usesModel: false), .askErase, .erase]
            + Retrospect.Question.allCases.map(RetrospectButton.pass)
    }
}
