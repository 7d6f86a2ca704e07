import Testing

@testable import Clone

@Suite struct ClosenessTests {
    @Test func `only what is nearer than the average counts, and what is not known is no nearer`() {
        let closeness = Closeness([0.8, 0.9, nil, 0.7])
        #expect(closeness.scores.map { ($0 * 100).rounded() } == [0, 100, 0, 0])
        #expect(!closeness.isOutstanding(2))
    }

    @Test func `what stands out among many does so whatever the model's usual cosine is`() {
        for usual in [Float(0.1), 0.8] {
            let values = (0..<30).map { usual + Float($0 % 3) / 100 } + [usual + 0.1]
            let closeness = Closeness(values)
            #expect((0...30).filter(closeness.isOutstanding) == [30])
        }
        #expect(!Closeness([0.5, 0.5]).isOutstanding(0))
        #expect(Closeness([]).scores.isEmpty)
    }
}
