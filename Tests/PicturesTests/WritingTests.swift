import Testing

@testable import Pictures

/// Text set in type.
struct WritingTests {
    private let canvas: Canvas

    init() throws { canvas = try Canvas(width: 400, height: 400) }

    @Test func `a text that fits is set whole, and one that does not ends in an ellipsis within its width`() {
        let short = Writing("Анна", .body, width: 300, lines: 1, on: canvas)
        #expect(!short.isShortened)
        #expect(short.width < 300)

        let long = Writing(String(repeating: "Аннушка ", count: 40), .body, width: 300, lines: 2, on: canvas)
        #expect(long.isShortened)
        #expect(long.lines == 2)
        #expect(long.width <= 300)
    }

    @Test func `a number is made smaller rather than cut`() {
        let number = canvas.fit("1 234 567", .number, width: 300, least: 0.3)
        #expect(!number.isShortened)
        #expect(number.width <= 300)
        #expect(number.height < Writing("1", .number, width: 300, lines: 1, on: canvas).height)
    }

    @Test func `lines are balanced, and say the same`() {
        let text = "things it knows about you"
        let greedy = Writing(text, .body, width: 360, lines: 2, on: canvas)
        let balanced = canvas.balance(text, .body, width: 360, lines: 2)
        #expect(greedy.lines == 2)
        #expect(balanced.lines == 2)
        #expect(!balanced.isShortened)
        #expect(balanced.width < greedy.width)
    }

    @Test func `all words of a usual card are shown whole`() throws {
        for card in [Cards.russian, Cards.english] {
            let words = card.kinds.map(\.name) + [card.heading, card.stage]
            for word in words {
                #expect(!Writing(word, .body, width: 428, lines: 1, on: canvas).isShortened, "\(word)")
            }
        }
    }

    @Test(arguments: [
        ("  a \n\t b  ", "a b"), ("a\u{0}b\u{202E}c", "abc"), ("Анна\u{2028}Мария", "Анна Мария"),
        ("е\u{301}", "е\u{301}"), ("1\u{A0}000", "1\u{A0}000"),
    ])
    func `what cannot stand in a picture is left out`(text: String, drawn: String) {
        #expect(DrawableText(text, on: canvas).text == drawn)
    }
}
