import Foundation
import Messaging
import Testing

@Suite struct RichTextCodingTests {
    @Test(arguments: [
        RichText(), "", "plain", RichText("bold", [.bold]), RichText("a") + RichText("b", [.italic, .quote]) + "c",
        RichText("\"quotes\" \\ and \u{1F3F3}\u{FE0F}\u{200D}\u{1F308}"),
    ])
    func `a text comes back from what is stored of it`(text: RichText) throws {
        let stored = try JSONEncoder().encode(text)
        #expect(try JSONDecoder().decode(RichText.self, from: stored) == text)
    }

    @Test func `bare words are stored without ceremony`() throws {
        #expect(String(decoding: try JSONEncoder().encode(RichText("hello")), as: UTF8.self) == #"["hello"]"#)
    }
}
