import Curl
import Testing

@testable import Telegram

struct BackoffTests {
    @Test(
        arguments: [
            (Backoff.Cause.failure, 0.999_999, [1, 2, 4, 8, 16, 32, 64, 64, 64]),
            (.failure, 0, [0.5, 1, 2, 4, 8, 16, 32, 32, 32]),
            (.rival, 0.5, [15, 30, 60, 60]),
        ] as [(Backoff.Cause, Double, [Double])])
    func `waits grow to a limit`(cause: Backoff.Cause, draw: Double, seconds: [Double]) {
        var backoff = Backoff()

        for expected in seconds {
            let wait = backoff.wait(after: cause, outage: .zero, draw: draw)
            #expect(abs(wait / .seconds(1) - expected) < 0.001)
        }
    }

    @Test func `a server out of reach is asked about once a second for a minute, then ever less`() {
        var backoff = Backoff()
        var outage = Duration.zero
        var waits: [Duration] = []
        while outage < .seconds(600) {
            let wait = backoff.wait(after: .network, outage: outage, draw: 0.5)
            waits.append(wait)
            outage += wait
        }

        #expect(waits.prefix(80).allSatisfy { $0 == .milliseconds(675) })
        #expect(waits.last == .seconds(48))
        #expect(waits.count < 110)
    }

    @Test(arguments: [0, 0.25, 0.999_999])
    func `after a short outage the bot is back within a second`(draw: Double) {
        var backoff = Backoff()

        #expect(backoff.wait(after: .network, outage: .seconds(59), draw: draw) < .seconds(1))
    }

    @Test(
        arguments: [
            (BotAPIFailure.wrongToken, Trouble.Fate.giveUp),
            (.conflict, .backOff(.rival)),
            (.flooded(retryAfter: .seconds(7)), .wait(.seconds(7))),
            (.network(.cannotConnect), .backOff(.network)),
            (.server(status: 502), .backOff(.failure)),
            (.malformedAnswer, .backOff(.failure)),
            (.badRequest(description: "x"), .backOff(.failure)),
        ] as [(BotAPIFailure, Trouble.Fate)])
    func `every failure has a fate`(failure: BotAPIFailure, fate: Trouble.Fate) {
        #expect(Trouble.api(failure).fate == fate)
    }
}
