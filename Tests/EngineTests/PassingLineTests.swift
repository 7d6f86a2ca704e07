import Domain
import Messaging
import Testing

@testable import Engine

struct PassingLineTests {
    private let now = ManualClock.start

    private func press(_ name: String) -> Passing { .acknowledge(press: name, notice: nil) }

    /// Everything that is shown, each thing ended before the next.
    private func shown(_ line: inout PassingLine, at now: Timestamp) -> [String] {
        var shown: [String] = []
        while let (chat, passing) = line.next(now: now) {
            if case .acknowledge(let press, _) = passing {
                shown.append("\(chat) \(press)")
            } else {
                shown.append(chat)
            }
            line.end(chat)
        }
        return shown
    }

    @Test func `chats take turns, in the order in which they came`() {
        var line = PassingLine()
        for (chat, name) in [("a", "1"), ("a", "2"), ("a", "3"), ("b", "4"), ("c", "5"), ("b", "6")] {
            line.add(press(name), in: chat, now: now)
        }
        #expect(shown(&line, at: now) == ["a 1", "b 4", "c 5", "a 2", "b 6", "a 3"])
        #expect(line.count == 0)
    }

    @Test func `of activities in a chat the last waits, in its place among the answers`() {
        var line = PassingLine()
        for passing in [.activity(.typing), press("1"), .activity(.typing), press("2")] {
            line.add(passing, in: "a", now: now)
        }
        line.add(.activity(.typing), in: "b", now: now)
        #expect(shown(&line, at: now) == ["a 1", "b", "a", "a 2"])
    }

    @Test func `what is too much for a chat costs it its oldest, and nobody else anything`() {
        var line = PassingLine(limits: .init(inChat: 2))
        for (chat, name) in [("b", "1"), ("a", "2"), ("a", "3"), ("a", "4")] {
            line.add(press(name), in: chat, now: now)
        }
        #expect(shown(&line, at: now) == ["b 1", "a 3", "a 4"])
    }

    @Test func `what is too much over all costs the chat that has waited longest its oldest`() {
        var line = PassingLine(limits: .init(overall: 3))
        for (chat, name) in [("a", "1"), ("b", "2"), ("a", "3"), ("c", "4")] {
            line.add(press(name), in: chat, now: now)
        }
        #expect(line.count == 3)
        line.add(press("5"), in: "d", now: now)
        #expect(line.count == 3)
        #expect(shown(&line, at: now) == ["b 2", "c 4", "d 5"])
    }

    @Test func `one thing at a time is shown in a chat, and so many over all`() {
        var line = PassingLine(limits: .init(concurrency: 2))
        for chat in ["a", "a", "b", "c"] { line.add(press("x"), in: chat, now: now) }

        #expect([line.next(now: now)?.chat, line.next(now: now)?.chat, line.next(now: now)?.chat] == ["a", "b", nil])
        line.add(press("y"), in: "b", now: now)
        line.end("b")

        #expect([line.next(now: now)?.chat, line.next(now: now)?.chat] == ["c", nil])
    }

    @Test func `what its turn comes too late for is dropped`() {
        var line = PassingLine(limits: .init(patience: .seconds(10)))
        line.add(press("old"), in: "a", now: now)
        line.add(press("old"), in: "b", now: now)
        line.add(press("new"), in: "b", now: now + .seconds(1))
        #expect(shown(&line, at: now + .seconds(11)) == ["b new"])
        #expect(line.count == 0)
    }
}
