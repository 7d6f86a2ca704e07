import Domain
import Testing

@testable import Matching

@Suite struct ProfileLevelsTests {
    private func traits(_ items: (Relation, String, String)...) -> ProfileTraits {
        var traits = ProfileTraits()
        traits.items = items.map { .init($0.0, about: Set($0.1.split(separator: " ").map(String.init)), value: $0.2) }
        return traits
    }

    private func level(
        _ level: CompatibilityLevel, of other: ProfileTraits, for own: ProfileTraits
    ) -> LevelScore? {
        ProfileLevels.levels(of: other, for: own)[level]
    }

    @Test func `of what only one of two spoke nothing is known, and nothing is ever nought`() {
        let (one, other) = (traits((.attitude, "кофе", "likes")), traits((.value, "семь", "")))
        #expect(ProfileLevels.levels(of: other, for: one).isEmpty)
        #expect(ProfileLevels.levels(of: ProfileTraits(), for: ProfileTraits()).isEmpty)
        let against = traits((.attitude, "кофе", "dislikes"))
        #expect((level(.lifestyle, of: against, for: one)?.value ?? 0) > 0.3)
    }

    @Test func `what both say speaks for them, what they say against each other speaks against them`() throws {
        let own = traits((.attitude, "кофе", "likes"), (.attitude, "гор", "likes"))
        let same = traits((.attitude, "кофе", "likes"), (.habit, "гор", "does"))
        let opposite = traits((.attitude, "кофе", "dislikes"), (.habit, "гор", "stopped"))
        let levels = [same, opposite].map { level(.lifestyle, of: $0, for: own) }
        #expect(levels[0]?.value == 0.75 && levels[1]?.value == 0.25)
        #expect(levels.allSatisfy { $0?.evidence == 2 })
    }

    @Test func `five things in common are more than one, and said twice is once`() throws {
        let words = ["кофе", "гор", "море", "кино", "снег"]
        var values: [Double] = []
        for count in 1...5 {
            var own = ProfileTraits()
            own.items = words.prefix(count).map { .init(.attitude, about: [$0], value: "likes") }
            let found = try #require(level(.lifestyle, of: own, for: own))
            #expect(found.evidence == count)
            values.append(found.value)
            own.items += own.items
            #expect(level(.lifestyle, of: own, for: own) == found)
        }
        #expect(values == values.sorted() && values[0] < 0.7 && values[4] > 0.8)
    }

    @Test func `it goes by what matters to the one: what the other does, if one likes it; not what one does`() {
        let (likes, does) = (traits((.attitude, "шахмат", "dislikes")), traits((.skill, "шахмат", "good")))
        #expect(level(.lifestyle, of: does, for: likes)?.evidence == 1)
        #expect(level(.lifestyle, of: likes, for: does) == nil)
    }

    @Test func `habits that can hold only once are compared as they are, and times of day by their distance`() throws {
        let own = traits((.smoking, "", "no"), (.bedtime, "", "23:30"))
        let near = try #require(level(.lifestyle, of: traits((.bedtime, "", "00:30")), for: own))
        let far = try #require(level(.lifestyle, of: traits((.bedtime, "", "11:00")), for: own))
        #expect(near.value > 0.55 && far.value < 0.4, "midnight lies in between")
        let smokes = try #require(level(.lifestyle, of: traits((.smoking, "", "yes")), for: own))
        #expect(smokes.value < 0.5 && smokes.evidence == 1)
        #expect(level(.lifestyle, of: traits((.bedtime, "", "поздно")), for: own) == nil)
        #expect(level(.lifestyle, of: traits((.bedtime, "", "25:99")), for: own) == nil)
    }

    @Test func `each level has claims of its own`() {
        let own = traits(
            (.value, "семь", ""), (.goal, "дом", "wants"), (.fear, "высот", "afraid"), (.attitude, "кофе", "likes"),
            (.opinion, "деньг", "likes"), (.worksAs, "", "врач"), (.health, "спин", "has"), (.livesIn, "", "казань"))
        let levels = ProfileLevels.levels(of: own, for: own)
        #expect(levels.mapValues(\.evidence) == [.values: 2, .emotional: 1, .lifestyle: 1, .conflict: 1])
    }

