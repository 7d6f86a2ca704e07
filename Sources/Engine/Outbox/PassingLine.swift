import DequeModule
import Domain
import Messaging

/// What waits to be shown in passing on one channel: never more than so much, whatever people do.
///
/// 1. Chats take turns, one thing at a time in each, so that a person who presses a button a thousand times delays
///    nobody else.
/// 2. Of what the bot is shown to be doing in a chat only the last waits, and of a growing message the longest.
/// 3. Where a chat, or the channel as a whole, has too much waiting, the oldest is dropped; and so is what its turn
///    comes too late for. The messenger ends the waiting of a button by itself.
struct PassingLine {
    private struct Item {
        var passing: Passing
        var since: Timestamp
    }

    private let limits: Limits
    private var lines: [String: Deque<Item>] = [:]
    private var turns = Deque<String>()
    private var underWay: Set<String> = []

    /// How many things wait.
    private(set) var count = 0

    /// How much is held.
    struct Limits {
        /// The most that waits in one chat.
        var inChat = 20
        /// The most that waits over all.
        var overall = 2000
        /// How many are shown at once.
        var concurrency = 16
        /// How long anything waits: an activity is shown for about five seconds, and a button waits not much longer.
        var patience: Duration = .seconds(10)
    }

    /// Makes an empty line.
    init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Puts something in line.
    mutating func add(_ passing: Passing, in chat: String, now: Timestamp) {
        if lines[chat] == nil, !underWay.contains(chat) { turns.append(chat) }
        var line = lines[chat] ?? []
        line.removeAll { $0.passing.isReplaced(by: passing) }
        line.append(Item(passing: passing, since: now))
        if line.count > limits.inChat { line.removeFirst() }
        keep(line, of: chat)
        if count > limits.overall { dropFirst() }
    }

    /// What is to be shown now; it is then under way until `end` is called for its chat.
    mutating func next(now: Timestamp) -> (chat: String, passing: Passing)? {
        while underWay.count < limits.concurrency, let chat = turns.popFirst() {
            var line = lines[chat] ?? []
            while let item = line.popFirst() {
                guard item.since + limits.patience >= now else { continue }
                underWay.insert(chat)
                keep(line, of: chat)
                return (chat, item.passing)
            }
            keep(line, of: chat)
        }
        return nil
    }

    /// Ends what is under way in a chat.
    mutating func end(_ chat: String) {
        underWay.remove(chat)
        if lines[chat] != nil { turns.append(chat) }
    }

    private mutating func dropFirst() {
        guard let chat = turns.popFirst(), var line = lines[chat] else { return }
        line.removeFirst()
        keep(line, of: chat)
        if !line.isEmpty { turns.prepend(chat) }
    }

    private mutating func keep(_ line: Deque<Item>, of chat: String) {
        count += line.count - (lines[chat]?.count ?? 0)
        lines[chat] = line.isEmpty ? nil : line
    }
}

extension Passing {
    /// Whether nobody needs to see it any more, once the other is there.
    fileprivate func isReplaced(by other: Passing) -> Bool {
        switch (self, other) {
        case (.activity, .activity): true
        case (.draft(let number, _), .draft(let newer, _)): number == newer
        case (.activity, _), (.acknowledge, _), (.draft, _): false
        }
    }
}
