import Asking
import Domain
import HTTPTesting
@testable import LanguageModels
import Testing

@Suite struct `A circuit breaker` {
    private let now = Timestamp(seconds: 1_000_000)

    private func opened(_ times: Int = 1) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        var moment = now
        for _ in 0..<CircuitBreaker.mostFailures { breaker.failed(at: moment) }
        for _ in 1..<times {
            moment = moment + CircuitBreaker.longest
            _ = breaker.admit(at: moment)
            breaker.failed(at: moment)
        }
        return breaker
    }

    @Test func `opens after five failures in a row, and not before`() {
        var breaker = CircuitBreaker()
        for _ in 0..<4 { breaker.failed(at: now) }
        #expect(breaker.admit(at: now) == .pass)
        breaker.succeeded()
        for _ in 0..<4 { breaker.failed(at: now) }
        #expect(breaker.state == .closed(failures: 4))
        breaker.failed(at: now)
        #expect(breaker.admit(at: now) == .wait(.seconds(15)))
        #expect(breaker.admit(at: now + .seconds(14)) == .wait(.seconds(1)))
    }

    @Test func `lets one call through to see`() {
        var breaker = opened()
        #expect(breaker.admit(at: now + .seconds(15)) == .pass)
        #expect(breaker.state == .halfOpen(times: 1))
        #expect(breaker.admit(at: now + .seconds(15)) == .wait(.seconds(15)))
        breaker.succeeded()
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test func `lets another one see where the first went away`() {
        var breaker = opened()
        _ = breaker.admit(at: now + .seconds(15))
        breaker.abandoned(at: now + .seconds(16))
        #expect(breaker.admit(at: now + .seconds(16)) == .pass)
    }

    @Test(arguments: [(1, 15.0), (2, 30), (3, 60), (6, 480), (7, 600), (40, 600)])
    func `is open ever longer, up to ten minutes`(times: Int, seconds: Double) {
        guard case .open(let until, times) = opened(times).state else {
            Issue.record("not open")
            return
        }
        #expect(until == now + CircuitBreaker.longest * (times - 1) + .seconds(seconds))
    }

    @Test func `rests as long as the server asks, and trusts it then`() {
        var breaker = CircuitBreaker()
        breaker.rest(for: .seconds(90), at: now)
        #expect(breaker.admit(at: now) == .wait(.seconds(90)))
        #expect(breaker.admit(at: now + .seconds(90)) == .pass)
        #expect(breaker.admit(at: now + .seconds(90)) == .pass)
    }

    @Test func `is not held open by a clock that was set back, nor by calls that began before`() {
        var breaker = opened()
        breaker.failed(at: now + .seconds(10))
        #expect(breaker.admit(at: now + .seconds(15)) == .pass)
        breaker = opened()
        #expect(breaker.admit(at: now - .days(300)) == .pass)
    }

    @Test func `keeps calls from a server that is down, and comes back with it`() async throws {
        let board = try Switchboard(
            smart: Script(
                .broken, .text("", status: 500), .text("<html>"), .broken, .broken, .said("Back")
            ).handler)
        #expect(await board.absence() == .unavailable(retryAfter: nil))
        #expect(await board.absence() == .unavailable(retryAfter: .seconds(14)))
        #expect(board.smart?.requests.count == 5)
        #expect(await board.absence() == .unavailable(retryAfter: .seconds(14)))
        #expect(board.smart?.requests.count == 5)
        #expect(board.router.statuses.first?.breaker.name == "open")
        board.surroundings.pass(.seconds(15))
        #expect(try await board.text().content == "Back")
        #expect(board.surroundings.breakers == ["open", "half-open", "closed"])
    }

    @Test func `does not count what is wrong with a question`() async throws {
        let board = try Switchboard(smart: { _ in .text("", status: 413) })
        for _ in 0..<9 { #expect(await board.absence() == .refused) }
        #expect(board.surroundings.breakers == [])
    }
}
