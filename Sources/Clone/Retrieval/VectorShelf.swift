import Domain

/// The vectors of one person's texts, by text. The same text can be of several owners.
struct VectorShelf: Sendable {
    /// Where each text has its place, whether or not its vector is there yet.
    private var slots: [TextDigest: Int] = [:]
    private var shelved: [Shelved?] = []
    /// What all vectors are made of, side by side: a question is compared with all of them.
    private var components = Rows<Int8>()
    private var steps: [Float] = []
    private var rows: [Int64: [TextDigest]] = [:]
    /// About how many bytes of memory it takes.
    private(set) var size = 0

    /// Which vector there is for a text.
    private struct Shelved {
        let number: Int
        var owners: Int
    }

    /// The vector of a text, if there is one.
    subscript(text: TextDigest) -> TextVector? {
        slots[text].flatMap { shelved[$0] }.map {
            TextVector(step: steps[$0.number], components: Array(components[$0.number]))
        }
    }

    /// The place of a text's vector, which it gets if it has none.
    mutating func slot(of text: TextDigest) -> Int {
        if let known = slots[text] { return known }
        slots[text] = shelved.count
        shelved.append(nil)
        return shelved.count - 1
    }

    /// The cosines of all vectors with a direction of length 1, by their places.
    func cosines(with direction: [Float]) -> [Float?] {
        // In the order in which they lie in memory, which is twice as fast as that of their places.
        var cosines: [Float?] = []
        cosines.reserveCapacity(components.count)
        components.forEach { number, components in
            cosines.append(TextVector.cosine(of: components, step: steps[number], with: direction))
        }
        return shelved.map { $0.flatMap { cosines[$0.number] } }
    }

    /// Takes in what a row has.
    mutating func add(_ kept: KeptVectors, row: Int64) {
        rows[row] = Array(kept.vectors.keys)
        for (text, vector) in kept.vectors { add(vector, of: text) }
    }

    /// Lets go of what a row had.
    mutating func remove(row: Int64) {
        for text in rows.removeValue(forKey: row) ?? [] {
            guard let slot = slots[text], let old = shelved[slot] else { continue }
            if old.owners == 1 { clear(slot) } else { shelved[slot]?.owners -= 1 }
        }
    }

    /// The same vectors, without places for texts that have none.
    var tidied: VectorShelf {
        rows.reduce(into: VectorShelf()) { shelf, row in
            shelf.rows[row.key] = row.value
            for text in row.value { if let vector = self[text] { shelf.add(vector, of: text) } }
        }
    }

    /// The newest counts, should a model make another vector of the same text one day.
    private mutating func add(_ vector: TextVector, of text: TextDigest) {
        let slot = slot(of: text)
        let owners = shelved[slot]?.owners ?? 0
        clear(slot)
        shelved[slot] = Shelved(number: components.count, owners: owners + 1)
        components.append(vector.components)
        steps.append(vector.step)
        size += Self.size(of: vector.components.count)
    }

    private mutating func clear(_ slot: Int) {
        guard let old = shelved[slot] else { return }
        size -= Self.size(of: components[old.number].count)
        components.clear(old.number)
        shelved[slot] = nil
    }

    private static func size(of width: Int) -> Int { width + 150 }
}
