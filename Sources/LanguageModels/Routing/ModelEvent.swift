public import Asking

/// Something that happened in the gateway to models. It holds neither words nor keys.
public enum ModelEvent: Equatable, Sendable {
    /// A call came to its end.
    case called(ModelCall)
    /// The breaker of a model's endpoint changed.
    case breaker(model: String, CircuitBreaker.State)
    /// Four fifths of the month's budget are spent, for the first time in the month; the sum is in millionths.
    case budgetNearlySpent(Int64, of: MonthlyBudget)
    /// The month's budget is spent, for the first time in the month; the sum is in millionths.
    case budgetSpent(Int64, of: MonthlyBudget)
    /// What was spent could not be read or written down.
    case bookFailed
}

/// One call of a model, and what came of it.
public struct ModelCall: Equatable, Sendable {
    /// What it was for; none for turning texts into vectors.
    public var task: ModelTask?
    /// The model's name in the settings.
    public var model: String
    /// What came of it.
    public var outcome: Outcome
    /// How long it took, in the queue and on the server.
    public var time: Duration
    /// What it took.
    public var usage: ModelUsage

    /// What a call comes to.
    public enum Outcome: Equatable, Sendable {
        /// There was an answer.
        case answered
        /// There was an answer that cannot be used.
        case unusable(AnswerFault)
        /// There was no answer.
        case failed(ModelFailure)

        /// A name for the metrics.
        public var name: String {
            switch self {
            case .answered: "answered"
            case .unusable: "unusable"
            case .failed(.cancelled): "cancelled"
            case .failed(.limited): "limited"
            case .failed(.refused): "refused"
            case .failed(let failure): failure.needsOperator ? "misconfigured" : "unavailable"
            }
        }
    }
}
