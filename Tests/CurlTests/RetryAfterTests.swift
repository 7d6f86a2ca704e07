import Curl
import Testing

@Suite struct `A server that wants a pause is understood` {
    private let noon = "Wed, 21 Oct 2026 12:00:00 GMT"

    private func wait(_ asked: String?, at date: String?) -> Duration? {
        let fields = [("retry-after", asked), ("date", date)].compactMap { name, value in value.map { (name, $0) } }
        return HTTPResponse(status: 429, headers: Dictionary(uniqueKeysWithValues: fields)).retryAfter
    }

    @Test(arguments: [
        ("7", Duration.seconds(7)), ("0.5", .milliseconds(500)), ("0", .zero), ("99999999999", .seconds(86_400)),
        ("-1", nil), ("nan", nil), ("", nil), ("soon", nil),
    ])
    func `as seconds, a day at most`(asked: String, wait: Duration?) {
        #expect(self.wait(asked, at: noon) == wait)
    }

    @Test(arguments: [
        ("Wed, 21 Oct 2026 12:01:30 GMT", Duration.seconds(90)),
        ("Wednesday, 21-Oct-26 12:01:30 GMT", .seconds(90)), ("Wed Oct 21 12:01:30 2026", .seconds(90)),
        ("Wed, 21 Oct 2026 11:59:59 GMT", .zero), ("Fri, 30 Oct 2026 12:00:00 GMT", .seconds(86_400)),
    ])
    func `as a date in each of the three forms of HTTP, counted from the answer's own date`(
        asked: String, wait: Duration
    ) {
        #expect(self.wait(asked, at: noon) == wait)
    }

    @Test func `as a date counted from this machine's clock, where the answer has none`() {
        #expect(wait("Wed, 21 Oct 2015 12:00:00 GMT", at: nil) == .zero)
        #expect(wait("Wed, 21 Oct 2199 12:00:00 GMT", at: nil) == .seconds(86_400))
        #expect(wait("Wed, 21 Oct 2199 12:00:00 GMT", at: "yesterday") == .seconds(86_400))
    }

    @Test func `and one that says nothing about it asks for none`() {
        #expect(wait(nil, at: noon) == nil)
    }
}
