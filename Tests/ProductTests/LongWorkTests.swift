@testable import Product
import Testing

@Suite struct `Long work` {
    @Test(.timeLimit(.minutes(1)))
    func `is given up when nobody waits for it any more`() async {
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let work = Task {
            try await LongWork.run { checkCancellation in
                beginning.finish()
                while true { try checkCancellation() }
            }
        }
        for await _ in begun {}
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
    }

    @Test func `hands over what it came to, and its failure`() async throws {
        #expect(try await LongWork.run { _ in 7 } == 7)
        await #expect(throws: CancellationError.self) { try await LongWork.run { _ in throw CancellationError() } }
    }
}
