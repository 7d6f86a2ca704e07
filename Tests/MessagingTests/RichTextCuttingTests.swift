import Messaging
import Testing

struct RichTextCuttingTests {
    @Test(
        arguments: [
            ("short", 10, ["short"]),
            ("", 10, []),
            ("0123456789", 10, ["0123456789"]),
            ("one two three", 10, ["one two", "three"]),
            ("one two thr four", 11, ["one two thr", "four"]),
            ("A b. C d e f g", 10, ["A b. C d e", "f g"]),
            ("A b c. D e f", 10, ["A b c.", "D e f"]),
            ("Он сказал: «Да!» И ушёл.", 20, ["Он сказал: «Да!»", "И ушёл."]),
            ("A b c d.\nE f. G h", 14, ["A b c d.", "E f. G h"]),
            ("A b c.\n\nD\nE f g h", 14, ["A b c.", "D\nE f g h"]),
            ("A.\n\nb c d e f g", 10, ["A.\n\nb c d", "e f g"]),
            ("01234567890123", 10, ["0123456789", "0123"]),
            ("01234567 🙂🙂🙂", 12, ["01234567", "🙂🙂🙂"]),
            ("🙂🙂🙂", 5, ["🙂🙂", "🙂"]),
            ("a👨‍👩‍👧b", 9, ["a👨‍👩‍👧", "b"]),
            ("ab👨‍👩‍👧c", 9, ["ab", "👨‍👩‍👧c"]),
            ("           x", 4, ["x"]),
            ("word           ", 8, ["word"]),
        ] as [(String, Int, [String])])
    func `a text is cut where a reader would pause`(text: String, limit: Int, pieces: [String]) {
        #expect(RichText(text).pieces(limit: limit).map(\.plain) == pieces)
    }

    @Test func `styles go on in every piece`() {
        let text = RichText([.init("one two ", [.bold]), .init("three four", [.bold, .quote])])

        #expect(
            text.pieces(limit: 13) == [
                RichText([.init("one two ", [.bold]), .init("three", [.bold, .quote])]),
                RichText("four", [.bold, .quote]),
            ])
    }

    @Test func `the first piece may have a limit of its own`() {
        let pieces = RichText("one two three four five").pieces(limit: 100, first: 8)

        #expect(pieces.map(\.plain) == ["one two", "three four five"])
    }

    @Test func `a character longer than a piece is parted, but no surrogate pair is`() {
        let pieces = RichText("a" + String(repeating: "\u{301}", count: 25) + "🙂").pieces(limit: 10)

        #expect(pieces.allSatisfy { (1...10).contains($0.length) })
        #expect(pieces.map(\.plain).joined().unicodeScalars.count == 27)
        #expect(!pieces.map(\.plain).joined().unicodeScalars.contains("\u{FFFD}"))
    }

    @Test(arguments: [2, 3, 7, 64, 4096])
    func `no word is lost, and no piece is too long`(limit: Int) {
        let text = String(repeating: "Слово за словом, 🙂 и ещё. Another sentence!\n\nB ", count: 300)
        let pieces = RichText([.init(text, [.italic]), .init(text)]).pieces(limit: limit)

        #expect(pieces.allSatisfy { (1...limit).contains($0.length) })
        #expect(pieces.map(\.plain).joined().filter { !$0.isWhitespace } == (text + text).filter { !$0.isWhitespace })
    }

    @Test func `a text is shortened to a limit in UTF-16, its last character whole and three dots behind it`() {
        let emoji = RichText(String(repeating: "😀", count: 10), [.bold])

        #expect(emoji.shortened(to: 20) == emoji)
        #expect(emoji.shortened(to: 19) == RichText(String(repeating: "😀", count: 9), [.bold]) + "…")
        #expect(RichText("Раз. Два три").shortened(to: 8) == "Раз.…")
    }
}
