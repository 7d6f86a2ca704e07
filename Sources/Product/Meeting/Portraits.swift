import Domain
import Engine
import Matching
import NIOConcurrencyHelpers
import Store
import Words

/// What of somebody counts when they are compared with others, and what may be told.
struct Portrait: Sendable {
    var traits: ProfileTraits
    var card: DisclosedCard

    /// What stands on the card.
    var shown: Set<MemoryID> { Set(card.items.map(\.id)) }
}

/// Makes portraits, and keeps those that are still true.
final class Portraits: Sendable {
    private let ledger: BotLedger
    private let machine: ProductMachine
    private let discretion: Discretion
    private let terms: Terms
    private let clock: any WallClock
    private let kept = NIOLockedValueBox<[PersonID: Kept]>([:])

    /// So many are kept; some tens of kilobytes each.
    private static let most = 2000

    private struct Kept {
        var revision: Int64
        var disclosure: DisclosureChoices
        var forgotten: [ForgottenTopic]
        var portrait: Portrait

        func isOf(_ member: Company.Member) -> Bool {
            revision == member.revision && disclosure == member.person.disclosure
                && forgotten == member.person.forgotten
        }
    }

    init(
        ledger: BotLedger, machine: ProductMachine, discretion: Discretion, terms: Terms, clock: any WallClock
    ) {
        self.ledger = ledger
        self.machine = machine
        self.discretion = discretion
        self.terms = terms
        self.clock = clock
    }

    /// Who somebody is for others by now; none who is gone.
    func portrait(of member: Company.Member) async throws -> Portrait? {
        let id = member.seeker.id
        if let known = kept.withLockedValue({ $0[id] }), known.isOf(member) { return known.portrait }
        guard let full = try await full(id) else { return nil }
        kept.withLockedValue { kept in
            if kept.count >= Self.most { kept.removeAll() }
            kept[id] = Kept(
                revision: member.revision, disclosure: member.person.disclosure, forgotten: member.person.forgotten,
                portrait: full.portrait)
        }
        return full.portrait
    }

    /// A portrait beside the gate that holds what is not on the card, and the person, as they are at this moment.
    struct Full: Sendable {
        var person: Person
        var portrait: Portrait
        var gate: OutgoingGate
    }

    /// All of somebody as they are at this moment; none who is gone.
    func full(_ id: PersonID) async throws -> Full? {
        let known = try await ledger.read {
            try $0.answer(.remembered, about: ConversationID(rawValue: id.rawValue))
        }
        guard let person = known.person else { return nil }
        return try await LongWork.run { [self] checkCancellation in
            try checkCancellation()
            let portrait = portrait(of: person, known)
            let gate = OutgoingGate(
                card: portrait.card, of: person, memories: known.memories, entries: known.diaries)
            return Full(person: person, portrait: portrait, gate: gate)
        }
    }

    private func portrait(of person: Person, _ known: Knowledge) -> Portrait {
        let judgements = discretion.judgements(of: known.memories, person: person, doubts: known.doubts)
        let counting = zip(known.memories, judgements).filter { $1.disclosure != .sealed }.map(\.0)
        let local = machine.clock(of: person)
        let entries = known.diaries.filter { $0.closedAt != nil }.map { diary in
            LifeEntry(diary, at: local(diary.openedAt).time, reading: known.readings[diary.id], words: [])
        }
        return Portrait(
            traits: ProfileTraits(of: counting, entries, on: local(clock.now).date) { [terms] in terms.terms(of: $0) },
            card: discretion.card(of: known.memories, person: person, doubts: known.doubts, profile: known.profile))
    }
}
