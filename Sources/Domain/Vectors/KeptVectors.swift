/// The vectors of some texts, kept with what the texts are of: they go when that goes.
public struct KeptVectors: Equatable, Sendable {
    /// What the texts are of.
    public var owner: Owner
    /// The vectors, by their texts.
    public var vectors: [TextDigest: TextVector]

    /// What texts can be of.
    public enum Owner: Hashable, Sendable {
        /// The passages of a part of an entry.
        case part(PartID)
        /// A memory.
        case memory(MemoryID)
    }

    /// Keeps vectors.
    public init(owner: Owner, vectors: [TextDigest: TextVector]) {
        self.owner = owner
        self.vectors = vectors
    }
}

/// Something that happens to the vectors of a person's texts.
public enum VectorChange: Equatable, Sendable {
    /// There are new ones, made by a model, in the place of those that it had made for the same owner.
    case kept(KeptVectors, model: String)
    /// Those of all other models are no longer needed.
    case dropped(except: String)
}
