import Messaging
import Testing
import SeededChance

@testable import Telegram

struct RichTextHTMLTests {
    @Test(
        arguments: [
            (RichText(""), ""),
            (RichText("a <b>&amp; \"q\""), "a &lt;b&gt;&amp;amp; \"q\""),
            (RichText("x", [.bold]), "<b>x</b>"),
            (RichText([.init("a"), .init("b", [.bold, .italic]), .init("c", [.italic])]), "a<b><i>b</i></b><i>c</i>"),
            (RichText([.init("a", [.bold]), .init("b", [.bold, .italic])]), "<b>a<i>b</i></b>"),
            (
                RichText([.init("a", [.quote]), .init("b", [.quote, .bold]), .init("c", [.quote])]),
                "<blockquote>a<b>b</b>c</blockquote>"
            ),
            (
                RichText([.init("a", [.expandableQuote]), .init("b", [.expandableQuote, .spoiler])]),
                "<blockquote expandable>a<tg-spoiler>b</tg-spoiler></blockquote>"
            ),
            (
                RichText([.init("a", [.quote, .expandableQuote]), .init("b", [.quote])]),
                "<blockquote expandable>a</blockquote><blockquote>b</blockquote>"
            ),
            (RichText([.init("a", [.code, .bold]), .init("b", [.code])]), "<code>ab</code>"),
            (RichText("x", [.underline, .strikethrough]), "<u><s>x</s></u>"),
        ] as [(RichText, String)])
    func `styles become nested tags`(text: RichText, html: String) {
        #expect(text.html == html)
    }

    @Test func `whatever the styles, tags are closed in order and none is empty`() {
        var generator = SplitMix(seed: 3)
        for _ in 0..<500 {
            let runs = (0..<8).map { index in
                RichText.Run("t\(index)", Set(RichText.Style.allCases.filter { _ in Bool.random(using: &generator) }))
            }
            var open: [Substring] = []
            var previous = ""
            for part in RichText(runs).html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
                let tag = part.prefix { $0 != ">" }
                let isEmpty = tag.hasPrefix("/") && previous.hasSuffix(">") && !previous.hasPrefix("/")
                #expect(!isEmpty)
                if tag.hasPrefix("/") {
                    #expect(open.popLast() == tag.dropFirst())
                } else {
                    open.append(tag.prefix { $0 != " " })
                }
                previous = String(part)
            }
            #expect(open.isEmpty)
        }
    }

    @Test func `a text without styles is sent without markup`() {
        #expect(MarkedText("a < b").characters == "a < b")
        #expect(MarkedText("a < b").parseMode == nil)
    }
}
