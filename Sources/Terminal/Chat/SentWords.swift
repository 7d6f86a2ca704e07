import Messaging

/// What the person said in this session, so that it can be edited.
struct SentWords {
    /// The most messages that are remembered and listed.
    static let most = 20

    private var sent: [(message: MessageID, text: String)] = []
    private var forgotten = 0

    /// Remembers a message.
    mutating func append(_ text: String, as message: MessageID) {
        sent.append((message, text))
        if sent.count > Self.most {
            sent.removeFirst()
            forgotten += 1
        }
    }

    /// Replaces the words of a message, counted from 1 at the start of the session, and returns which one it is.
    mutating func replace(_ number: Int, by text: String) -> MessageID? {
        let index = number - 1 - forgotten
        guard sent.indices.contains(index) else { return nil }
        sent[index].text = text
        return sent[index].message
    }

    /// The messages with their numbers, each in one short line.
    var list: [String] {
        sent.enumerated().map { "\(forgotten + $0 + 1)  \(Self.shortened($1.text))" }
    }

    private static func shortened(_ text: String) -> String {
        text.count > 60 ? text.prefix(59) + "…" : text
    }
}
