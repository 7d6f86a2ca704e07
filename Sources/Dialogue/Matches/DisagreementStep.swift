public import Domain

/// What can be pressed where two who are matched cannot agree on something.
public enum DisagreementStep: Equatable, Sendable {
    /// Asks what it is about.
    case ask
    /// Names the topic.
    case topic(Disagreement.Topic)
    /// Says whether the other may hear of the topic, and asks.
    case tell(Disagreement.Topic, Bool)
    /// Takes that back.
    case withdraw
}

extension DisagreementStep {
    /// A word.
    var payload: String {
        switch self {
        case .ask: "ask"
        case .topic(let topic): "on.\(topic.rawValue)"
        case .tell(let topic, let isTold): "\(isTold ? "tell" : "hide").\(topic.rawValue)"
        case .withdraw: "back"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: some StringProtocol) {
        guard let known = Self.samples.first(where: { $0.payload == payload }) else { return nil }
        self = known
    }

    /// All of them.
    static var samples: [DisagreementStep] {
        [.ask, .withdraw]
            + Disagreement.Topic.allCases.flatMap { [.topic($0), .tell($0, true), .tell($0, false)] }
    }
}
