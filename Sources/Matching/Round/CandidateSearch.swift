public import Domain

/// Who could suit somebody: those with whom all hard conditions hold in both directions, and of these the nearest by the
/// vector of who they are. It searches exactly, whoever is there.
public struct CandidateSearch: Sendable {
    private let seekers: [Seeker]
    private let places: [PersonID: Int]
    private let conditions: Conditions
    private var shelves: [String: Shelf] = [:]

    /// Vectors of one model: others cannot be compared with them.
    private struct Shelf: Sendable {
        var vectors: PersonVectors
        var rows: [Int] = []
        var own: [Int: [Float]] = [:]
    }

    /// Puts people side by side.
    ///
    /// - Parameters:
    ///   - seekers: Everybody who wants to meet others, each once.
    ///   - vectors: Of those of whom there is one.
    ///   - day: As of which the conditions hold.
    public init(_ seekers: [Seeker], vectors: [PersonID: PersonalityEmbedding], on day: LocalDate) {
        self.seekers = seekers
        conditions = Conditions(on: day)
        places = Dictionary(seekers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (place, seeker) in seekers.enumerated() {
            guard let vector = vectors[seeker.id], !vector.vector.isEmpty else { continue }
            let shelf = "\(vector.model)/\(vector.vector.count)"
            var vectors = shelves[shelf] ?? Shelf(vectors: PersonVectors(width: vector.vector.count))
            vectors.vectors.append(vector.vector)
            vectors.rows.append(place)
            vectors.own[place] = vector.vector
            shelves[shelf] = vectors
        }
    }

    /// Whether all hard conditions hold between two.
    public func allows(_ pair: Pair) -> Bool {
        guard let one = places[pair.one], let other = places[pair.other] else { return false }
        return conditions.allow(seekers[one], seekers[other])
    }

    /// The most that could suit somebody, the nearest first. Those of whom no vector can be compared come after all others,
    /// in an order that chance decides, which is the same for the same seed.
    ///
    /// - Parameter excluded: Who is not asked for.
    public func candidates(
        for person: PersonID, besides excluded: Set<PersonID> = [], most: Int, seed: UInt64
    ) -> [PersonID] {
        guard let place = places[person] else { return [] }
        var fitting = BitMask(count: seekers.count)
        for (other, seeker) in seekers.enumerated()
        where !excluded.contains(seeker.id) && conditions.allow(seekers[place], seeker) {
            fitting[other] = true
        }
        let near = nearest(to: place, among: fitting, most: most)
        for found in near { fitting[found] = false }
        var chance = SeededChance(seed ^ UInt64(bitPattern: person.rawValue))
        let rest = chance.shuffled(seekers.indices.filter { fitting[$0] }).prefix(max(0, most - near.count))
        return (near + rest).map { seekers[$0].id }
    }

    private func nearest(to place: Int, among fitting: BitMask, most: Int) -> [Int] {
        guard let shelf = shelves.values.first(where: { $0.own[place] != nil }), let own = shelf.own[place] else {
            return []
        }
        var mask = BitMask(count: shelf.rows.count)
        for (row, other) in shelf.rows.enumerated() where fitting[other] { mask[row] = true }
        return shelf.vectors.nearest(to: own, among: mask, most: most).map { shelf.rows[$0.row] }
    }
}
