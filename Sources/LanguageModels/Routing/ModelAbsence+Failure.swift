import Asking

extension ModelAbsence {
    /// What follows from a failure of the only model, or the last one.
    init(_ failure: ModelFailure) {
        self =
            switch failure {
            case .cancelled: .cancelled
            case .limited(let wait): .unavailable(retryAfter: wait)
            case .refused: .refused
            default: failure.needsOperator ? .misconfigured : .unavailable(retryAfter: nil)
            }
    }

    /// What follows from the absence of several models: that which ends first by itself.
    init(all absences: [ModelAbsence]) {
        let waits = absences.compactMap { if case .unavailable(let wait) = $0 { wait } else { nil } }
        self = absences.min { $0.rank < $1.rank } ?? .none
        if case .unavailable = self { self = .unavailable(retryAfter: waits.min()) }
    }

    private var rank: Int {
        switch self {
        case .cancelled: 0
        case .unavailable: 1
        case .shareSpent: 2
        case .budgetSpent: 3
        case .misconfigured: 4
        case .refused: 5
        case .none: 6
        }
    }
}
