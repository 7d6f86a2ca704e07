/// Why a round of polling came to nothing.
enum Trouble: Error {
    case api(BotAPIFailure)
    /// What came could not be stored.
    case intake(any Error)

    /// What follows from it.
    enum Fate: Equatable {
        /// No further attempt can succeed.
        case giveUp
        /// The server said how long to wait.
        case wait(Duration)
        case backOff(Backoff.Cause)
    }

    var fate: Fate {
        switch self {
        case .intake: .backOff(.failure)
        case .api(let failure):
            switch failure {
            case .wrongToken: .giveUp
            case .conflict: .backOff(.rival)
            case .flooded(let wait): .wait(wait)
            case .network: .backOff(.network)
            case .migrated, .forbidden, .badRequest, .server, .malformedAnswer: .backOff(.failure)
            }
        }
    }
}

extension Trouble: CustomStringConvertible {
    var description: String {
        switch self {
        case .api(let failure): "\(failure)"
        case .intake(let error): "what came could not be stored: \(error)"
        }
    }
}
