public import Domain

/// What can be pressed about a match.
public enum MatchButton: Equatable, Sendable {
    /// Answers it.
    case answer(Match.Answer, MatchID)
    /// Says more of what it rests on.
    case why(MatchID)
    /// Asks what is wrong with it.
    case trouble(MatchID)
    /// Shows it once more.
    case show(MatchID)
    /// Shows what the clones said.
    case talks(MatchID)
    /// Gives the other one's contact.
    case share(MatchID)
    /// Asks the clone about it.
    case advice(MatchID)
    /// Asks what came of it.
    case askOutcome(MatchID)
    /// Tells what came of it.
    case outcome(MatchOutcome, MatchID)
    /// Wants to be asked of no match what came of it.
    case hush(MatchID)
    /// Has an operator look at it, for a reason.
    case report(Report.Reason, MatchID)
    /// Asks for help with something the two cannot agree on.
    case disagreement(DisagreementStep, MatchID)
}

extension MatchButton {
    /// A word, and the match's number.
    var payload: String {
        switch self {
        case .answer(let answer, let id): "\(answer.rawValue)-\(id.rawValue)"
        case .why(let id): "why-\(id.rawValue)"
        case .trouble(let id): "trouble-\(id.rawValue)"
        case .talks(let id): "talks-\(id.rawValue)"
        case .share(let id): "share-\(id.rawValue)"
        case .report(let reason, let id): "\(reason.rawValue)-\(id.rawValue)"
        case .askOutcome(let id): "how-\(id.rawValue)"
        case .outcome(let outcome, let id): "went.\(outcome.rawValue)-\(id.rawValue)"
        case .hush(let id): "hush-\(id.rawValue)"
        case .advice(let id): "ask-\(id.rawValue)"
        case .disagreement(let step, let id): "\(Self.disagreeing)\(step.payload)-\(id.rawValue)"
        case .show(let id): "show-\(id.rawValue)"
        }
    }

    /// Reads a payload; none where it is not one of ours. That somebody is gone is no button.
    init?(payload: String) {
        let parts = payload.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        let id = MatchID(rawValue: number)
        switch parts[0] {
        case "why": self = .why(id)
        case "trouble": self = .trouble(id)
        case "show": self = .show(id)
        case "share": self = .share(id)
        case "talks": self = .talks(id)
        case "ask": self = .advice(id)
        case "how": self = .askOutcome(id)
        case "hush": self = .hush(id)
        case let word where word.hasPrefix(Self.disagreeing):
            guard let step = DisagreementStep(payload: word.dropFirst(Self.disagreeing.count)) else { return nil }
            self = .disagreement(step, id)
        default:
            if let reason = Report.Reason(rawValue: String(parts[0])) {
                self = .report(reason, id)
                return
            }
            if parts[0].hasPrefix("went."), let outcome = MatchOutcome(rawValue: String(parts[0].dropFirst(5))) {
                self = .outcome(outcome, id)
                return
            }
            guard let answer = Match.Answer(rawValue: String(parts[0])), answer != .withdrawn else { return nil }
            self = .answer(answer, id)
        }
    }

    /// What the word begins with where the two cannot agree.
    private static let disagreeing = "row."

    /// The match it is about.
    var match: MatchID {
        switch self {
        case .answer(_, let id), .why(let id), .trouble(let id), .show(let id), .talks(let id), .share(let id),
            .report(_, let id), .askOutcome(let id), .outcome(_, let id), .hush(let id), .advice(let id),
            .disagreement(_, let id):
            id
        }
    }

    /// What must be known for it.
    var query: Query { .match(match) }
}
