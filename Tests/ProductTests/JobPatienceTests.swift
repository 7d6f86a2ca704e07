@testable import Product
import Testing

@Suite struct `Work on a recording waits` {
    @Test(arguments: [(1, 2.0), (2, 4), (3, 8), (20, 600)])
    func `longer after each failure, ten minutes at most`(attempt: Int, seconds: Double) {
        #expect(JobPatience.wait(asked: nil, after: attempt) == .seconds(seconds))
    }

    @Test(arguments: [(nil, 1, 5.0), (nil, 2, 10), (nil, 3, 20), (nil, 20, 120), (0, 9, 1), (7, 9, 7), (900, 1, 900)])
    func `as long as a server that limits its callers asks, or ever longer up to minutes`(
        asked: Double?, attempt: Int, seconds: Double
    ) {
        #expect(JobPatience.wait(limited: asked.map { .seconds($0) }, after: attempt) == .seconds(seconds))
    }

    @Test(arguments: [(0.0, 1.0), (0.2, 1), (7, 7), (86_400, 86_400)])
    func `as long as the server asks, and never not at all`(asked: Double, seconds: Double) {
        #expect(JobPatience.wait(asked: .seconds(asked), after: 20) == .seconds(seconds))
    }
}
