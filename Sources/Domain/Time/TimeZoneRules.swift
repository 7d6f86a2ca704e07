/// How the clocks of one place went and will go: the contents of a TZif file (RFC 9636).
public struct TimeZoneRules: Equatable, Sendable {
    /// The moments at which clocks were changed, in seconds since the Unix epoch.
    let transitions: [Int64]
    /// The offset that each transition led to, in seconds east of UTC.
    let offsets: [Int32]
    /// The offset before the first transition.
    let earliest: Int32
    /// The rule after the last transition.
    let later: PosixTimeZone?

    /// Seconds east of UTC at a moment.
    public func offset(at moment: Timestamp) -> Int {
        offset(atSeconds: moment.seconds)
    }

    /// What the clocks show at a moment.
    public func local(_ moment: Timestamp) -> LocalDateTime {
        LocalDateTime(secondsSinceEpoch: Int(moment.seconds) + offset(at: moment))
    }

    /// The moment at which the clocks show a time.
    ///
    /// A time they show twice is taken at the first; one they skip is moved forward by as much as they skip.
    public func moment(of local: LocalDateTime) -> Timestamp {
        let wall = Int64(local.secondsSinceEpoch)
        // No place is further than 26 hours off UTC, so whatever offset holds is found about these moments.
        let around: [Int64] = [wall - 26 * 3600, wall, wall + 26 * 3600]
        let candidates = around.map { Int64(offset(atSeconds: $0)) }.sorted(by: >)
        for candidate in candidates where Int64(offset(atSeconds: wall - candidate)) == candidate {
            return Timestamp(seconds: wall - candidate)
        }
        let beforeGap = Int64(offset(atSeconds: wall - candidates[0]))
        return Timestamp(seconds: wall - beforeGap)
    }

    private func offset(atSeconds seconds: Int64) -> Int {
        let index = indexOfTransition(after: seconds)
        if index == transitions.count, let later { return later.offset(at: Int(seconds)) }
        return Int(index == 0 ? earliest : offsets[index - 1])
    }

    /// The first transition later than a moment, by bisection.
    private func indexOfTransition(after seconds: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
