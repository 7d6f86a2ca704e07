/// How often somebody accepts, or is accepted. While little has come of it, it is drawn to what is usual.
public struct AcceptRate: Equatable, Sendable {
    /// How often there was a decision.
    public var decided: Int
    /// How often it was yes.
    public var accepted: Int

    /// So many decisions' worth of what is usual is added: measured on speed dates, shrinking so predicts better than the
    /// raw rate and than the lower end of Wilson's interval.
    private static let prior: Double = 4

    /// Counts decisions.
    public init(decided: Int = 0, accepted: Int = 0) {
        self.decided = decided
        self.accepted = accepted
    }

    /// The rate, 0 to 1.
    ///
    /// - Parameter usual: The rate of everybody, 0 to 1.
    public func share(usual: Double) -> Double {
        (Double(accepted) + Self.prior * usual) / (Double(decided) + Self.prior)
    }

    /// By how much it differs from what is usual, in log-odds.
    func difference(usual: Double) -> Double { Logistic.odds(share(usual: usual)) - Logistic.odds(usual) }
}
