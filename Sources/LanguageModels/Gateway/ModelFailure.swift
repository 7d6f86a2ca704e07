public import Curl

/// Why a model gave no answer, by what follows from it. It never holds a key, a URL or words of a person.
public enum ModelFailure: Error, Equatable, Sendable {
    /// The calling task was cancelled.
    case cancelled
    /// The server could not be reached, or the connection broke.
    case unreachable(HTTPFailure)
    /// The deadline passed.
    case timedOut
    /// The server wants fewer requests, and says when the next may come if it does.
    case limited(retryAfter: Duration?)
    /// The server failed; the status is of the 500s, or one that says "not now".
    case serverFailed(status: Int)
    /// The server understood and will never take this input: a broken recording, one that is too large.
    case refused(status: Int)
    /// The key is wrong or missing, may not use this model, or is out of money.
    case unauthorized(status: Int)
    /// The server does not know the model, or nothing of the protocol is at the address.
    case unknownModel(status: Int)
    /// The answer is not what the protocol promises.
    case malformedAnswer
    /// The vectors of the model had another width before: it is not the same model any more.
    case changedWidth(from: Int, to: Int)
}

extension ModelFailure {
    /// Whether the same call may well succeed later without anybody doing anything.
    public var isWorthRetrying: Bool {
        switch self {
        case .unreachable(.badURL), .unreachable(.badHeader): false
        case .unreachable, .timedOut, .limited, .serverFailed, .malformedAnswer: true
        case .cancelled, .refused, .unauthorized, .unknownModel, .changedWidth: false
        }
    }

    /// Whether the server may have done its work, and may count it, though no answer came.
    var mayHaveCost: Bool {
        switch self {
        case .cancelled, .timedOut, .malformedAnswer, .unreachable(.connectionLost), .changedWidth: true
        case .unreachable, .limited, .serverFailed, .refused, .unauthorized, .unknownModel: false
        }
    }

    /// Whether the settings or the account must be put right first. The input is fine, and should wait for that.
    public var needsOperator: Bool {
        switch self {
        case .unreachable(.badURL), .unreachable(.badHeader), .unauthorized, .unknownModel, .changedWidth: true
        case .cancelled, .unreachable, .timedOut, .limited, .serverFailed, .refused, .malformedAnswer: false
        }
    }
}

extension ModelFailure: CustomStringConvertible {
    /// What went wrong, in English, for a log or the doctor.
    public var description: String {
        switch self {
        case .cancelled: "the call was cancelled"
        case .unreachable(let failure): "the model's server could not be reached: \(failure)"
        case .timedOut: "the model's server did not answer in time"
        case .limited(nil): "the model's server wants fewer requests"
        case .limited(let wait?): "the model's server wants no request for \(wait.components.seconds) s"
        case .serverFailed(let status): "the model's server failed (HTTP status \(status))"
        case .refused(let status): "the model's server will not take this input (HTTP status \(status))"
        case .unauthorized(let status): "the model's server refuses the key or the account (HTTP status \(status))"
        case .unknownModel(let status): "the model's server has no such model or address (HTTP status \(status))"
        case .malformedAnswer: "the model's server answered with something that is not of its protocol"
        case .changedWidth(let old, let new):
            "the model's vectors had \(old) numbers and now have \(new): another model bears its name"
        }
    }
}
