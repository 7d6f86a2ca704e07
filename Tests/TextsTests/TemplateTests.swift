import Domain
import Messaging
import Testing

@testable import Texts

@Suite struct TemplateTests {
    private func render(_ source: String, _ arguments: [String: Argument] = [:]) throws -> RichText {
        try TemplateParser.parse(source).render(arguments, numbers: DigitGrouping(.english))
    }

    @Test func `tags become styles and may be nested`() throws {
        let text = try render("a<b>b<i>c</i></b><expandable>d</expandable>")
        #expect(
            text
                == RichText([
                    .init("a"), .init("b", [.bold]), .init("c", [.bold, .italic]), .init("d", [.expandableQuote]),
                ]))
    }

    @Test(arguments: [
        ("b", RichText.Style.bold), ("i", .italic), ("u", .underline), ("s", .strikethrough), ("code", .code),
        ("quote", .quote), ("expandable", .expandableQuote), ("spoiler", .spoiler),
    ])
    func `every tag has its style`(tag: String, style: RichText.Style) throws {
        #expect(try render("<\(tag)>x</\(tag)>") == RichText("x", [style]))
    }

    @Test func `braces, less-than signs and ampersands can be written`() throws {
        #expect(try render("{{a}} &lt;b> &amp;lt; c & d").plain == "{a} <b> &lt; c & d")
    }

    @Test(arguments: ["<b>x</b>", "{name}", "{{", "}}", "&lt;", "</i>", "<", "\u{202E}x", "👨‍👩‍👧"])
    func `what stands in a value stays as it is`(value: String) throws {
        #expect(try render("<i>{name}</i>!", ["name": .text(value)]).runs == [.init(value, [.italic]), .init("!")])
    }

    @Test func `a rich value keeps its styles and takes on those around it`() throws {
        let value = RichText([.init("a", [.bold]), .init("b")])
        let text = try render("<i>{x}</i>", ["x": .rich(value)])
        #expect(text.runs == [.init("a", [.bold, .italic]), .init("b", [.italic])])
    }

    @Test func `a missing argument leaves its name visible`() throws {
        #expect(try render("Hello, {name}!").plain == "Hello, {name}!")
    }

    @Test(arguments: [
        "<b>x", "x</b>", "<b><i>x</b></i>", "<b><b>x</b></b>", "<blink>x</blink>", "a < b", "<b", "{", "{}", "{a b}",
        "{1}", "}", "{a}}", "{имя}", "{a", "<a href='x'>y</a>", "< b>x</b>",
    ])
    func `malformed templates are refused`(source: String) {
        #expect(throws: TemplateParser.Failure.self) { try TemplateParser.parse(source) }
    }
}
