import Clone
import Domain
import Testing
import Words

struct RuleGuesserTests {
    private let terms = Terms()

    private func inquiry(_ answers: [String], _ memories: [Memory], _ quotes: [String] = []) -> GuessInquiry {
        GuessInquiry(
            question: "Что нальёте себе утром?", answers: answers,
            subject: .own(memories, quotes: quotes.map { Quote.said($0) }), language: .russian,
            person: PersonID(rawValue: 1), day: .guessing)
    }

    private func shares(_ answers: [String], _ memories: [Memory], _ quotes: [String] = []) async -> Expected {
        await RuleGuesser(terms: terms).expectation(inquiry(answers, memories, quotes))
    }

    @Test(arguments: [("likes", true), ("dislikes", false)])
    func `what is liked or disliked speaks for or against the answer that names it`(value: String, isFor: Bool) async {
        let memory = Memory.known(
            "Пьёт кофе", Claim(Slot(relation: .attitude, object: terms.plain("кофе")), value: value))
        let found = await shares(["Кофе", "Чай", "Воду"], [memory])
        #expect((found.distribution.shares[0] > found.distribution.shares[1]) == isFor)
        #expect(abs(found.distribution.shares[1] - found.distribution.shares[2]) < 1e-9)
        #expect(found.grounds == 1 && found.method == .rules)
    }

    @Test(arguments: [
        ("stopped", Relation.habit, false), ("does", .habit, true), ("wants", .goal, true), ("dropped", .goal, false),
        ("afraid", .fear, false), ("hasnot", .possession, false),
    ]) func `habits, goals, fears and possessions draw towards an answer or away from it`(
        value: String, relation: Relation, isFor: Bool
    ) async {
        let memory = Memory.known(
            "Прогулки", Claim(Slot(relation: relation, object: terms.plain("прогулки")), value: value))
        let found = await shares(["Книгу", "Прогулку"], [memory])
        #expect((found.distribution.shares[1] > 0.5) == isFor)
    }

    @Test func `nothing is expected where nothing said names an answer, or everything names all`() async {
        let tea = Memory.known("Живёт в Твери", Claim(Slot(relation: .livesIn), value: "твер"))
        #expect(await shares(["Кофе", "Чай"], []) == Expected(.uniform(over: 2), grounds: 0, method: .rules))
        #expect(await shares(["Кофе", "Чай"], [tea]).distribution == .uniform(over: 2))
        let both = Memory.known("Любит кофе и чай", nil, kind: .preference)
        let found = await shares(["Кофе", "Чай"], [both])
        #expect(found == Expected(.uniform(over: 2), grounds: 0, method: .rules))
    }

    @Test func `what no longer holds, was a joke or is another's counts for nothing`() async {
        let slot = Slot(relation: .attitude, object: terms.plain("кофе"))
        var over = Memory.known("Любит кофе", Claim(slot, value: "likes"))
        over.ending = .init(at: PartialDate(.guessing), cause: .answered)
        var joke = Memory.known("Любит кофе", Claim(slot, value: "likes"))
        joke.evidence = joke.evidence.map { .init($0.quote, stance: .joking, strain: .calm) }
        var hers = slot
        hers.subject = "маш"
        let others = Memory.known("Маша любит кофе", Claim(hers, value: "likes"))
        for memory in [over, joke, others] {
            #expect(await shares(["Кофе", "Чай"], [memory]).grounds == 0)
        }
    }

    @Test func `the person's own sentences speak softly, and not at all where they deny`() async {
        let soft = await shares(["Кофе", "Чай"], [], ["Утром сварила кофе."])
        #expect(soft.distribution.shares[0] > 0.5 && soft.distribution.shares[0] < 0.6)
        #expect(await shares(["Кофе", "Чай"], [], ["Кофе больше не пью."]).distribution == .uniform(over: 2))
    }

    @Test func `a bare no names no answer, and what the words deny without a claim is left alone`() async {
        let slot = Slot(relation: .attitude, object: terms.plain("дождь"))
        let rain = Memory.known("Не любит дождь", Claim(slot, value: "dislikes"))
        #expect(await shares(["Возьму", "Не возьму"], [rain]).grounds == 0)
        let coffee = Memory.known("Кофе не пьёт", nil, kind: .preference)
        #expect(await shares(["Кофе", "Чай"], [coffee]).grounds == 0)
    }

    @Test func `however much is said, the guess is never near certain`() async {
        let slot = Slot(relation: .attitude, object: terms.plain("кофе"))
        let many = (0..<200).map { _ in Memory.known("Любит кофе", Claim(slot, value: "likes")) }
        let found = await shares(["Кофе", "Чай"], many, Array(repeating: "Кофе.", count: 50))
        #expect(found.distribution.shares[0] > 0.75 && found.distribution.shares[0] < 0.9)
    }

    @Test func `of just anybody, all answers are expected alike`() async {
        var asked = inquiry(["Кофе", "Чай", "Воду"], [])
        asked.subject = .anybody(age: 36, country: "Россия")
        let found = await RuleGuesser(terms: terms).expectation(asked)
        #expect(found == Expected(.uniform(over: 3), grounds: 0, method: .rules))
    }
}

extension LocalDate {
    static let guessing = LocalDate(daysSinceEpoch: 20_778)
}

extension Quote {
    static func said(_ text: String) -> Quote {
        Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: text,
            day: LocalDate.guessing.adding(days: -30))
    }
}

extension Memory {
    static func known(_ text: String, _ claim: Claim?, kind: MemoryKind = .preference) -> Memory {
        Memory(
            id: MemoryID(rawValue: 1), kind: kind, text: text, claim: claim,
            evidence: [.init(.said(text), stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 1_790_000_000),
            importance: 0.5, confidence: 0.9)
    }
}
