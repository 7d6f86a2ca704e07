import Domain
import Matching

/// What is known of pairs, and how they were proposed to each other so far.
struct PairHistory: Sendable {
    let all: [Compatibility]
    let records: [MatchRecord]
    private let known: [Pair: Compatibility]
    private let pairs: [PersonID: [Pair]]
    private let matches: [Pair: [MatchRecord]]
    private let matched: [PersonID: [MatchRecord]]

    init(_ all: [Compatibility], _ records: [MatchRecord]) {
        (self.all, self.records) = (all, records)
        known = Dictionary(all.map { ($0.pair, $0) }, uniquingKeysWith: { $1 })
        pairs = Dictionary(grouping: all.flatMap { item in item.pair.people.map { ($0, item.pair) } }, by: \.0)
            .mapValues { $0.map(\.1) }
        matches = Dictionary(grouping: records) { $0.match.pair }.reduce(into: [:]) { found, item in
            if let pair = item.key { found[pair] = item.value }
        }
        matched = Dictionary(grouping: records.flatMap { record in record.match.people.map { ($0, record) } }, by: \.0)
            .mapValues { $0.map(\.1) }
    }

    func compatibility(of pair: Pair) -> Compatibility? { known[pair] }
    func compatibilities(of person: PersonID) -> [Compatibility] { (pairs[person] ?? []).compactMap { known[$0] } }
    func matches(of person: PersonID) -> [MatchRecord] { matched[person] ?? [] }
    func matches(of pair: Pair) -> [MatchRecord] { matches[pair] ?? [] }
    func isMatched(_ pair: Pair) -> Bool { matches[pair] != nil }

    /// How much each level counts, as people's decisions have taught so far.
    func rule(at now: Timestamp) -> CompatibilityRule {
        WeightLearner().improved(CompatibilityRule(), by: records.flatMap { $0.decisions(at: now) })
    }

    /// How well pairs suit each other by now.
    func scoring(by rule: CompatibilityRule) -> PairScoring {
        PairScoring(all, matches: records.map(\.match), rule: rule)
    }

    /// Those who were proposed to somebody and cannot be once more.
    func partners(excludedFor person: PersonID, at now: Timestamp) -> Set<PersonID> {
        let pairs = Set(matches(of: person).compactMap(\.match.pair))
        return Set(pairs.filter { !mayReturn($0, at: now) }.compactMap { $0.partner(of: person) })
    }

    private func mayReturn(_ pair: Pair, at now: Timestamp) -> Bool {
        guard let last = matches(of: pair).max(by: { $0.match.chance < $1.match.chance }) else { return true }
        return SecondChance.isDue(after: last.match, at: now)
    }
}