    @Test func `measures count where there are enough of them on both sides`() throws {
        var (one, other) = (ProfileTraits(), ProfileTraits())
        (one.sentenceLength, other.sentenceLength) = (.init(8, samples: 20), .init(8, samples: 4))
        #expect(level(.communication, of: other, for: one) == nil)
        other.sentenceLength = .init(8, samples: 5)
        let same = try #require(level(.communication, of: other, for: one))
        other.sentenceLength = .init(24, samples: 50)
        let apart = try #require(level(.communication, of: other, for: one))
        #expect(same.value > 0.6 && apart.value < 0.4 && same.evidence == 1)
        (one.tempo, other.tempo) = (.init(0, samples: 9), .init(2, samples: 9))
        #expect(level(.communication, of: other, for: one) == apart, "a tempo of nothing is none")
    }

    @Test func `whoever is sad is not marked down for it, but how alike two feel counts`() throws {
        var (sad, glad) = (ProfileTraits(), ProfileTraits())
        (sad.mood, glad.mood) = (.init(-0.5, samples: 30), .init(0.5, samples: 30))
        #expect(level(.emotional, of: sad, for: sad) == level(.emotional, of: glad, for: glad))
        let mixed = try #require(level(.emotional, of: sad, for: glad))
        #expect(mixed.value < 0.5)
    }

    @Test func `people of the same part of the day share more of it`() throws {
        var (lark, owl) = (ProfileTraits(), ProfileTraits())
        (lark.partsOfDay, owl.partsOfDay) = ([.morning: 20], [.night: 9, .evening: 11])
        let (same, apart) = (level(.lifestyle, of: lark, for: lark), level(.lifestyle, of: owl, for: lark))
        #expect(try #require(same).value > #require(apart).value)
        owl.partsOfDay = [.night: 9]
        #expect(level(.lifestyle, of: owl, for: lark) == nil, "too few to say")
    }

    @Test func `what a clone knows is taken as it can be compared`() throws {
        let day = LocalDate(daysSinceEpoch: 20_000)
        func memory(_ id: Int64, _ kind: MemoryKind, _ text: String, _ claim: Claim?) -> Memory {
            let quote = Quote(
                diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: text, day: day)
            return Memory(
                id: MemoryID(rawValue: id), kind: kind, text: text, claim: claim,
                evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0),
                importance: 0.5, confidence: 0.5)
        }
        let likes = memory(
            1, .preference, "Любит кофе", Claim(Slot(relation: .attitude, object: "кофе"), value: "likes"))
        let others = memory(
            2, .relationship, "Маша не пьёт", Claim(Slot(subject: "маша", relation: .drinking), value: "no"))
        let holds = memory(3, .value, "Важна семья", nil)
        let fact = memory(4, .fact, "Видел лису", nil)
        var gone = memory(5, .preference, "Курит", Claim(Slot(relation: .smoking), value: "yes"))
        gone.withdrawal = .init(at: Timestamp(seconds: 1), reason: .wrong)
        let traits = ProfileTraits(of: [likes, others, holds, fact, gone], [], on: day, terms: Talkers.terms)
        #expect(
            traits.items == [
                .init(.attitude, about: ["кофе"], value: "likes"), .init(.value, about: ["важн", "семь"]),
            ])
        #expect(traits.mood == nil && traits.partsOfDay.isEmpty)
    }

    @Test func `profiles and conversations are joined by their grounds`() throws {
        let profile: [CompatibilityLevel: LevelScore] = [
            .values: LevelScore(0.8, evidence: 1), .lifestyle: LevelScore(0.6, evidence: 4),
        ]
        let talk: [CompatibilityLevel: LevelScore] = [
            .values: LevelScore(0.4, evidence: 3, spread: 0.1), .conflict: LevelScore(0.9, evidence: 0),
        ]
        let joined = [CompatibilityLevel: LevelScore].joined([profile, talk])
        let values = try #require(joined[.values])
        #expect(abs(values.value - 0.5) < 1e-12 && values.evidence == 4 && values.spread > 0.1)
        #expect(joined[.lifestyle] == profile[.lifestyle] && joined[.conflict] == nil)
        #expect([CompatibilityLevel: LevelScore].joined([]).isEmpty)
    }
}
