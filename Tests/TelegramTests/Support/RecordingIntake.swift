import Engine
import Messaging
import NIOConcurrencyHelpers

/// An intake that remembers what it took, and fails as often as it is told to.
final class RecordingIntake: Intake {
    struct DiskFull: Error {}

    private let state: NIOLockedValueBox<(taken: [[Arrival]], failures: Int)>

    init(failures: Int = 0) {
        state = NIOLockedValueBox(([], failures))
    }

    var taken: [[Arrival]] { state.withLockedValue(\.taken) }
    var keys: [[String]] { taken.map { $0.map(\.deliveryKey) } }

    func receive(_ arrivals: [Arrival]) async throws {
        try state.withLockedValue { state in
            if state.failures > 0 {
                state.failures -= 1
                throw DiskFull()
            }
            state.taken.append(arrivals)
        }
    }
}
