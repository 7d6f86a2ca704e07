import Testing
import Words

@Suite struct TermsTests {
    private let terms = Terms()

    @Test func `forms of a word in either language come to one term`() {
        #expect(terms.terms(of: "Маши, Машей; мечтаю и мечтала") == terms.terms(of: "Маша, Машу: мечтает мечтать"))
        #expect(terms.terms(of: "She dreams of dreaming") == terms.terms(of: "dreamed dream"))
    }

    @Test func `words that are in every sentence are no terms`() {
        #expect(terms.terms(of: "Что бы я сделал на её месте?") == terms.terms(of: "сделал месте"))
        #expect(terms.terms(of: "What would I do in her place?") == terms.terms(of: "place"))
    }

    @Test func `the letter ё is the letter е, and case and signs do not matter`() {
        #expect(terms.terms(of: "ЁЛКА… «ёлка»!") == terms.terms(of: "елка елка"))
    }

    @Test func `a combining accent does not cut a word in two`() {
        #expect(Terms.words(of: "за\u{301}мок") == ["замок"])
    }

    @Test(arguments: ["", "   ", "🙂🙂", "—…!", "\u{202E}"])
    func `what has no words has no terms`(text: String) {
        #expect(terms.terms(of: text).isEmpty)
    }

    @Test func `the plain form of a value keeps its small words`() {
        #expect(terms.plain("не женат") != terms.plain("женат"))
        #expect(terms.plain("В банке") == terms.plain("в банк"))
    }
}
