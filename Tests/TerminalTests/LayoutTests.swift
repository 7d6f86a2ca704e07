import Messaging
import Testing

@testable import Terminal

struct LayoutTests {
    private func lines(_ text: RichText, columns: Int = 20, isColoured: Bool = false) -> [String] {
        MessageLayout(columns: columns, paint: Paint(isColoured: isColoured)).lines(of: text)
    }

    @Test(
        arguments: [
            ("a", 1), ("ж", 1), ("й", 1), ("и\u{306}", 1), ("日", 2), ("한", 2), ("ｆ", 2), ("😀", 2), ("❤\u{FE0F}", 2),
            ("❤", 1), ("👩‍👩‍👧", 2), ("🇷🇺", 2), ("3\u{FE0F}\u{20E3}", 2), ("\u{200B}", 0), ("\u{301}", 0), ("─", 1),
            ("a\u{301}\u{302}\u{303}\u{304}", 1),
        ] as [(Character, Int)])
    func `a character takes its columns`(character: Character, expected: Int) {
        #expect(character.columns == expected)
    }

    @Test(arguments: [
        ("Сегодня я гуляла у реки", ["Сегодня я гуляла у", "реки"]),
        ("ровно двадцать буквы", ["ровно двадцать буквы"]),
        ("ровно двадцать буквы!", ["ровно двадцать", "буквы!"]),
        ("двадцать, и пробел:  дальше", ["двадцать, и пробел:", "дальше"]),
        ("достопримечательностямиобойтись", ["достопримечательност", "ямиобойтись"]),
        ("日本語日本語日本語日本語", ["日本語日本語日本語日", "本語"]),
        ("слово 日本語日本語日本語", ["слово 日本語日本語日", "本語"]),
        ("кто-нибудь где-нибудь", ["кто-нибудь где-", "нибудь"]),
        ("один\u{A0}два\u{A0}три четыре\u{A0}пять", ["один\u{A0}два\u{A0}три", "четыре\u{A0}пять"]),
        ("   с отступом", ["   с отступом"]),
        ("одна\n\nдве", ["одна", "", "две"]),
        ("раз\r\nдва", ["раз", "два"]),
        ("хвост из пробелов          ", ["хвост из пробелов"]),
        ("                         x", ["", "x"]),
        ("\tтаб", ["    таб"]),
        ("сброс\u{1B}[2Jэкрана\u{7}\u{202E}!", ["сброс[2Jэкрана!"]),
        ("😀😀😀😀😀😀😀😀😀😀😀", ["😀😀😀😀😀😀😀😀😀😀", "😀"]),
        ("", []),
    ])
    func `text is wrapped at words`(text: String, expected: [String]) {
        #expect(lines(RichText(text)) == expected)
    }

    @Test func `no line of any text is wider than the terminal`() {
        let text = "Zalgo a\u{301}\u{302}\u{303} и 日本 слово-через-дефис 👩‍👩‍👧👩‍👩‍👧 ещё достопримечательностями "
        for columns in 20...60 {
            let layout = MessageLayout(columns: columns, paint: Paint(isColoured: false))
            let widths = layout.lines(of: RichText(String(repeating: text, count: 5))).map {
                $0.reduce(0) { $0 + $1.columns }
            }
            #expect(widths.allSatisfy { $0 <= columns })
        }
    }

    @Test(arguments: [
        (RichText([.init("До"), .init("цитата", [.quote]), .init("после")]), ["До", "│ цитата", "после"]),
        (RichText([.init("До\n"), .init("цитата", [.quote]), .init("\nпосле")]), ["До", "│ цитата", "после"]),
        (
            RichText([.init("До\n\n"), .init("цитата\n", [.quote]), .init("\nпосле")]),
            ["До", "", "│ цитата", "", "после"]
        ),
        (RichText([.init("раз ", [.quote]), .init("два", [.quote, .bold])]), ["│ раз два"]),
        (
            RichText("слова в длинной цитате целиком", [.expandableQuote]),
            ["│ слова в длинной", "│ цитате целиком"]
        ),
        (RichText([.init("А:"), .init("одна\n\nдве", [.expandableQuote])]), ["А:", "│ одна", "│ ", "│ две"]),
    ])
    func `a quotation stands behind a bar, whole`(text: RichText, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `styles are shown in colour and left out without`() {
        let text = RichText([.init("жирно", [.bold, .underline]), .init(" и "), .init("код", [.code])])
        #expect(lines(text) == ["жирно и код"])
        #expect(lines(text, isColoured: true) == ["\u{1B}[1;4mжирно\u{1B}[0m и \u{1B}[36mкод\u{1B}[0m"])
    }

    @Test func `a style that goes over a line break is set anew on each line`() {
        #expect(
            lines(RichText("раз два три четыре пять", [.bold]), isColoured: true)
                == ["\u{1B}[1mраз два три четыре\u{1B}[0m", "\u{1B}[1mпять\u{1B}[0m"])
    }

    @Test func `a row of buttons is one line where it fits`() {
        let layout = MessageLayout(columns: 24, paint: Paint(isColoured: false))
        let rows = [
            [NumberedLabel(number: 1, label: "Да"), NumberedLabel(number: 2, label: "Нет")],
            [NumberedLabel(number: 3, label: "Исправить запись"), NumberedLabel(number: 14, label: "Доба\nвить")],
        ]
        #expect(layout.lines(of: rows) == ["[1] Да  [2] Нет", "[3] Исправить запись", "[14] Добавить"])
    }

    @Test func `buttons are numbered on, and keep their number under the same message`() {
        var book = ButtonBook()
        let first = book.number([[.init(label: "А", payload: "a"), .init(label: "Б", payload: "b")]], under: 7)
        let second = book.number([[.init(label: "А", payload: "a")]], under: 8)
        let edited = book.number([[.init(label: "Б!", payload: "b")], [.init(label: "В", payload: "c")]], under: 7)
        #expect(first.joined().map(\.number) == [1, 2])
        #expect(second.joined().map(\.number) == [3])
        #expect(edited.joined().map(\.number) == [2, 4])
        #expect(book.press(1) == .payload("a", message: 7))
        #expect(book.press(4) == .payload("c", message: 7))
        #expect(book.press(5) == nil)
        #expect(book.press(0) == nil)
        #expect(book.press(-1) == nil)
    }
}
