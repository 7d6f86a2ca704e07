import Testing
import Words

@testable import Clone

@Suite struct LexicalIndexTests {
    private let terms = Terms()

    private func index(_ groups: [[String]]) -> LexicalIndex {
        var index = LexicalIndex()
        for (group, passages) in groups.enumerated() {
            for passage in passages { index.addPassage(terms.terms(of: passage), group: Int64(group)) }
        }
        return index
    }

    private func best(_ index: LexicalIndex, for question: String, count: Int = 5) -> [Int] {
        let ways = index.search(terms.terms(of: question)).ways
        return Fusion.best(Fusion.joined(ways.map { ($0, 1) }), count: count)
    }

    @Test func `the passage with the rarer words of the question comes first`() {
        let index = index([["Кот спал на диване"], ["Кот съел форель"], ["Купила диван"]])

        #expect(best(index, for: "Какую форель съел кот?").first == 1)
    }

    @Test func `a passage counts for its neighbours of the same entry only`() {
        let index = index([["Звонила Оля", "Сказала, что беременна"], ["Снова шёл дождь"]])

        let found = best(index, for: "Что сказала Оля?")

        #expect(found.count == 2)
        #expect(!found.contains(2))
    }

    @Test func `a fact leads to the passage it rests on`() {
        var index = index([["Вот и всё, теперь вокруг леса"], ["Весь день рисовала"]])
        let fact = index.addFact(terms.terms(of: "Переехала в Карелию"), restingOn: [0])

        let scores = index.search(terms.terms(of: "Когда я переехала в Карелию?"))

        #expect(best(index, for: "Когда я переехала в Карелию?") == [0])
        #expect(scores.facts[fact] == 1)
    }

    @Test func `what was removed is found no more, and the rest as if it had never been`() {
        var index = index([["Кот съел форель"], ["Пёс съел форель"]])
        let fact = index.addFact(terms.terms(of: "Любит форель"), restingOn: [0])
        index.removePassage(0)
        index.removeFact(fact)

        #expect(best(index, for: "кот любит") == [])
        #expect(best(index, for: "форель") == [1])
    }

    @Test func `what keeps the company of a word of the question is near it, without that word`() throws {
        var index = index(
            [
                ["Наш кот Барсик опять не спал.", "Барсик точил когти о диван."], ["Кот Барсик болел."],
                ["Вчера Барсик уронил вазу."], ["Купила вазу на рынке."],
            ] + (1...20).map { ["Весь день дождь, отчёт номер \($0)."] })
        index.associate()

        let company = try #require(index.search(terms.terms(of: "Что натворил кот?")).company)

        let scores = company.passages.scores
        #expect(scores[3] > 0, "the vase fell, by whom is known")
        #expect(scores[5...].allSatisfy { $0 == 0 })
        #expect(scores[3] > scores[4])
        #expect(index.search(terms.terms(of: "квантовая физика")).company == nil)
    }

    @Test func `the company of a word is learnt anew when something was removed`() throws {
        var index = index([["Кот Барсик болел."], ["Барсик уронил вазу."], ["Пёс спал."], ["Кот ел."]])
        index.associate()
        index.removePassage(0)
        #expect(index.search(terms.terms(of: "кот")).company == nil)

        index.associate()

        let company = try #require(index.search(terms.terms(of: "кот")).company)
        #expect(company.passages.scores[0] == 0 && company.passages.scores[1] == 0)
        #expect(company.passages.scores[3] == 1)
    }

    @Test func `a question without words finds nothing, in an empty index too`() {
        #expect(best(LexicalIndex(), for: "что?") == [])
        #expect(best(index([["Кот"]]), for: "") == [])
    }
}
