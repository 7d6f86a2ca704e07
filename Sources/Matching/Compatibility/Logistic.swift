import Glibc

/// Between shares and log-odds.
enum Logistic {
    /// The share for some log-odds.
    static func share(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

    /// The log-odds of a share, which is kept from being certain either way.
    static func odds(_ share: Double) -> Double {
        let share = min(max(share, 1e-6), 1 - 1e-6)
        return log(share / (1 - share))
    }
}
