import Testing
import SeededChance

@testable import Matching

@Suite struct PersonVectorsTests {
    /// A vector of length 1 in some direction.
    private func vector(_ width: Int, _ random: inout some RandomNumberGenerator) -> [Float] {
        let components = (0..<width).map { _ in
            // The sum of several is near enough to a normal distribution for directions to be even.
            (0..<6).reduce(Float(0)) { sum, _ in sum + Float.random(in: -1...1, using: &random) }
        }
        let length = components.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return components.map { $0 / length }
    }

    private func exact(_ vectors: [[Float]], _ query: [Float], most: Int, where isWanted: (Int) -> Bool) -> [Int] {
        func product(_ vector: [Float]) -> Double {
            zip(vector, query).reduce(into: 0.0) { sum, pair in sum += Double(pair.0) * Double(pair.1) }
        }
        let all = vectors.indices.filter(isWanted).map { (row: $0, product: product(vectors[$0])) }
        return all.sorted { $1.product < $0.product }.prefix(most).map(\.row)
    }

    @Test(arguments: [1, 7, 64, 100, 384], [UInt64(1)])
    func `the nearest are those that comparing with every one finds`(width: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        var shelf = PersonVectors(width: width)
        let vectors = (0..<1_500).map { _ in vector(width, &random) }
        for vector in vectors { shelf.append(vector) }
        var mask = BitMask(count: 0)
        for row in vectors.indices where row % 7 == 0 { mask[row] = true }
        for row in stride(from: 0, to: 1_500, by: 3) { shelf.remove(row) }
        for _ in 0..<5 {
            let query = vector(width, &random)
            let found = shelf.nearest(to: query, most: 50)
            let filtered = shelf.nearest(to: query, among: mask, most: 50)
            guard width > 1 else {
                // In one dimension there are two directions only, and all in one are equally near.
                #expect(found.allSatisfy { $0.product == found[0].product } && found.count == 50)
                continue
            }
            #expect(found.map(\.row) == exact(vectors, query, most: 50) { $0 % 3 != 0 })
            #expect(filtered.map(\.row) == exact(vectors, query, most: 50) { $0 % 3 != 0 && $0 % 7 == 0 })
        }
    }

    @Test func `people who are much alike are still told apart`() {
        var random = SplitMix(seed: 3)
        let centre = vector(384, &random)
        let vectors = (0..<4_000).map { _ in
            let other = vector(384, &random)
            return zip(centre, other).map { $0 + 0.3 * $1 }
        }
        var shelf = PersonVectors(width: 384)
        for vector in vectors { shelf.append(vector) }
        let found = shelf.nearest(to: vectors[17], most: 50).map(\.row)
        #expect(found == exact(vectors, vectors[17], most: 50) { _ in true })
    }

    @Test func `few, none and those of no length are no trouble`() {
        var shelf = PersonVectors(width: 3)
        #expect(shelf.nearest(to: [1, 0, 0], most: 5) == [])
        shelf.append([0, 0, 0])
        shelf.append([0, 1, 0])
        #expect(shelf.nearest(to: [0, 1, 0], most: 5).map(\.row) == [1, 0])
        #expect(shelf.nearest(to: [0, 1, 0], most: 0) == [])
        #expect(shelf.nearest(to: [0, 0, 0], most: 1).map(\.product) == [0])
        #expect(shelf.nearest(to: [0, 1, 0], among: BitMask(count: 0), most: 5) == [])
        shelf.remove(1)
        #expect(shelf.nearest(to: [0, 1, 0], most: 5).map(\.row) == [0])
        #expect(shelf.count == 2 && shelf.living.population == 1)
    }
}
