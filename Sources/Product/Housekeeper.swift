import Domain
import Engine
import Logging
import ServiceLifecycle
import Store

/// Keeps the house: writes the metrics, removes files and keys whose rows are gone, forgets delivery keys nobody will
/// send again, lets go of indexes nobody wants, gives memory back while nothing happens.
struct Housekeeper: Service {
    let store: Store
    let files: EncryptedFiles
    let indices: PersonIndices
    let metrics: Metrics
    /// Where the metrics are written; none to write none.
    let path: String?
    let clock: any WallClock
    let logger: Logger

    private static let interval: Duration = .seconds(15)
    /// Telegram keeps updates for a day and starts its numbers anew after a week of silence at the earliest.
    private static let remembered: Duration = .days(4)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var activity = -1
            repeat {
                await tick()
                let isIdle = activity == metrics.activity
                activity = metrics.activity
                if isIdle { Footprint.trim() }
            } while (try? await clock.sleep(for: Self.interval)) != nil
        }
        writeMetrics()
    }

    /// One round.
    func tick() async {
        indices.tidy()
        do {
            try await store.destroyDoomedKeys()
            try await files.removeDoomed()
            try await store.forgetDeliveries(before: clock.now - Self.remembered)
            try await gauge()
        } catch {
            logger.error("housekeeping failed", metadata: ["error": "\(error)"])
        }
        writeMetrics()
    }

    private func gauge() async throws {
        let depths = try await store.depths(now: clock.now)
        for depth in depths {
            metrics.gauge("dvoinik_queue_depth", help: "Rows that wait.", labels: ["queue": depth.name])
                .set(Double(depth.count))
            metrics.gauge(
                "dvoinik_queue_age_seconds", help: "Age of the oldest row that waits.", labels: ["queue": depth.name]
            )
            .set(depth.oldest)
        }
    }

    private func writeMetrics() {
        guard let path else { return }
        do {
            try MetricsFile(path: path).write(metrics.text)
        } catch {
            logger.error("metrics cannot be written", metadata: ["error": "\(error)"])
        }
    }
}
