import Domain
import Engine
import Matching
import Store

/// Who could suit whom: once a day for everybody, those nearest are compared, and the best are kept.
extension Matchmaker {
    /// How often those who could suit somebody are looked through.
    private static var pause: Duration { .hours(20) }
    /// The most people for whom that is done at a time.
    private static var mostAtOnce: Int { 200 }
    /// So many who pass all conditions are compared with somebody.
    private static var mostCompared: Int { 50 }
    /// So many of them are kept in mind.
    private static var mostKept: Int { 8 }

    /// Looks through those who could suit whoever is due.
    func look(through company: Company, on day: LocalDate) async throws -> Report {
        let due = company.members.filter { $0.looked.map { clock.now - $0 >= Self.pause } ?? true }
            .sorted {
                ($0.looked?.milliseconds ?? 0, $0.seeker.id.rawValue) < (
                    $1.looked?.milliseconds ?? 0, $1.seeker.id.rawValue
                )
            }
            .prefix(Self.mostAtOnce)
        guard !due.isEmpty else { return Report() }
        let search = company.search(on: day)
        let past = PairHistory(try await store.compatibilities(), try await store.matchRecords())
        var report = Report()
        for member in due {
            guard try await take(on: day) != nil else { break }
            report.looked += 1
            report.compared += try await look(for: member, company, search, past, on: day)
        }
        return report
    }

    private func look(
        for member: Company.Member, _ company: Company, _ search: CandidateSearch, _ past: PairHistory,
        on day: LocalDate
    ) async throws -> Int {
        let id = member.seeker.id
        let known = past.compatibilities(of: id)
        let excluded = past.partners(excludedFor: id, at: clock.now)
        let found = search.candidates(
            for: id, besides: excluded, most: Self.mostCompared, seed: UInt64(day.daysSinceEpoch))
        var compared: [Compatibility] = []
        for other in (known.compactMap { $0.pair.partner(of: id) } + found).uniqued where !excluded.contains(other) {
            guard let pair = Pair(id, other), search.allows(pair),
                let compatibility = try await compare(pair, company, past.compatibility(of: pair))
            else { continue }
            compared.append(compatibility)
        }
        let kept = best(of: compared)
        for compatibility in kept { try await keep(compatibility, of: id, past) }
        let gone = known.filter { old in
            !kept.contains { $0.pair == old.pair } && old.dates.isEmpty && !past.isMatched(old.pair)
        }
        try await finish(id, without: gone)
        return kept.count
    }

    /// Keeps what is known of a pair. Talks that rest on what may not be told any more go.
    private func keep(_ compatibility: Compatibility, of id: PersonID, _ past: PairHistory) async throws {
        let pair = compatibility.pair
        let hasLostDates = past.compatibility(of: pair)?.dates.isEmpty == false && compatibility.dates.isEmpty
        let _: Bool? = try await keep(of: pair) { transaction, _ in
            if hasLostDates { try transaction.apply(.meeting(.parted(pair)), to: ConversationID(id)) }
            try transaction.apply(.meeting(.compared(compatibility)), to: ConversationID(id))
            return true
        }
    }

    /// Notes that all were looked through, unless the person is gone meanwhile; those who did not stay in mind are forgotten.
    private func finish(_ id: PersonID, without gone: [Compatibility]) async throws {
        let now = clock.now
        try await ledger.write { transaction in
            guard try transaction.answer(.person, about: ConversationID(id)).person != nil else { return }
            for old in gone { try transaction.apply(.meeting(.parted(old.pair)), to: ConversationID(id)) }
            try transaction.apply(.meeting(.looked(at: now)), to: ConversationID(id))
        }
    }

    /// What two profiles say to each other by now, with the dates that still rest on what may be told.
    private func compare(_ pair: Pair, _ company: Company, _ known: Compatibility?) async throws -> Compatibility? {
        guard let (one, other) = company.members(of: pair), let a = try await portraits.portrait(of: one),
            let b = try await portraits.portrait(of: other)
        else { return nil }
        var compatibility = Compatibility(
            pair, compared: clock.now,
            profiles: [
                .a: ProfileLevels.levels(of: b.traits, for: a.traits),
                .b: ProfileLevels.levels(of: a.traits, for: b.traits),
            ], cards: [.a: a.shown, .b: b.shown])
        if let known, known.rests(on: compatibility.cards) {
            (compatibility.dates, compatibility.failures) = (known.dates, known.failures)
        }
        return compatibility
    }

    /// The best by what profiles say, and all whose clones have met.
    private func best(of compared: [Compatibility]) -> [Compatibility] {
        let scoring = PairScoring([])
        let ranked = compared.map { (compatibility: $0, chance: scoring.standing(of: $0).estimate.middle) }
            .sorted { $0.chance > $1.chance }.map(\.compatibility)
        return Array(ranked.prefix(Self.mostKept)) + ranked.dropFirst(Self.mostKept).filter { !$0.dates.isEmpty }
    }
}

extension Company {
    /// The search among them.
    func search(on day: LocalDate) -> CandidateSearch {
        let vectors = members.compactMap { member in member.vector.map { (member.seeker.id, $0) } }
        return CandidateSearch(
            members.map(\.seeker), vectors: Dictionary(vectors, uniquingKeysWith: { first, _ in first }), on: day)
    }
}

extension ConversationID {
    /// The conversation with somebody.
    init(_ person: PersonID) { self.init(rawValue: person.rawValue) }
}
