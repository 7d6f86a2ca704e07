import Engine
import Messaging
import Synchronization

/// An intake that remembers what it took, and fails as often as it is told to.
final class RecordingIntake: Intake {
    struct DiskFull: Error {}

    private let state: Mutex<(taken: [[Arrival]], failures: Int)>

    init(failures: Int = 0) {
        state = Mutex(([], failures))
    }

    var taken: [[Arrival]] { state.withLock(\.taken) }
    var keys: [[String]] { taken.map { $0.map(\.deliveryKey) } }

    func receive(_ arrivals: [Arrival]) async throws {
        try state.withLock { state in
            if state.failures > 0 {
                state.failures -= 1
                throw DiskFull()
            }
            state.taken.append(arrivals)
        }
    }
}
