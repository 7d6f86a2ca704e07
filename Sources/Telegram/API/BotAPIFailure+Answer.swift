extension BotAPIFailure {
    /// What follows from an answer without a result.
    ///
    /// - Parameters:
    ///   - status: The status of the HTTP answer.
    ///   - refusal: What the server says about it, where that is legible.
    ///   - wait: How long its headers ask to wait.
    ///   - method: The method that was called. A token of the wrong form is answered with 404 by all of them, but
    ///     only of `getMe` is it sure that the server knows the method.
    ///   - redact: Takes secrets out of what the server says.
    init(
        status: Int, refusal: Refusal?, wait: Duration?, method: String, redact: (String) -> String
    ) {
        let explanation = redact(refusal?.explanation ?? "no explanation")
        switch refusal?.code ?? status {
        case 401: self = .wrongToken
        case 404 where method == GetMe.name: self = .wrongToken
        case 409: self = .conflict
        case 429: self = .flooded(retryAfter: Self.wait(refusal, else: wait))
        case 403: self = .forbidden(description: explanation)
        case 400..<500:
            if let chat = refusal?.parameters?.newChat {
                self = .migrated(to: chat)
            } else {
                self = .badRequest(description: explanation)
            }
        case 500..<600: self = .server(status: refusal?.code ?? status)
        default: self = .malformedAnswer
        }
    }

    /// How long to wait: as the body says, else as the headers say; from a second to a day.
    private static func wait(_ refusal: Refusal?, else wait: Duration?) -> Duration {
        let asked = refusal?.parameters?.retryAfter.map { Duration.seconds($0) } ?? wait ?? .zero
        return min(max(asked, .seconds(1)), .seconds(86_400))
    }
}
