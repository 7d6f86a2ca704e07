import Curl
import FoundationEssentials

extension ModelFailure {
    /// What a call that brought no answer comes to.
    init(_ failure: HTTPFailure) {
        self =
            switch failure {
            case .cancelled: .cancelled
            case .timedOut: .timedOut
            case .malformedResponse, .tooLarge: .malformedAnswer
            case .cannotResolve, .cannotConnect, .proxy, .tls, .connectionLost, .badURL, .badHeader, .file, .other:
                .unreachable(failure)
            }
    }

    /// What an answer with any status but success comes to.
    init(_ response: HTTPResponse) {
        let status = response.status
        self =
            switch status {
            case 401, 402, 403: .unauthorized(status: status)
            case 429: .limited(retryAfter: response.retryAfter)
            // Request Timeout, Conflict and Too Early mean "not now", as do all of the 500s.
            case 408, 409, 425, 500...: .serverFailed(status: status)
            case 400, 413, 415, 422:
                Self.namesUnknownModel(response.body) ? .unknownModel(status: status) : .refused(status: status)
            // Not Found, a redirect, Method Not Allowed, ...: this is not where the protocol is spoken.
            default: .unknownModel(status: status)
            }
    }

    /// Some servers answer 400 where others say 404; OpenAI's error code tells it apart from a bad input.
    private static func namesUnknownModel(_ body: [UInt8]) -> Bool {
        let answer = try? JSONDecoder().decode(ErrorAnswer.self, from: Data(body))
        return answer?.error.code == "model_not_found"
    }

    /// What an answer of success that is not of the protocol comes to: brokers report the failure of the server behind
    /// them so.
    init(errorIn response: HTTPResponse) {
        let answer = try? JSONDecoder().decode(ErrorAnswer.self, from: Data(response.body))
        self = answer?.failure(headers: response.headers) ?? .malformedAnswer
    }
}

extension ErrorAnswer {
    /// What the failure comes to whose HTTP status it names; nil where it names none.
    func failure(headers: [String: String] = [:]) -> ModelFailure? {
        guard let status = error.status, (400..<600).contains(status) else { return nil }
        return ModelFailure(HTTPResponse(status: status, headers: headers))
    }
}
