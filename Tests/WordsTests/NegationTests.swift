import Testing
import Words

@Suite struct NegationTests {
    @Test(arguments: [
        ("Я не люблю кофе", 1), ("Никогда и ни за что", 2), ("Больше не курю", 2), ("Перестал бегать", 1),
        ("I don’t like tea", 1), ("I never said nothing", 2), ("Люблю кофе", 0), ("", 0),
    ]) func `counts what turns a statement into its opposite`(text: String, count: Int) {
        #expect(Negation.count(in: text) == count)
    }

    @Test(arguments: ["Нет", "Ненавижу понедельники", "I hate Mondays", "We won't go", "Без сахара"])
    func `sees where words may mean the contrary of what they name`(text: String) {
        #expect(Negation.isIn(text))
    }

    @Test(arguments: ["Больше всего люблю море", "I quit early today", "Кофе"])
    func `takes for no contrary what only says that something is more, or ended`(text: String) {
        #expect(!Negation.isIn(text))
    }
}
