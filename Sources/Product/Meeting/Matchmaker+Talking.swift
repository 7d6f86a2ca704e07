import Asking
import Domain
import Engine
import Logging
import Matching
import Store

/// Dates of clones: of the pairs that promise most, within the day's budget.
extension Matchmaker {
    /// The most dates in one round: what has changed meanwhile is looked at before the next.
    private static var mostAtOnce: Int { 12 }
    /// The most dates of one person's clone in a day.
    private static var mostADay: Int { 6 }

    /// Sends clones on dates.
    ///
    /// - Parameter spent: Half tokens that all talks have taken today.
    func talk(in company: Company, on day: LocalDate, spent: Int) async throws -> Report {
        guard let talks else { return Report() }
        var past = PairHistory(try await store.compatibilities(), try await store.matchRecords())
        let (search, rule) = (company.search(on: day), past.rule(at: clock.now))
        var spent = TalkBudget.Spent(
            all: spent, Dictionary(company.members.map { ($0.seeker.id, $0.halves) }, uniquingKeysWith: max))
        var dates = past.datesOfToday(clock.now)
        var (report, passed) = (Report(), Set<Pair>())
        while report.dates + report.failures < Self.mostAtOnce {
            let next = promising(past, by: rule, company, search).first { item in
                !passed.contains(item.pair) && budget.allows(item.pair.one, item.pair.other, spent: spent)
                    && item.pair.people.allSatisfy { dates[$0, default: 0] < Self.mostADay }
            }
            guard let next else { break }
            guard try await take(on: day) != nil else { break }
            guard let outcome = try await meet(next, by: talks, on: day) else {
                passed.insert(next.pair)
                continue
            }
            guard case .met(let met, let tokens) = outcome else { break }
            spent.add(tokens, of: met.pair.one, met.pair.other)
            for person in met.pair.people { dates[person, default: 0] += 1 }
            if met.dates.count > next.dates.count { report.dates += 1 } else { report.failures += 1 }
            past = PairHistory(past.all.map { $0.pair == met.pair ? met : $0 }, past.records)
        }
        return report
    }

    private enum Outcome {
        /// No model answers just now.
        case absent
        /// They have met, which took so many tokens; this is known of the two now.
        case met(Compatibility, tokens: Int)
    }

    /// The pairs that want a date: those that have begun well first, so that they come to an end, then the most promising.
    private func promising(
        _ past: PairHistory, by rule: CompatibilityRule, _ company: Company, _ search: CandidateSearch
    ) -> [Compatibility] {
        let scoring = past.scoring(by: rule)
        let now = clock.now
        return past.all.filter { item in
            company.members(of: item.pair) != nil && search.allows(item.pair)
                && item.failures < Compatibility.mostFailures
                && !ConversationPlan.isComplete(item.dates.map(\.setting))
                && SecondChance(after: past.matches(of: item.pair), item, at: now) != nil
        }.map { (item: $0, chance: scoring.standing(of: $0).estimate.middle) }
            .filter { $0.item.dates.isEmpty || $0.chance > Self.promise }
            .sorted { ($0.item.dates.count, $0.chance) > ($1.item.dates.count, $1.chance) }.map(\.item)
    }

    /// What is not above this after a first date has no second one: what nothing is known of comes to it.
    private static var promise: Double { 0.5 }

    /// One date. None where there is nothing to talk about, or one of the two is gone.
    private func meet(
        _ compatibility: Compatibility, by talks: TalkWriter, on day: LocalDate
    ) async throws -> Outcome? {
        let pair = compatibility.pair
        guard let a = try await portraits.full(pair.one), let b = try await portraits.full(pair.other),
            compatibility.rests(on: [.a: a.portrait.shown, .b: b.portrait.shown])
        else { return nil }
        let personas = (a: a.persona, b: b.persona)
        let plan = ConversationPlan(
            personas.a, personas.b, promise: compatibility.dates.isEmpty ? .unknown : .promising,
            had: compatibility.dates.map { .init($0.setting, $0.theme) },
            seed: UInt64(bitPattern: pair.one.rawValue &* 0x1_0000_01B3 &+ pair.other.rawValue))
        guard let plan, let date = plan.dates.first else { return nil }
        let gates = (a: a.gate, b: b.gate)
        let written = await write(pair, personas, date, plan.language, by: talks, gates)
        return try await keep(written, of: compatibility, on: day)
    }

    /// What came of asking for a date.
    private enum Written: Sendable {
        case talk(CloneTalk)
        /// Nothing that could be used.
        case nothing(tokens: Int)
        /// No model answers just now.
        case absent
        /// One of the two has withdrawn.
        case withdrawn
    }

    private func write(
        _ pair: Pair, _ personas: TalkWriter.Personas, _ date: ConversationPlan.Date, _ language: Language,
        by talks: TalkWriter, _ gates: TalkWriter.Gates
    ) async -> Written {
        var tokens = 0
        do throws(ConversationFailure) {
            let conversation = try await talks.converser(gates).converse(personas.a, personas.b, on: date, in: language)
            tokens = conversation.work.tokens
            guard (try? await areSeeking(pair)) == true else { return .withdrawn }
            let judgement = try await talks.judge(gates).judge(conversation)
            return .talk(CloneTalk(pair, had: clock.now, conversation: conversation, judgement: judgement))
        } catch {
            switch error {
            case .unusable(let faults, let usage):
                logger.debug("clones' talk of no use", metadata: ["faults": "\(faults)"])
                return .nothing(tokens: usage.tokens)
            case .absent(.refused): return .nothing(tokens: tokens)
            case .absent: return .absent
            }
        }
    }

    private func keep(_ written: Written, of compatibility: Compatibility, on day: LocalDate) async throws -> Outcome? {
        switch written {
        case .absent: return .absent
        case .withdrawn: return nil
        case .talk(let talk):
            var next = compatibility
            next.dates.append(.init(of: talk))
            let tokens = talk.conversation.work.tokens + talk.judgement.work.tokens
            return try await keep(next, [.talked(talk)], tokens, on: day)
        case .nothing(let tokens):
            var next = compatibility
            next.failures += 1
            return try await keep(next, [], tokens, on: day)
        }
    }

    private func keep(
        _ compatibility: Compatibility, _ changes: [MeetingChange], _ tokens: Int, on day: LocalDate
    ) async throws -> Outcome? {
        let pair = compatibility.pair
        return try await keep(of: pair) { transaction, _ in
            for change in changes + [.compared(compatibility)] {
                try transaction.apply(.meeting(change), to: ConversationID(pair.one))
            }
            for person in pair.people {
                try transaction.apply(.meeting(.spent(halves: tokens, on: day)), to: ConversationID(person))
            }
            return .met(compatibility, tokens: tokens)
        }
    }
}

extension PairHistory {
    /// How many dates each clone has had within a day before a moment.
    func datesOfToday(_ now: Timestamp) -> [PersonID: Int] {
        all.reduce(into: [:]) { counts, item in
            let dates = item.dates.count { now - $0.had < .hours(24) }
            for person in item.pair.people { counts[person, default: 0] += dates }
        }
    }
}

extension Portraits.Full {
    /// As whom their clone talks.
    var persona: ClonePersona {
        let spoken = person.meeting?.languages ?? []
        let others = spoken.subtracting([person.language]).sorted { $0.code < $1.code }
        return ClonePersona(
            portrait.card, languages: (spoken.contains(person.language) ? [person.language] : []) + others)
    }
}
