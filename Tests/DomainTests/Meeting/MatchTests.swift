import Testing

@testable import Domain

/// What becomes of a match, in every order in which two people can answer.
@Suite struct MatchTests {
    private static let anna = PersonID(rawValue: 1)
    private static let boris = PersonID(rawValue: 2)
    private let start = Timestamp(seconds: 1_000_000)

    private struct Act: Hashable {
        var person: PersonID
        /// None: time passes until nobody can answer any more.
        var answer: Match.Answer?

        static let all =
            [anna, boris].flatMap { person in Match.Answer.allCases.map { Act(person: person, answer: $0) } }
            + [Act(person: anna, answer: nil)]
    }

    private func match() -> Match { Match(id: MatchID(rawValue: 7), Self.anna, Self.boris, at: start) }

    /// What comes of some acts, one after another, with what was shown to both after each.
    private func play(_ acts: [Act]) -> (match: Match, outcomes: [Match.Outcome], now: Timestamp) {
        var (match, now) = (match(), start)
        let outcomes = acts.map { act -> Match.Outcome in
            now = act.answer == nil ? max(now, match.deadline) : now + .seconds(1)
            return act.answer.map { match.take($0, of: act.person, at: now) } ?? .idle
        }
        return (match, outcomes, now)
    }

    /// All of three acts, and of four where the first is a yes: 3,375 and more.
    private static var plays: [[Act]] {
        let three = Act.all.flatMap { one in Act.all.flatMap { two in Act.all.map { [one, two, $0] } } }
        return three + three.map { [Act(person: anna, answer: .accepted)] + $0 }
    }

    @Test func `nobody is revealed without a yes of both that stands, and then once`() {
        for acts in Self.plays {
            let (_, outcomes, _) = play(acts)
            guard let place = outcomes.firstIndex(of: .revealed) else { continue }
            let before = play(Array(acts.prefix(place + 1))).match
            #expect([Self.anna, Self.boris].allSatisfy { before.answer(of: $0) == .accepted }, "\(acts)")
            #expect(outcomes.count { $0 == .revealed } == 1, "\(acts)")
            #expect(!acts.prefix(place + 1).contains { $0.answer == nil }, "after the deadline: \(acts)")
        }
    }

    @Test func `what the other refuses is not seen from how it stands`() {
        let refusals: [Match.Answer?] = [nil, .later, .rejected, .blocked, .reported, .withdrawn]
        for own in [nil, .accepted, .later, .rejected] as [Match.Answer?] {
            let ends = refusals.map { refusal in
                let acts = [Act(person: Self.boris, answer: refusal), Act(person: Self.anna, answer: own)]
                    .filter { $0.answer != nil }
                let (match, _, now) = play(acts)
                return [now, match.deadline].map { match.standing(for: Self.anna, at: $0) }
            }
            #expect(Set(ends).count == 1, "\(own.map(\.rawValue) ?? "nothing")")
        }
    }

    @Test func `an answer given twice, and one after a no, changes nothing`() {
        var match = match()
        #expect(match.take(.accepted, of: Self.anna, at: start) == .noted)
        #expect(match.take(.accepted, of: Self.anna, at: start) == .idle)
        #expect(match.take(.rejected, of: Self.boris, at: start) == .noted)
        #expect(match.take(.accepted, of: Self.boris, at: start) == .idle)
        #expect(match.mutual == nil && match.standing(for: Self.anna, at: start) == .waiting)
        #expect(match.take(.accepted, of: PersonID(rawValue: 3), at: start) == .idle)
        #expect(match.standing(for: PersonID(rawValue: 3), at: start) == nil)
    }

    @Test func `a yes that came too late is none`() {
        var match = match()
        #expect(match.take(.accepted, of: Self.anna, at: start) == .noted)
        #expect(match.take(.accepted, of: Self.boris, at: match.deadline) == .idle)
        #expect(match.standing(for: Self.anna, at: match.deadline) == .past)
    }

    @Test func `who has met can still block and report, and takes nothing else back`() {
        for answer in Match.Answer.allCases {
            var (match, _, now) = play([
                .init(person: Self.anna, answer: .accepted), .init(person: Self.boris, answer: .accepted),
            ])
            let isTaken = match.take(answer, of: Self.anna, at: now) != .idle
            #expect(isTaken == [.blocked, .reported].contains(answer))
            #expect(match.standing(for: Self.boris, at: match.deadline) == .mutual)
            #expect(match.standing(for: Self.anna, at: now) == (isTaken ? .past : .mutual))
        }
    }

    @Test func `a second chance is left by silence and by a not now, and by nothing that says no`() {
        for acts in Self.plays {
            let (match, _, _) = play(acts)
            let answers = [Self.anna, Self.boris].map(match.answer)
            let hasNo = answers.contains { $0.map { ![.accepted, .later].contains($0) } ?? false }
            #expect(match.leavesAChance(at: match.deadline) == (!hasNo && match.mutual == nil), "\(acts)")
        }
        let second = Match(id: MatchID(rawValue: 8), Self.anna, Self.boris, at: start, chance: 2)
        #expect(!second.leavesAChance(at: second.deadline))
        #expect(!match().leavesAChance(at: start), "there is still time to answer")
    }
}
