public import Domain

/// Keeps calls from a server that fails again and again, and lets one through now and then to see.
public struct CircuitBreaker: Equatable, Sendable {
    /// Whether calls pass.
    public enum State: Equatable, Sendable {
        /// Calls pass; so many of them failed in a row. Next: `open`.
        case closed(failures: Int)
        /// No call passes until a moment. Failures have led here so many times in a row; none, where the server asked for
        /// a rest. Next: `halfOpen` after failures, `closed`.
        case open(until: Timestamp, times: Int)
        /// One call is under way to see. Next: `closed`, `open`.
        case halfOpen(times: Int)
    }

    /// Whether a call may be made.
    enum Admission: Equatable, Sendable {
        case pass
        /// Not now; it may be worth asking again after a while.
        case wait(Duration)
    }

    /// Whether calls pass.
    public private(set) var state = State.closed(failures: 0)

    /// So many failures in a row open it.
    static let mostFailures = 5
    /// How long it is open the first time; each further time in a row it is twice as long.
    static let shortest = Duration.seconds(15)
    /// It is never open longer, but for a server that asks for it.
    static let longest = Duration.minutes(10)
    /// A server may ask for at most this.
    private static let longestRest = Duration.hours(24)

    /// Asks for a call. One that passes must be followed by `succeeded`, `failed`, `rest` or `abandoned`.
    mutating func admit(at now: Timestamp) -> Admission {
        switch state {
        case .closed: return .pass
        case .halfOpen: return .wait(Self.shortest)
        case .open(let until, let times):
            // A clock that was set back must not keep it open.
            guard now >= until || until - now > Self.longestRest else { return .wait(until - now) }
            state = times == 0 ? .closed(failures: 0) : .halfOpen(times: times)
            return .pass
        }
    }

    /// A call was answered, be it by a refusal of its input.
    mutating func succeeded() {
        state = .closed(failures: 0)
    }

    /// A call failed by the server's fault.
    mutating func failed(at now: Timestamp) {
        switch state {
        case .closed(let failures) where failures + 1 < Self.mostFailures: state = .closed(failures: failures + 1)
        case .closed: open(times: 1, at: now)
        case .halfOpen(let times): open(times: times + 1, at: now)
        // The call began before.
        case .open: break
        }
    }

    /// The server asks for a rest.
    mutating func rest(for wait: Duration, at now: Timestamp) {
        let times = if case .halfOpen(let times) = state { times } else { 0 }
        state = .open(until: now + min(wait, Self.longestRest), times: times)
    }

    /// A call came to no end: its caller went away.
    mutating func abandoned(at now: Timestamp) {
        if case .halfOpen(let times) = state { state = .open(until: now, times: times) }
    }

    private mutating func open(times: Int, at now: Timestamp) {
        let doubled = Self.shortest * (1 << min(times - 1, 16))
        state = .open(until: now + min(doubled, Self.longest), times: times)
    }
}

extension CircuitBreaker.State {
    /// Its name, for a metric or the operator.
    public var name: String {
        switch self {
        case .closed: "closed"
        case .open: "open"
        case .halfOpen: "half-open"
        }
    }
}
