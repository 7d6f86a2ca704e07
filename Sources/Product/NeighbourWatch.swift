import Engine
import ServiceLifecycle
import Store

/// Notices that another process wrote to the database, and wakes everything that might be concerned.
struct NeighbourWatch: Service {
    let store: Store
    let bells: [Doorbell]
    let clock: any WallClock

    /// Short enough for a conversation in a terminal beside the running bot; a look costs some ten microseconds.
    private static let interval: Duration = .milliseconds(250)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var seen = try? await store.dataVersion()
            while (try? await clock.sleep(for: Self.interval)) != nil {
                let version = try? await store.dataVersion()
                guard version != seen else { continue }
                seen = version
                bells.forEach { $0.ring() }
            }
        }
    }
}
