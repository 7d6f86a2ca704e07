import Messaging

/// What an outbox counts.
struct OutboxMeters {
    private let delivered, flooded, unavailable, unreachable, refused: Counter

    init(metrics: Metrics, channel: Channel) {
        func counter(_ outcome: String) -> Counter {
            metrics.counter(
                "dvoinik_sends_total", help: "Deliveries by outcome.",
                labels: ["channel": channel.rawValue, "outcome": outcome])
        }
        delivered = counter("delivered")
        flooded = counter("flooded")
        unavailable = counter("unavailable")
        unreachable = counter("unreachable")
        refused = counter("refused")
    }

    func count(_ result: Result<MessageID?, DeliveryFailure>) {
        switch result {
        case .success: delivered.increment()
        case .failure(.flooded): flooded.increment()
        case .failure(.unavailable), .failure(.moved): unavailable.increment()
        case .failure(.unreachable): unreachable.increment()
        case .failure(.refused): refused.increment()
        }
    }
}
