import Asking
import Domain

/// What a call is for, as far as those need to know who count and bound calls.
struct CallPurpose: Sendable {
    /// The task; none for turning texts into vectors.
    var task: ModelTask?
    /// Whose words they are.
    var person: PersonID?
    /// About how many tokens are sent.
    var promptTokens: Int
    /// Whether it ends something already begun.
    var finishesWork: Bool
    /// Whether it can be done without.
    var isExtra = false
}

/// What a call brings back, as far as it is paid for.
protocol PaidReply: Sendable {
    /// What it took.
    var usage: ModelUsage { get set }
    /// Why it cannot be used, if so.
    var fault: AnswerFault? { get }
}
