import Domain
import Testing

@Suite struct VectorTests {
    @Test(arguments: [
        ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
        ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ])
    func `a text is named by its hash as it is published`(text: String, hash: String) {
        #expect(String(TextDigest(of: text).value, radix: 16) == hash)
    }

    @Test func `a vector in steps has the cosine of the one it was made of, nearly`() throws {
        let (one, other) = (direction(1), direction(2))
        let kept = try #require(TextVector(one))
        let exact = zip(one, other).reduce(Float(0)) { $0 + $1.0 * $1.1 }

        #expect(abs(try #require(kept.cosine(with: one)) - 1) < 0.002)
        #expect(abs(try #require(kept.cosine(with: other)) - exact) < 0.002)
        #expect(kept.cosine(with: Array(one.dropLast())) == nil)
    }

    @Test func `what has no direction is no vector`() {
        #expect(TextVector([0, 0]) == nil)
        #expect(TextVector([]) == nil)
        #expect(TextVector([.nan, 1]) == nil)
        #expect(TextVector([.infinity, 1]) == nil)
    }

    /// 387 components, so that some are left over beside groups of eight.
    private func direction(_ seed: Int) -> [Float] {
        let raw = (0..<387).map { Float(($0 * 37 + seed * 101) % 113) - 56 }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return raw.map { $0 / length }
    }
}
