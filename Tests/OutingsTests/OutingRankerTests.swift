import Domain
import Outings
import Testing
import Words

struct OutingRankerTests {
    private let ranker = OutingRanker(terms: Terms())

    private func outing(_ title: String, _ tags: String..., hour: Int = 0) -> Outing {
        let start = Timestamp(seconds: Int64(hour) * 3600)
        return Outing(
            title, in: StubCities.kazan,
            at: .once(from: start, until: start + .hours(2), shown: LocalDateTime(secondsSinceEpoch: 0)), tags: tags)
    }

    private func titles(_ outings: [Outing], _ likings: [OutingRanker.Liking]) -> [String] {
        ranker.ranked(outings, by: likings).map { outings[$0.outing].title }
    }

    @Test func `what has to do with what somebody likes comes first, with what speaks for it most`() {
        let outings = [outing("Лекция", "физика"), outing("Ночь", "джаз", "музыка"), outing("Забег", "бег")]
        let likings = [
            OutingRanker.Liking("Бегает по утрам у реки", isAgainst: false),
            .init("Обожает джазовую музыку", isAgainst: false), .init("Держит собаку", isAgainst: false),
        ]
        let ranked = ranker.ranked(outings, by: likings)
        #expect(ranked.map(\.outing) == [1] || ranked.map(\.outing) == [1, 2])
        #expect(ranked.first?.liking == 1)
    }

    @Test func `what somebody does not like is left out, however much else speaks for it`() {
        let outings = [outing("Джаз под открытым небом", "джаз", "парк")]
        let liked = OutingRanker.Liking("Любит гулять в парке", isAgainst: false)
        #expect(titles(outings, [liked]).count == 1)
        #expect(titles(outings, [liked, .init("Не любит джаз", isAgainst: true)]).isEmpty)
    }

    @Test func `a rare word says more than one that everything has; then the soonest comes first`() {
        let all = (0..<20).map { outing("Вечер \($0)", "музыка", hour: 20 - $0) }
        let outings = all + [outing("Редкое", "виолончель", hour: 99)]
        let likings = [
            OutingRanker.Liking("Слушает музыку", isAgainst: false),
            .init("Играет на виолончели", isAgainst: false),
        ]
        let found = titles(outings, likings)
        #expect(found.first == "Редкое" && found.count == 21)
        #expect(Array(found[1...2]) == ["Вечер 19", "Вечер 18"])
    }

    @Test func `nothing is picked for no reason, and words that say nothing are none`() {
        let outings = [outing("Новый вечер", "выходные"), outing("День города", "люди")]
        #expect(titles(outings, [.init("Любит новый день и людей вечером", isAgainst: false)]).isEmpty)
        #expect(titles(outings, []).isEmpty && titles([], [.init("Любит джаз", isAgainst: false)]).isEmpty)
    }

    @Test func `ten thousand events are ranked within a second`() {
        let tags = ["джаз", "бег", "кино", "физика", "танцы", "горы", "лыжи", "театр"]
        let outings = (0..<10_000).map { outing("Событие \($0)", tags[$0 % 8], tags[($0 / 8) % 8], hour: $0) }
        let likings = (0..<200).map { OutingRanker.Liking("Любит \(tags[$0 % 3])", isAgainst: false) }
        let clock = ContinuousClock()
        var found: [OutingRanker.Ranked] = []
        let time = clock.measure { found = ranker.ranked(outings, by: likings) }
        #expect(found.count > 1000 && time < .seconds(10), "\(time)")
    }
}
