import Domain

/// The vectors of one person's texts, by text. The same text can be of several owners.
struct VectorShelf: Sendable {
    /// Where each text has its place, whether or not its vector is there yet.
    private var slots: [TextDigest: Int] = [:]
    private var shelved: [Shelved?] = []
    private var components = Rows<Int8>()
    private var rows: [Int64: [TextDigest]] = [:]
    /// About how many bytes of memory it takes.
    private(set) var size = 0

    /// A vector but for its components, which lie beside those of all others: a question is compared with all.
    private struct Shelved {
        let step: Float
        let components: Int
        var owners: Int
    }

    /// The vector of a text, if there is one.
    subscript(text: TextDigest) -> TextVector? {
        slots[text].flatMap { shelved[$0] }.map {
            TextVector(step: $0.step, components: Array(components[$0.components]))
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
        shelved.map { vector in
            vector.flatMap { vector in
                components[vector.components].withUnsafeBufferPointer {
                    TextVector.cosine(of: $0, step: vector.step, with: direction)
                }
            }
        }
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
        shelved[slot] = Shelved(step: vector.step, components: components.count, owners: owners + 1)
        components.append(vector.components)
        size += Self.size(of: vector.components.count)
    }

    private mutating func clear(_ slot: Int) {
        guard let old = shelved[slot] else { return }
        size -= Self.size(of: components[old.components].count)
        components.clear(old.components)
        shelved[slot] = nil
    }

    private static func size(of width: Int) -> Int { width + 150 }
}
