import Domain
import Dialogue
import Engine
import Logging
import Matching
import Store

/// Who is proposed to whom: once a day, for everybody together.
extension Matchmaker {
    /// Proposes. Returns how many pairs.
    func propose(in company: Company, on day: LocalDate) async throws -> Int {
        let past = PairHistory(try await store.compatibilities(), try await store.matchRecords())
        let search = company.search(on: day)
        let scoring = past.scoring(by: past.rule(at: clock.now))
        let ready = past.all.filter { isReady($0, past, company, search) }
        let standings = Dictionary(
            ready.map { ($0.pair, (compatibility: $0, standing: scoring.standing(of: $0))) },
            uniquingKeysWith: { first, _ in first })
        let candidates = standings.values.filter { $0.standing.band != nil }.map {
            DayPlan.Candidate($0.compatibility.pair, chance: $0.standing.estimate.middle)
        }.sorted { ($0.pair.one.rawValue, $0.pair.other.rawValue) < ($1.pair.one.rawValue, $1.pair.other.rawValue) }
        let people = Set(candidates.flatMap(\.pair.people))
        let pasts = Dictionary(
            uniqueKeysWithValues: people.compactMap { id in
                company[id].map { (id, self.past(of: $0.person, id, past.matches(of: id))) }
            })
        var proposed = 0
        for chosen in DayPlan.choose(candidates, past: pasts) {
            guard try await take(on: day) != nil else { break }
            guard let found = standings[chosen.pair],
                let card = try await card(of: found.compatibility, found.standing, past, company)
            else { continue }
            let chance = SecondChance(after: past.matches(of: chosen.pair), found.compatibility, at: clock.now)?.chance
            if let chance, try await propose(chosen.pair, card, chance) { proposed += 1 }
        }
        if proposed > 0 { onJobs() }
        return proposed
    }

    /// Whether enough was done for a pair to be shown: their clones have had their dates, or cannot have any.
    private func isReady(
        _ item: Compatibility, _ past: PairHistory, _ company: Company, _ search: CandidateSearch
    ) -> Bool {
        let isTalkedOut =
            talks == nil || item.failures >= Compatibility.mostFailures
            || ConversationPlan.isComplete(item.dates.map(\.setting))
        return isTalkedOut && company.members(of: item.pair) != nil && search.allows(item.pair)
            && SecondChance(after: past.matches(of: item.pair), item, at: clock.now) != nil
    }

    private func past(of person: Person, _ id: PersonID, _ records: [MatchRecord]) -> DayPlan.Past {
        let local = machine.clock(of: person)
        return DayPlan.past(
            of: id, records, pace: person.meeting?.pace ?? .daily, now: clock.now, on: local(clock.now).date
        ) { local($0).date }
    }

    /// Writes the match, and when both are to be told: in one transaction, which looks once more whether both have room for
    /// it.
    private func propose(_ pair: Pair, _ card: MatchCard, _ chance: Int) async throws -> Bool {
        let now = clock.now
        let isProposed: Bool? = try await keep(of: pair) { transaction, people in
            for (id, person) in [(pair.one, people.one), (pair.other, people.other)] {
                let records = try transaction.answer(.matches, about: ConversationID(id)).matchRecords
                guard past(of: person, id, records).isOpen else { return nil }
            }
            let id = try transaction.nextMatch()
            let due = WakingMinute.first(from: now, waking(people.one), waking(people.other))
            let match = Match(id: id, pair.one, pair.other, at: due, chance: chance)
            let conversation = ConversationID(pair.one)
            try transaction.apply(.match(.proposed(MatchRecord(match: match, card: card))), to: conversation)
            let order = JobOrder<Job>(.ring(.match(id)), key: "match:\(id.rawValue)", due: due)
            try transaction.order(order, for: conversation, now: now)
            return true
        }
        return isProposed ?? false
    }

    private func waking(_ person: Person) -> WakingMinute.Day {
        WakingMinute.Day(clock: machine.clock(of: person), quiet: person.reminder.quiet)
    }
}

// MARK: The card

