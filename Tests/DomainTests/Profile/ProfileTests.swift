import Testing

@testable import Domain

/// Who a person is, made out from what is known of them.
@Suite struct ProfileTests {
    private let day = LocalDate(daysSinceEpoch: 20_000)

    private func memory(
        _ number: Int64, _ kind: MemoryKind, _ text: String, _ claim: Claim? = nil, importance: Double = 0.5
    ) -> Memory {
        let id = DiaryID(rawValue: number)
        let quote = Quote(diary: id, part: PartID(rawValue: number), offset: 0, text: text, day: day)
        return Memory(
            id: MemoryID(rawValue: number), kind: kind, text: text, claim: claim,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0),
            importance: importance, confidence: 0.8)
    }

    private func claim(_ relation: Relation, _ object: String, _ value: String, of subject: String = Slot.me) -> Claim {
        Claim(Slot(subject: subject, relation: relation, object: object), value: value)
    }

    private func claim(_ relation: Relation, _ value: String) -> Claim { claim(relation, "", value) }

    private func traits(_ memories: Memory...) -> [String] {
        Profile(of: memories, [], on: day).traits.map { "\($0.aspect.rawValue): \($0.text)" }
    }

    @Test func `each memory says something in one respect, or in none`() {
        #expect(
            traits(
                memory(1, .value, "Честность важнее всего"), memory(2, .goal, "Хочет в горы"),
                memory(3, .fear, "Боится высоты", claim(.fear, "высота", "afraid")),
                memory(4, .fear, "Больше не боится собак", claim(.fear, "собака", "unafraid")),
                memory(5, .preference, "Любит кофе", claim(.attitude, "кофе", "likes")),
                memory(6, .preference, "Не выносит шум", claim(.attitude, "шум", "dislikes")),
                memory(7, .preference, "Терпеть не может очереди"),
                memory(8, .fact, "Умеет слушать", claim(.strength, "слушать")),
                memory(9, .fact, "Опаздывает", claim(.weakness, "опаздывает")),
                memory(10, .fact, "Говорит по-немецки", claim(.skill, "немецкий", "good")),
                memory(11, .fact, "Решает, когда выспится", claim(.decision, "сон")),
                memory(12, .fact, "Живёт в Твери", claim(.livesIn, "тверь")),
                memory(13, .fear, "Маша боится темноты", claim(.fear, "темнота", "afraid", of: "маша")),
                memory(14, .goal, "Раздумал ехать", claim(.goal, "ехать", "dropped")))
                == [
                    "value: Честность важнее всего", "interest: Любит кофе", "goal: Хочет в горы",
                    "fear: Боится высоты",
                    "strength: Умеет слушать", "strength: Говорит по-немецки", "weakness: Опаздывает",
                    "thinking: Решает, когда выспится",
                ])
    }

    @Test func `what no longer holds, was taken back or was only a joke is no trait`() {
        var over = memory(1, .value, "Деньги")
        over.ending = .init(at: PartialDate(day.adding(days: -1)), cause: .answered)
        var taken = memory(2, .value, "Слава")
        taken.withdrawal = .init(at: Timestamp(seconds: 0), reason: .wrong)
        var joke = memory(3, .value, "Лень")
        joke.evidence[0].stance = .joking
        #expect(traits(over, taken, joke).isEmpty)
    }

    @Test func `what is said twice is one trait with both supports, the weightier first, and there is an end to them`()
    {
        let same = [
            memory(1, .goal, "хочет в горы"), memory(2, .goal, "Хочет в горы", importance: 0.9),
        ]
        let many = (10..<40).map { memory($0, .goal, "Хочет \($0)", importance: 0.1) }
        let profile = Profile(of: same + many, [], on: day)
        #expect(profile.traits.first == .init(.goal, "Хочет в горы", memories: same.reversed().map(\.id)))
        #expect(profile.traits.count == Profile.mostOfAspect)
    }

    @Test func `the style has what returns, with the entries that have it`() {
        let entries = (1...10).map { number in
            LifeEntry.entry(
                number, turns: number % 3 == 0 ? ["Короче", "Короче"] : number == 1 ? ["Итак"] : [],
                emoji: number <= 2 ? ["🙂"] : [], sentenceLength: number <= 5 ? 6 : 10,
                words: number <= 3 ? ["река"] : number <= 5 ? ["поле"] : [])
        }
        let style = SpeakingStyle(of: entries)
        #expect(style.turns == [.init("короче", diaries: [9, 6, 3].map { DiaryID(rawValue: $0) })])
        #expect(style.emoji.map(\.text) == ["🙂"])
        #expect(style.words.map(\.text) == ["река"], "twice is not yet a word they return to")
        #expect(style.sentenceLength == 8)
        #expect(style.lines == ["turns of speech: короче", "words that return: река", "emoji: 🙂"])
        #expect(SpeakingStyle(of: []) == SpeakingStyle())
    }

    @Test func `what has lost its support goes, and the rest stays`() {
        var profile = Profile(stage: .learning)
        let (one, two) = (MemoryID(rawValue: 1), MemoryID(rawValue: 2))
        profile.traits = [.init(.value, "а", memories: [one, two]), .init(.goal, "б", memories: [two])]
        profile.insights = [.init(.pattern, "в", memories: [one, two]), .init(.pattern, "г", memories: [one])]
        profile.style.turns = [.init("ну", diaries: [DiaryID(rawValue: 1), DiaryID(rawValue: 2)])]

        let rest = profile.resting(on: [one], [DiaryID(rawValue: 1)])

        #expect(rest.traits == [.init(.value, "а", memories: [one])])
        #expect(rest.insights.map(\.text) == ["г"], "an insight rests on all that it was found in")
        #expect(rest.style.turns.isEmpty)
        #expect(rest.memories == [one])
        #expect(profile.resting(on: [one, two], [DiaryID(rawValue: 1), DiaryID(rawValue: 2)]) == profile)
    }

    @Test func `the stages are in order`() {
        #expect(CloneStage.initial < .learning && .learning < CloneStage.mature && !(CloneStage.mature < .initial))
    }
}
