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

    /// What an operator would look after first.
    enum Kind: Hashable {
        case storage, token, rival, rate, network, server
    }

    var kind: Kind {
        switch self {
        case .intake: .storage
        case .api(let failure):
            switch failure {
            case .wrongToken: .token
            case .conflict: .rival
            case .flooded: .rate
            case .network: .network
            case .migrated, .forbidden, .badRequest, .server, .malformedAnswer: .server
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
