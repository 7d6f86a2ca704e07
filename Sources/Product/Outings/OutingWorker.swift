import Clone
import Dialogue
import Domain
import Engine
import Logging
import Matching
import Outings
import Words

/// Picks somewhere to go: for one person from what their clone knows, with their words; for two who know of each other
/// from both cards alone. Nobody is asked, and nothing leaves the machine.
struct OutingWorker: JobWorker {
    let machine: ProductMachine
    /// None where the operator supplies nothing.
    let shelf: OutingShelf?
    let indices: PersonIndices
    let ledger: BotLedger
    let terms: Terms
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.outings.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        do {
            switch job.job {
            case .pickOutings(let isNews): return .ended(.picked(try await picks(for: job.conversation, isNews)))
            case .findPlace(let id): return .ended(.placed(id, try await places(id, for: job.conversation)))
            default: return .postponed(for: .hours(1), nil)
            }
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("nowhere to go was found", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    // MARK: For one

    private func picks(for conversation: ConversationID, _ isNews: Bool) async throws -> OutingPicks {
        let (known, index) = try await indices.look(at: conversation)
        var picks = OutingPicks(isNews: isNews)
        guard let person = known.person, let shelf, person.agrees(to: .meeting) else { return picks }
        picks.heeded = person.forgotten.heeded
        let (now, today) = (clock.now, machine.clock(of: person)(clock.now).date)
        let ranker = OutingRanker(terms: terms)
        return try await LongWork.run { [picks] checkCancellation in
            var picks = picks
            let stays = person.stays(from: today)
            let offered = shelf.outings(at: now).filter { outing in stays.contains { $0.allows(outing) } }
            try checkCancellation()
            let likings = index.likings(on: today)
            picks.count = offered.count
            picks.picks = ranker.ranked(offered, by: likings.map(\.liking)).prefix(OutingPicks.most)
                .map { OutingPick(offered[$0.outing], for: likings[$0.liking].quote) }
            return picks
        }
    }

    // MARK: For two

    private func places(_ id: MatchID, for conversation: ConversationID) async throws -> [MeetingPlace] {
        guard let shelf, let both = try await MutualCards.read(id, of: conversation, from: ledger) else { return [] }
        let now = clock.now
        let days = both.people.map { machine.clock(of: $0)(now).date }
        let stays = zip(both.people, days).map { $0.stays(from: $1) }
        let ranker = OutingRanker(terms: terms)
        return try await LongWork.run { _ in
            let offered = shelf.outings(at: now).filter { outing in
                Stay.shared(stays[0], stays[1]).contains { $0.allows(outing) }
            }
            let likings = CloneConversation.Speaker.allCases.map { both.cards[$0]?.likings ?? [] }
            let ranked = likings.map { likings in
                Dictionary(uniqueKeysWithValues: ranker.ranked(offered, by: likings).map { ($0.outing, $0) })
            }
            let shared = ranked[0].values.compactMap { one in ranked[1][one.outing].map { (one, $0) } }
            return shared.sorted { Self.isBetter($0, $1) }.lazy.compactMap { one, other in
                let reasons = [likings[0][one.liking].text, likings[1][other.liking].text]
                let areTold = reasons.allSatisfy { reason in
                    CloneConversation.Speaker.allCases.allSatisfy { both.gate(reason, $0) }
                }
                return areTold ? MeetingPlace(offered[one.outing], reasons: reasons.uniqued) : nil
            }.prefix(MeetingPlace.most).map(\.self)
        }
    }

    /// What suits the one whom it suits less counts.
    private static func isBetter(
        _ one: (OutingRanker.Ranked, OutingRanker.Ranked), _ other: (OutingRanker.Ranked, OutingRanker.Ranked)
    ) -> Bool {
        (min(other.0.score, other.1.score), one.0.outing) < (min(one.0.score, one.1.score), other.0.outing)
    }
}

/// Where somebody is, and when.
struct Stay: Sendable {
    /// The city's number in GeoNames.
    var city: Int
    var days: ClosedRange<LocalDate>

    /// Whether an outing is there then.
    func allows(_ outing: Outing) -> Bool { outing.city.geonameID == city && outing.isPossible(on: days) }

    /// Where and when two are in one city.
    static func shared(_ ones: [Stay], _ others: [Stay]) -> [Stay] {
        ones.flatMap { one in
            others.filter { $0.city == one.city && $0.days.overlaps(one.days) }
                .map { Stay(city: one.city, days: one.days.clamped(to: $0.days)) }
        }
    }
}

extension Person {
    /// Where they are in the next weeks: at home, and on journeys that they planned.
    func stays(from today: LocalDate) -> [Stay] {
        let horizon = today...today.adding(days: 60)
        let home = place.map { [Stay(city: $0.geonameID, days: horizon)] } ?? []
        let trips = meeting?.trips(on: today) ?? []
        return home
            + trips.map { Stay(city: $0.place.geonameID, days: max($0.days.lowerBound, today)...$0.days.upperBound) }
    }
}

extension PersonIndex {
    /// What the person likes, wants and does, and what they do not like, with the words that say so.
    func likings(on day: LocalDate) -> [(liking: OutingRanker.Liking, quote: Quote)] {
        memories.values.sorted { $0.id.rawValue < $1.id.rawValue }.compactMap { memory in
            guard memory.isTrait, memory.ending == nil, memory.kind.speaksOfOutings,
                oblivion?.covers(memory.text, memory.claim) != true,
                let quote = memory.evidence.last(where: { $0.stance == .stated })?.quote,
                oblivion?.covers(quote.text) != true
            else { return nil }
            let isAgainst = memory.kind == .fear || Negation.isIn(memory.text)
            return (.init(memory.text, weight: 0.5 + memory.weight(on: day), isAgainst: isAgainst), quote)
        }
    }
}

extension DisclosedCard {
    /// What speaks on a card for going somewhere, or against it.
    fileprivate var likings: [OutingRanker.Liking] {
        items.filter { $0.kind.speaksOfOutings }.map {
            .init($0.text, isAgainst: $0.kind == .fear || Negation.isIn($0.text))
        }
    }
}

extension MemoryKind {
    /// Whether memories of the kind say where somebody would like to go, or would not.
    fileprivate var speaksOfOutings: Bool {
        switch self {
        case .fact, .preference, .experience, .goal, .fear, .value: true
        case .relationship, .need, .offer: false
        }
    }
}
