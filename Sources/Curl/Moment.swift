import Glibc

/// A point on the system's monotonic clock, in whole milliseconds as epoll and libcurl count them.
struct Moment: Comparable {
    private let milliseconds: Int64

    static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// A later point; more than a century counts as a century.
    func advanced(milliseconds count: Int64) -> Moment {
        Moment(milliseconds: milliseconds + min(max(count, 0), 100 * 366 * 86_400_000))
    }

    /// A later point, at most a millisecond later than asked for.
    func advanced(by duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        let whole = min(max(seconds, 0), 100 * 366 * 86_400) * 1000
        return advanced(milliseconds: whole + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// The milliseconds from an earlier point to this one, 0 where this one is past.
    func milliseconds(since earlier: Moment) -> Int64 {
        max(0, milliseconds - earlier.milliseconds)
    }
}
