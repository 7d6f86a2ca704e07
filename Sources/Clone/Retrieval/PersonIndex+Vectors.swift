public import Domain

extension PersonIndex {
    /// Texts whose vectors are to be kept together, some of which have none yet.
    public struct Unembedded: Equatable, Sendable {
        /// What they are of.
        public var owner: KeptVectors.Owner
        /// All texts of the owner, without repetition.
        public var texts: [String]
    }

    /// What has no vectors yet: the newest entries first, then memories.
    ///
    /// - Parameter width: How many components vectors have that count; any where it is not known.
    public func unembedded(width: Int?) -> [Unembedded] {
        let parts = entries.reversed().flatMap { entry in
            let found = Dictionary(grouping: places[entry.id] ?? 0..<0) { passages[$0].quote.part }
            return entry.parts.compactMap { part in
                found[part.id].map { Unembedded(.part(part.id), $0.map(embedded)) }
            }
        }
        let known = memories.values.sorted { $1.id.rawValue < $0.id.rawValue }
        return (parts + known.map { Unembedded(.memory($0.id), [$0.text]) }).filter { owner in
            owner.texts.contains { vector(of: $0, width: width) == nil }
        }
    }

    /// The vector of a text that somebody embedded before.
    public func vector(of text: String, width: Int?) -> TextVector? {
        vectors[TextDigest(of: text)].flatMap { $0.components.count == width ?? $0.components.count ? $0 : nil }
    }
}

extension PersonIndex.Unembedded {
    init(_ owner: KeptVectors.Owner, _ texts: [String]) {
        self.owner = owner
        self.texts = texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
