/// How often something came out, of how many times. Where it could come out by halves, so does it count.
public struct Rate: Equatable, Sendable {
    /// How often, from 0 to `count`.
    public var hits: Double
    /// Of how many times.
    public var count: Double

    /// Counts.
    public init(hits: Double = 0, count: Double = 0) {
        self.hits = hits
        self.count = count
    }

    /// Counts one more.
    mutating func add(_ hit: Double) {
        hits += hit
        count += 1
    }

    /// The share; none of nothing.
    public var share: Double? { count > 0 ? hits / count : nil }

    /// Where the true share lies with 95 % confidence; anywhere, as long as nothing was counted.
    ///
    /// Wilson's score interval ("Probable inference, the law of succession, and statistical inference", 1927): unlike
    /// the textbook's it is right for few cases and for shares near 0 and 1.
    public var interval: ClosedRange<Double> {
        guard let share else { return 0...1 }
        let z2 = Self.z * Self.z
        let scale = 1 + z2 / count
        let centre = (share + z2 / (2 * count)) / scale
        let half = Self.z / scale * (share * (1 - share) / count + z2 / (4 * count * count)).squareRoot()
        return max(0, min(centre - half, share))...min(1, max(centre + half, share))
    }

    /// The same after so many further times that came out as a share says: the mean of the posterior of a beta prior.
    public func drawn(to share: Double, weight: Double) -> Rate {
        Rate(hits: hits + share * weight, count: count + weight)
    }

    /// The standard normal deviate for 95 % confidence.
    static let z = 1.959964
}

/// A figure and where the true one lies with 95 % confidence.
public struct Estimate: Equatable, Sendable {
    /// The figure.
    public var value: Double
    /// Where the true one lies.
    public var interval: ClosedRange<Double>

    /// Estimates.
    public init(value: Double, interval: ClosedRange<Double>) {
        self.value = value
        self.interval = interval
    }
}

extension Rate {
    /// By how much a share is above another's; none where either was never counted.
    ///
    /// Newcombe's hybrid score interval ("Interval estimation for the difference between independent proportions",
    /// 1998, method 10).
    public func above(_ other: Rate) -> Estimate? {
        guard let one = share, let two = other.share else { return nil }
        let (mine, others) = (interval, other.interval)
        let below = Self.length(one - mine.lowerBound, others.upperBound - two)
        let above = Self.length(mine.upperBound - one, two - others.lowerBound)
        return Estimate(value: one - two, interval: one - two - below...one - two + above)
    }

    /// How many times another's a share is; none where either was never counted, or the other may be nothing.
    ///
    /// The limits of both shares are joined by Donner and Zou's method ("Closed-form confidence intervals for functions
    /// of the normal mean and standard deviation", 2012, MOVER for a ratio).
    public func times(_ other: Rate) -> Estimate? {
        guard let one = share, let two = other.share else { return nil }
        let (mine, others) = (interval, other.interval)
        guard two > 0, others.lowerBound > 0 else { return nil }
        let product = one * two
        let low = mine.lowerBound * others.upperBound * (2 * one - mine.lowerBound) * (2 * two - others.upperBound)
        let high = mine.upperBound * others.lowerBound * (2 * one - mine.upperBound) * (2 * two - others.lowerBound)
        let lowest = others.upperBound * (2 * two - others.upperBound)
        let highest = others.lowerBound * (2 * two - others.lowerBound)
        guard lowest > 0 else { return nil }
        let ratio = one / two
        let lower = (product - max(0, product * product - low).squareRoot()) / lowest
        let upper = (product + max(0, product * product - high).squareRoot()) / highest
        return Estimate(value: ratio, interval: max(0, min(lower, ratio))...max(upper, ratio))
    }

    private static func length(_ one: Double, _ two: Double) -> Double { (one * one + two * two).squareRoot() }
}
