import Engine
import ServiceLifecycle

/// Gives memory back when nothing has happened for a while; once, until something does.
struct IdleRest: Service {
    let metrics: Metrics
    let clock: any WallClock

    private static let interval: Duration = .seconds(15)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var (seen, isTrimmed) = (-1, false)
            while (try? await clock.sleep(for: Self.interval)) != nil {
                let activity = metrics.activity
                if activity != seen {
                    (seen, isTrimmed) = (activity, false)
                } else if !isTrimmed {
                    Footprint.trim()
                    isTrimmed = true
                }
            }
        }
    }
}
