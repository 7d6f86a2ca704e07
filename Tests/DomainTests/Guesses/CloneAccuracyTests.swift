import Domain
import Testing

struct CloneAccuracyTests {
    private static let start = Timestamp(seconds: 1_795_262_400)

    /// A round of two answers, of which the clone expects the first and just anybody either.
    private func round(
        _ number: Int, _ question: GuessQuestion? = nil, answer: Int?, day: Double = 0, clone: [Double] = [4, 1]
    ) -> GuessRound {
        let at = Self.start + .seconds(Int(day * 86400))
        var round = GuessRound(
            id: GuessID(rawValue: Int64(number)), question: question ?? .bank("question \(number)"),
            clone: Guess(Distribution(weights: clone), grounds: 1, method: .rules, chance: 0),
            persona: Guess(.uniform(over: clone.count), grounds: 0, method: .rules, chance: 0), askedAt: at)
        round.outcome = answer.map { .init(answer: $0, at: at) }
        return round
    }

    private func rounds(_ hits: Int, of count: Int, from number: Int = 0, day: Double = 0) -> [GuessRound] {
        (0..<count).map { round(number + $0, answer: $0 < hits ? 0 : 1, day: day) }
    }

    /// Five questions that the person has answered twice, the second time with four of the answers as before.
    private var returned: [GuessRound] {
        (0..<5).flatMap { number in
            let question = GuessQuestion.bank("returning \(number)")
            return [
                round(500 + number, question, answer: 0),
                round(600 + number, question, answer: number == 0 ? 1 : 0, day: 20),
            ]
        }
    }

    @Test func `it is too early to tell until there are ten answers`() {
        let nine = CloneAccuracy(rounds(7, of: 9) + [round(99, answer: nil)])
        #expect(nine.missing == 1 && nine.outcomes == 9)
        #expect(CloneAccuracy(rounds(1, of: 4) + returned).normalised == nil)

        #expect(CloneAccuracy(rounds(7, of: 10)).missing == 0)
        #expect(CloneAccuracy(rounds(1, of: 5) + returned).normalised != nil)
    }

    @Test func `without questions that returned, nothing is said of what only they can tell`() {
        #expect(CloneAccuracy(rounds(70, of: 100)).normalised == nil)
        #expect(CloneAccuracy(rounds(70, of: 100) + returned.prefix(8)).normalised == nil)
    }

    @Test func `hits, just anybody's hits and the score of Brier are counted`() throws {
        let measured = CloneAccuracy(rounds(6, of: 10))
        #expect(measured.clone == Rate(hits: 6, count: 10))
        #expect(measured.persona == Rate(hits: 5, count: 10))
        let (hit, miss) = (measured.brier, Distribution(weights: [4, 1]))
        #expect(abs(try #require(hit) - (0.6 * miss.brier(of: 0) + 0.4 * miss.brier(of: 1))) < 1e-9)
        #expect(CloneAccuracy([]).brier == nil)
    }

    @Test func `a question that returns tells of the person, and not once more of the clone`() {
        let same = GuessQuestion.bank("the same")
        let measured = CloneAccuracy([
            round(1, same, answer: 0), round(2, same, answer: 0, day: 14), round(3, same, answer: 1, day: 40),
            round(4, same, answer: nil, day: 60),
        ])
        #expect(measured.clone == Rate(hits: 1, count: 1))
        #expect(measured.constancy == Rate(hits: 1, count: 2))
    }

    @Test func `the same question again within two weeks tells nothing`() {
        let same = GuessQuestion.bank("the same")
        let measured = CloneAccuracy([round(1, same, answer: 0), round(2, same, answer: 1, day: 13.9)])
        #expect(measured.constancy == Rate())
        #expect(measured.outcomes == 1)
    }

    @Test func `a choice from one's own life is the same in another order`() {
        let ids = [MemoryID(rawValue: 5), MemoryID(rawValue: 9)]
        let measured = CloneAccuracy([
            round(1, .own(.goals, ids), answer: 0), round(2, .own(.goals, ids.reversed()), answer: 1, day: 20),
        ])
        #expect(measured.constancy == Rate(hits: 1, count: 1))
    }

    @Test func `small counts are drawn to what is known without this person`() throws {
        let perfect = try #require(CloneAccuracy(rounds(5, of: 5) + returned).normalised)
        #expect(perfect.value < 1.1 && perfect.value > 0.9)
        let misses = returned.map { round in
            var round = round
            round.clone = Guess(Distribution(weights: [1, 4]), grounds: 1, method: .rules, chance: 0)
            return round
        }
        let hopeless = try #require(CloneAccuracy(rounds(0, of: 5) + misses).normalised)
        #expect(hopeless.value > 0.1 && hopeless.value < 0.3)
    }

    @Test func `with many answers the normalised accuracy is the ratio of the two rates`() throws {
        let first = (0..<400).map { round($0, answer: $0 < 240 ? 0 : 1) }
        let again = (0..<400).map { number in
            let before = number < 240 ? 0 : 1
            return round(
                1000 + number, .bank("question \(number)"), answer: number % 5 == 0 ? 1 - before : before, day: 20)
        }
        let normalised = try #require(CloneAccuracy(first + again).normalised)
        #expect(abs(normalised.value - 0.6 / 0.8) < 0.01)
        #expect(normalised.interval.contains(0.75))
        #expect(normalised.interval.upperBound - normalised.interval.lowerBound < 0.16)
    }

    @Test func `more right answers never make a clone look worse`() throws {
        var last = 0.0
        for hits in 0...30 {
            let value = try #require(CloneAccuracy(rounds(hits, of: 30) + returned).normalised?.value)
            #expect(value > last)
            last = value
        }
    }

    @Test func `a change is told only where both months have ten answers and chance does not explain it`() throws {
        let now = Self.start + .days(59)
        let before = rounds(4, of: 20, day: 5)
        #expect(CloneAccuracy(before + rounds(6, of: 20, from: 50, day: 40)).change(at: now) == nil)
        #expect(CloneAccuracy(before + rounds(9, of: 9, from: 50, day: 40)).change(at: now) == nil)
        let better = try #require(CloneAccuracy(before + rounds(16, of: 20, from: 50, day: 40)).change(at: now))
        #expect(abs(better.value - 0.6) < 1e-9)
        #expect(better.interval.lowerBound > 0)
        let worse = try #require(
            CloneAccuracy(rounds(18, of: 20, day: 5) + rounds(3, of: 20, from: 50, day: 40)).change(at: now))
        #expect(worse.value < 0)
    }

    @Test func `months with answers are kept in order`() throws {
        let measured = CloneAccuracy(rounds(1, of: 2, from: 10, day: 45) + rounds(2, of: 2))
        #expect(measured.months.map { "\($0.month)" } == ["2026-11", "2027-01"])
        #expect(measured.months.map(\.clone.hits) == [2, 1])
    }

    @Test func `the order in which rounds are given does not matter`() {
        var all = rounds(7, of: 12) + [round(50, .bank("question 3"), answer: 0, day: 20)]
        let measured = CloneAccuracy(all)
        for _ in 1...20 {
            all.shuffle()
            #expect(CloneAccuracy(all) == measured)
        }
    }
}
