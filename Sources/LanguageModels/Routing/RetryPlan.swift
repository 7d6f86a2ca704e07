/// Whether and when a call that failed is made once more, while its caller waits.
enum RetryPlan {
    /// A call is made once and this many times more at most.
    static let mostRetries = 2
    /// A caller waits this long at most for a server that asks for time.
    static let longestWait = Duration.seconds(5)
    private static let first = Duration.milliseconds(500)

    /// The pause before the next attempt; nil where there is to be none.
    ///
    /// A call that was not answered in time is not made again: it has kept its caller waiting long enough, and the
    /// server may still be at work on it.
    ///
    /// - Parameters:
    ///   - failures: How many attempts failed, from 1.
    ///   - chance: From 0 up to 1.
    static func pause(after failure: ModelFailure, failures: Int, chance: Double) -> Duration? {
        guard failures <= mostRetries, failure.isWorthRetrying, failure != .timedOut else { return nil }
        if case .limited(let wait?) = failure { return wait <= longestWait ? wait + first * chance : nil }
        return first * (1 << (failures - 1)) * (0.5 + 0.5 * chance)
    }
}
