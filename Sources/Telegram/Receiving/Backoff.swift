/// How long to wait between attempts while things go wrong.
///
/// A server out of reach is asked about once a second in the first minute, which costs next to nothing and brings
/// the bot back as soon as a restarted server or network is back. After that, and for a server that answers with
/// failures, waits double from 1 s to 64 s. These vary at random between a half and the whole, so that many bots
/// do not come back at the same moment. Beside a rival waits double from 15 s to 60 s.
struct Backoff: Equatable, Sendable {
    /// What went wrong.
    enum Cause: Equatable, Sendable {
        /// No answer came.
        case network
        /// The server answered with a failure, or what came could not be stored.
        case failure
        /// Another copy of the bot polls too: whoever asks more often wins, so ask seldom.
        case rival
    }

    private var doublings = 0

    /// The wait before the next attempt.
    ///
    /// - Parameters:
    ///   - cause: What went wrong with the last attempt.
    ///   - outage: How long things have been going wrong.
    ///   - draw: A random number, 0..<1.
    mutating func wait(after cause: Cause, outage: Duration, draw: Double) -> Duration {
        switch cause {
        case .network where outage < .seconds(60): .milliseconds(900) * (0.5 + draw / 2)
        case .network, .failure: .seconds(doubled(6)) * (0.5 + draw / 2)
        case .rival: .seconds(15 * doubled(2))
        }
    }

    /// 1, 2, 4 and so on, doubled so many times at most.
    private mutating func doubled(_ most: Int) -> Int {
        defer { doublings += 1 }
        return 1 << min(doublings, most)
    }
}