extension Matchmaker {
    /// What both are shown, as far as both may hear it at this moment; none where what it rests on may not be told any
    /// more, or one of the two is gone.
    private func card(
        of compatibility: Compatibility, _ standing: PairScoring.Standing, _ past: PairHistory, _ company: Company
    ) async throws -> MatchCard? {
        let pair = compatibility.pair
        guard let members = company.members(of: pair), let band = standing.band,
            let a = try await portraits.full(pair.one), let b = try await portraits.full(pair.other)
        else { return nil }
        let shown: [CloneConversation.Speaker: Set<MemoryID>] = [.a: a.portrait.shown, .b: b.portrait.shown]
        guard compatibility.rests(on: shown) else { return nil }
        var card = MatchCard(
            chance: .init(standing.estimate), band: band, basis: standing.basis,
            aims: members.one.seeker.seeking.aims.intersection(members.other.seeker.seeking.aims),
            sides: CloneConversation.Speaker.allCases.map { speaker in
                var side = MatchCard.Side(pair[speaker], levels: standing.levels[speaker] ?? [:])
                side.card = shown[speaker]
                let (own, other) = (members.one.seeker, members.other.seeker)
                side.visit = speaker == .a ? own.visit(of: other) : other.visit(of: own)
                return side
            })
        let gates = (a: a.gate, b: b.gate)
        switch standing.basis {
        case .profiles: card.tell(CommonGround(a.portrait.card, b.portrait.card, terms: terms), gates)
        case .conversations: try await tell(compatibility, a, b, gates, in: &card)
        }
        card.tellNews(SecondChance(after: past.matches(of: pair), compatibility, at: clock.now), a, b, gates)
        return card
    }

    /// What the clones talked about, and what the judge noticed.
    private func tell(
        _ compatibility: Compatibility, _ a: Portraits.Full, _ b: Portraits.Full, _ gates: TalkWriter.Gates,
        in card: inout MatchCard
    ) async throws {
        let pair = compatibility.pair
        let talks = try await ledger.read { try $0.answer(.talks(pair), about: ConversationID(pair.one)).talks }
        let gate = TalkWriter.lineGate(gates)
        func allowed(_ texts: [String]) -> [String] {
            Array(texts.filter { gate($0, .a) && gate($0, .b) }.uniqued.prefix(MatchCard.mostPoints))
        }
        card.common = allowed(talks.flatMap { $0.judgement.matches.map(\.text) })
        card.cautions = allowed(talks.flatMap { $0.judgement.problems.map(\.text) })
        card.settled = allowed(talks.flatMap { $0.judgement.problems.compactMap(\.settled) })
        for place in card.sides.indices {
            let speaker = pair.speaker(card.sides[place].person)
            card.sides[place].told = Set(
                compatibility.dates.flatMap { date in speaker.flatMap { date.told[$0] } ?? [] })
        }
        await introduce(talks, a, b, gates, in: &card)
    }

    /// What is not written now is left out: the card stands without it.
    private func introduce(
        _ talks: [CloneTalk], _ a: Portraits.Full, _ b: Portraits.Full, _ gates: TalkWriter.Gates,
        in card: inout MatchCard
    ) async {
        guard let writer = self.talks, !talks.isEmpty else { return }
        do {
            let introduction = try await writer.introducer(gates).introduce(
                talks.map(\.conversation), [.a: a.persona.manner, .b: b.persona.manner])
            (card.retelling, card.reason) = (introduction.retelling, introduction.reason)
            for (place, speaker) in zip(card.sides.indices, CloneConversation.Speaker.allCases) {
                card.sides[place].opening = introduction.openings[speaker]
            }
        } catch {
            logger.debug("match without an introduction", metadata: ["error": "\(error)"])
        }
    }
}

extension MatchCard {
    /// The most that is told of one kind.
    static let mostPoints = 3

    /// Tells what both cards say alike.
    fileprivate mutating func tell(_ ground: CommonGround, _ gates: TalkWriter.Gates) {
        let gate = TalkWriter.lineGate(gates)
        common = ground.texts.filter { gate($0, .a) && gate($0, .b) }
        for (place, speaker) in zip(sides.indices, CloneConversation.Speaker.allCases) {
            sides[place].told = ground.told[speaker] ?? []
        }
    }

    /// Tells each what is new of the other since the two were last told of each other.
    fileprivate mutating func tellNews(
        _ second: SecondChance?, _ a: Portraits.Full, _ b: Portraits.Full, _ gates: TalkWriter.Gates
    ) {
        guard let second, second.chance > 1 else { return }
        let gate = TalkWriter.lineGate(gates)
        let cards: [CloneConversation.Speaker: DisclosedCard] = [.a: a.portrait.card, .b: b.portrait.card]
        for (place, speaker) in zip(sides.indices, CloneConversation.Speaker.allCases) {
            let new = second.news[speaker.other] ?? []
            let items = (cards[speaker.other]?.items ?? []).filter {
                new.contains($0.id) && gate($0.text, speaker.other)
            }
            .prefix(Self.mostPoints)
            sides[place].news = items.map(\.text)
            let owner = zip(sides.indices, CloneConversation.Speaker.allCases).first { $0.1 == speaker.other }?.0
            if let owner { sides[owner].told = (sides[owner].told ?? []).union(items.map(\.id)) }
        }
    }
}

extension MatchCard.Chance {
    fileprivate init(_ estimate: CompatibilityRule.Estimate) {
        self.init(low: estimate.low, middle: estimate.middle, high: estimate.high)
    }
}
