/// Why something could not be measured.
enum BenchFailure: Error, CustomStringConvertible {
    /// The bot under test ended when nobody had asked it to.
    case botEnded(status: Int32)
    /// The bot under test did not get done what it had to.
    case botTooSlow
    /// The bot under test went on when it was asked to stop.
    case botGoesOn
    /// The system does not tell what a process uses.
    case usageUnknown
    /// Another program failed.
    case programFailed(name: String, status: Int32)
    /// A recording that holds no sound.
    case noSound

    var description: String {
        switch self {
        case .botEnded(let status): "The bot under test ended by itself, with status \(status)."
        case .botTooSlow: "The bot under test did not get done in three minutes what takes seconds."
        case .botGoesOn: "The bot under test did not stop when it was asked to."
        case .usageUnknown: "The system does not tell what a process uses."
        case .programFailed(let name, let status): "\(name) failed with status \(status)."
        case .noSound: "There is no sound in the recording."
        }
    }
}
