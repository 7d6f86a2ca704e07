import Domain
import Testing

struct GuessDeckTests {
    private static let start = Timestamp(seconds: 1_795_262_400)

    private func ask(_ question: GuessQuestion, _ number: Int, at now: Timestamp, answer: Int?) -> GuessRound {
        var round = GuessRound(
            id: GuessID(rawValue: Int64(number)), question: question,
            clone: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0),
            persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0), askedAt: now)
        round.outcome = answer.map { .init(answer: $0, at: now) }
        return round
    }

    private func memory(_ id: Int64, _ relation: Relation, _ value: String, _ kind: MemoryKind = .goal) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: id), part: PartID(rawValue: id), offset: 0, text: "…",
            day: LocalDate(daysSinceEpoch: 20_000))
        return Memory(
            id: MemoryID(rawValue: id), kind: kind, text: "memory \(id)",
            claim: Claim(Slot(relation: relation, object: "object \(id)"), value: value),
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Self.start, importance: 0.5,
            confidence: 0.5)
    }

    @Test func `in months of play no question comes back within two weeks, and some come back after`() throws {
        var chance = SystemRandomNumberGenerator()
        for _ in 1...5 {
            var rounds: [GuessRound] = []
            var now = Self.start
            let deck = GuessDeck(own: [.own(.goals, [MemoryID(rawValue: 1), MemoryID(rawValue: 2)])])
            var returned = 0
            for number in 1...200 {
                now = now + .seconds(Int.random(in: 600...86400, using: &chance))
                guard let next = deck.next(after: rounds, at: now, chance: .random(in: 0..<1, using: &chance)) else {
                    continue
                }
                let earlier = rounds.filter { $0.question.plain == next.plain }
                #expect(earlier.allSatisfy { now - $0.askedAt >= GuessDeck.rest })
                if earlier.contains(where: { $0.outcome != nil }) { returned += 1 }
                rounds.append(ask(next, number, at: now, answer: number % 3 == 0 ? nil : 0))
            }
            #expect(returned > 10)
        }
    }

    @Test func `the first rounds go through all topics before one comes again`() {
        var rounds: [GuessRound] = []
        let deck = GuessDeck(own: [.own(.goals, [MemoryID(rawValue: 1), MemoryID(rawValue: 2)])])
        for number in 0..<9 {
            let chance = Double(number * 37 % 100) / 100
            guard let next = deck.next(after: rounds, at: Self.start, chance: chance) else { break }
            rounds.append(ask(next, number, at: Self.start, answer: 0))
        }
        #expect(Set(rounds.compactMap(\.question.topic)) == Set(GuessTopic.allCases))
    }

    @Test func `when everything has been asked lately there is no question, and later there is one again`() {
        let rounds = GuessBank.questions.enumerated().map { index, question in
            ask(.bank(question.name), index, at: Self.start, answer: 0)
        }
        let deck = GuessDeck(own: [])
        #expect(deck.next(after: rounds, at: Self.start + .days(13), chance: 0.5) == nil)
        #expect(deck.next(after: rounds, at: Self.start + .days(14), chance: 0.5) != nil)
    }

    @Test func `the same chance leads to the same question`() {
        let deck = GuessDeck(own: [])
        for chance in [0, 0.123456, 0.5, 0.999999] {
            let first = deck.next(after: [], at: Self.start, chance: chance)
            #expect(first != nil && first == deck.next(after: [], at: Self.start, chance: chance))
        }
    }

    @Test func `the bank has enough questions of each topic, each with two to four answers`() {
        #expect(GuessBank.questions.count >= 60)
        for topic in GuessTopic.allCases where topic != .ownLife {
            #expect(GuessBank.questions.count { $0.topic == topic } >= 6)
        }
        for question in GuessBank.questions {
            #expect((2...GuessQuestion.mostAnswers).contains(Set(question.answers).count))
            #expect(GuessBank.question(question.name) == question)
        }
    }

    @Test func `goals and likings that hold are chosen between, and nothing else`() {
        var over = memory(4, .goal, "wants")
        over.ending = .init(at: PartialDate(LocalDate(daysSinceEpoch: 20_100)), cause: .answered)
        let memories = [
            memory(1, .goal, "wants"), memory(2, .plan, "wants"), memory(3, .goal, "dropped"), over,
            memory(5, .attitude, "likes"), memory(6, .attitude, "dislikes"), memory(7, .livesIn, "тверь"),
        ]
        let questions = GuessQuestion.own(from: memories, on: LocalDate(daysSinceEpoch: 20_780))
        #expect(questions == [.own(.goals, [MemoryID(rawValue: 1), MemoryID(rawValue: 2)])])
    }

    @Test func `of many likings each is in one question at most, and none stands alone`() {
        let memories = (1...7).map { memory($0, .attitude, "likes", .preference) }
        let questions = GuessQuestion.own(from: memories, on: LocalDate(daysSinceEpoch: 20_780))
        #expect(questions.map(\.memories.count) == [3, 3])
        #expect(Set(questions.flatMap(\.memories)).count == 6)
    }
}
