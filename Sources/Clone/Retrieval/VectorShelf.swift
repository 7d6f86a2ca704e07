import Domain

/// The vectors of one person's texts, by text. The same text can be of several owners.
struct VectorShelf: Sendable {
    private var vectors: [TextDigest: (vector: TextVector, owners: Int)] = [:]
    private var rows: [Int64: [TextDigest]] = [:]
    /// About how many bytes of memory it takes.
    private(set) var size = 0

    /// The vector of a text, if there is one.
    subscript(text: TextDigest) -> TextVector? { vectors[text]?.vector }

    /// Takes in what a row has.
    mutating func add(_ kept: KeptVectors, row: Int64) {
        rows[row] = Array(kept.vectors.keys)
        for (text, vector) in kept.vectors {
            // The newest counts, should a model make another vector of the same text one day.
            let owners = vectors[text]?.owners ?? 0
            if owners == 0 { size += Self.size(of: vector) }
            vectors[text] = (vector, owners + 1)
        }
    }

    /// Lets go of what a row had.
    mutating func remove(row: Int64) {
        for text in rows.removeValue(forKey: row) ?? [] {
            guard let (vector, owners) = vectors[text] else { continue }
            if owners == 1 { size -= Self.size(of: vector) }
            vectors[text] = owners == 1 ? nil : (vector, owners - 1)
        }
    }

    private static func size(of vector: TextVector) -> Int { vector.components.count + 150 }
}
