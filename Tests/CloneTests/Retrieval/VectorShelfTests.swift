import Domain
import Testing
import Words

@testable import Clone

@Suite struct VectorShelfTests {
    private func kept(_ texts: [String], _ vector: [Float]) throws -> KeptVectors {
        let vector = try #require(TextVector(vector))
        return KeptVectors(
            owner: .part(PartID(rawValue: 1)),
            vectors: Dictionary(uniqueKeysWithValues: texts.map { (TextDigest(of: $0), vector) }))
    }

    @Test func `a text has its cosine at its place, from when its vector comes until the last owner goes`() throws {
        var shelf = VectorShelf()
        let place = shelf.slot(of: TextDigest(of: "кот"))
        #expect(shelf.cosines(with: [1, 0]) == [nil])

        shelf.add(try kept(["кот", "пёс"], [1, 0]), row: 1)
        shelf.add(try kept(["кот"], [1, 0]), row: 2)
        #expect(shelf.slot(of: TextDigest(of: "кот")) == place)
        #expect(abs(try #require(shelf.cosines(with: [1, 0])[place]) - 1) < 0.01)
        #expect(shelf.cosines(with: [1, 0, 0]) == [nil, nil], "of another width")

        shelf.remove(row: 1)
        #expect(shelf.cosines(with: [1, 0]).compactMap(\.self).count == 1)
        shelf.remove(row: 2)
        #expect(shelf.cosines(with: [1, 0]) == [nil, nil])
        #expect(shelf.size == 0)
    }

    @Test func `the newest vector of a text counts, of whichever width`() throws {
        var shelf = VectorShelf()
        shelf.add(try kept(["кот"], [1, 0, 0]), row: 1)
        shelf.add(try kept(["кот"], [0, 1]), row: 2)
        shelf.remove(row: 1)

        #expect(shelf[TextDigest(of: "кот")] == TextVector([0, 1]))

        shelf.remove(row: 2)
        #expect(shelf[TextDigest(of: "кот")] == nil)
        #expect(shelf.size == 0)
    }

    @Test func `of rows that come at once the one written last counts`() throws {
        var change = ArchiveChange(to: ArchiveState(model: "one"))
        for row in 1...20 as ClosedRange<Int64> {
            change.vectors[row] = try kept(["кот"], [Float](repeating: 1, count: Int(row)))
        }
        var index = PersonIndex(terms: Terms())
        index.update(with: change)

        #expect(index.vector(of: "кот", width: 20) != nil)
    }

    @Test func `tidied, it has the vectors and no place for what has none`() throws {
        var shelf = VectorShelf()
        shelf.add(try kept(["кот"], [1, 0]), row: 1)
        shelf.add(try kept(["пёс"], [0, 1]), row: 2)
        _ = shelf.slot(of: TextDigest(of: "утка"))
        shelf.remove(row: 1)

        var tidied = shelf.tidied
        #expect(tidied[TextDigest(of: "пёс")] == TextVector([0, 1]))
        #expect(tidied.cosines(with: [0, 1]).count == 1)
        #expect(tidied.size == shelf.size)

        tidied.remove(row: 2)
        #expect(tidied.cosines(with: [0, 1]) == [nil])
    }
}
