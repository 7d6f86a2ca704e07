/// Ever longer waiting after failures in a row.
public struct Backoff: Equatable, Sendable {
    /// The wait after the first failure.
    public var first: Duration
    /// The longest wait.
    public var longest: Duration

    /// Sets the bounds.
    public init(first: Duration = .seconds(1), longest: Duration = .seconds(64)) {
        self.first = first
        self.longest = longest
    }

    /// The wait after so many failures in a row (from 1): doubled each time up to the longest, then varied by chance.
    ///
    /// - Parameter chance: From 0 up to 1; the wait comes out between half and the whole of the doubled time, so that
    ///   many who failed together do not come back together.
    public func wait(after failures: Int, chance: Double) -> Duration {
        let doublings = min(max(failures - 1, 0), 32)
        let whole = min(first * (1 << doublings), longest)
        return whole * (0.5 + 0.5 * chance)
    }
}
