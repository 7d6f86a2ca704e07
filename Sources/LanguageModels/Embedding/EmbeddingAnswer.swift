import FoundationEssentials

/// The vectors that a server made of some texts.
struct EmbeddingAnswer: Decodable, Sendable {
    private let data: [Entry]
    private let usage: ChatUsage?

    /// What the server counted.
    var promptTokens: Int? { usage?.promptTokens }

    /// One vector for each text in the order of the texts, all of one width; nil where they are not that.
    func vectors(count: Int) -> [[Float]]? {
        guard data.count == count else { return nil }
        var vectors = [[Float]](repeating: [], count: count)
        for (place, entry) in data.enumerated() {
            let index = entry.index ?? place
            guard vectors.indices.contains(index), vectors[index].isEmpty else { return nil }
            vectors[index] = entry.embedding
        }
        let width = vectors.first?.count ?? 0
        return width > 0 && vectors.allSatisfy { $0.count == width } ? vectors : nil
    }

    private struct Entry: Decodable, Sendable {
        var index: Int?
        var embedding: [Float]
    }

    private enum CodingKeys: String, CodingKey {
        case data, usage
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        data = try container.decode([Entry].self, forKey: .data)
        usage = try? container.decodeIfPresent(ChatUsage.self, forKey: .usage)
    }
}

extension [Float] {
    /// The vector at length 1; nil where it has no direction.
    var normalised: [Float]? {
        let length = reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length.isFinite, length > 0 else { return nil }
        return map { Float(Double($0) / length) }
    }
}
