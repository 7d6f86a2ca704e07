import Dialogue
import Domain
import Testing

@Suite struct `Buttons travel as short payloads` {
    @Test(arguments: Button.samples)
    func `a payload reads back as the button it was made of`(button: Button) {
        #expect(Button(payload: button.payload) == button)
        #expect(button.payload.utf8.count <= Button.longestPayload)
    }

    @Test func `the longest numbers fit`() {
        let longest = Button.deleteForGood(DiaryID(rawValue: .max))
        #expect(longest.payload.utf8.count <= Button.longestPayload)
        #expect(Button(payload: longest.payload) == longest)
    }

    @Test(arguments: [
        "", ":", "open", "open:", "open:x", "open:1:2", "OPEN:1", "page:-1", "consent:2", "remind:1440", "remind:-1",
        "quiet:1", "quiet:1-2-3", "quiet:9999-1", "set:secrets", "purpose:rule", "lang", "done:99999999999999999999",
        "meet", "meet:", "meet:aim-", "meet:aim-rule", "meet:ages-18", "meet:ages-x-40", "meet:consent-2",
        "meet:stay-1",
        String(repeating: "x", count: 65), "done:1 OR 1=1", "\u{0}",
    ])
    func `a forged payload is no button`(payload: String) {
        #expect(Button(payload: payload) == nil)
    }
}
