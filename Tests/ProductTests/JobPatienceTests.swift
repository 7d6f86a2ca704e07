@testable import Product
import Testing

@Suite struct `Work on a recording waits` {
    @Test(arguments: [(1, 2.0), (2, 4), (3, 8), (20, 600)])
    func `longer after each failure, ten minutes at most`(attempt: Int, seconds: Double) {
        #expect(JobPatience.wait(asked: nil, after: attempt) == .seconds(seconds))
    }

    @Test(arguments: [(0.0, 1.0), (0.2, 1), (7, 7), (86_400, 86_400)])
    func `as long as the server asks, and never not at all`(asked: Double, seconds: Double) {
        #expect(JobPatience.wait(asked: .seconds(asked), after: 20) == .seconds(seconds))
    }
}
