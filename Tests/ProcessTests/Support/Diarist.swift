import ProcessTesting

/// A person who gets to know the bot and keeps a diary: in bursts of notes, waiting for the words of each burst.
struct Diarist {
    let chat: Int64
    let server: ChatServer
    /// The words of each recording.
    let recordings: [String: String]
    private(set) var entries: [[String]] = []
    /// How many of the notes were recordings.
    private(set) var spoken = 0
    private var chance: Chance

    /// The most notes of an entry.
    private static let mostNotes = 6

    init(chat: Int64, server: ChatServer, recordings: [String: String], seed: UInt64) {
        self.chat = chat
        self.server = server
        self.recordings = recordings
        chance = Chance(seed: seed)
    }

    /// Keeps a diary until it is enough.
    mutating func live(until isEnough: @Sendable () -> Bool) async throws {
        try await server.introduce(chat)
        repeat { try await keepEntry() } while !isEnough()
        server.write("/privacy", in: chat)
        let words = entries.joined().joined(separator: " ").split { $0 == " " || $0 == "\n" }.count
        let counts = ["\(entries.count) ", "\(words) ", "\(spoken) "]
        try await server.state.until { [chat] state in
            state.chats[chat]?.last.map { message in
                message.text.contains("<b>Что хранится</b>") && counts.allSatisfy { message.text.contains(" " + $0) }
            } ?? false
        }
    }

    private mutating func keepEntry() async throws {
        let known = Set(server.state.read { $0.cards(in: chat).keys })
        entries.append([])
        let count = chance.number(in: 2...Self.mostNotes)
        while entries[entries.count - 1].count < count { try await keepBurst(notIn: known) }
        let words = entries[entries.count - 1].joined(separator: "\n\n")
        let card = try await server.state.first { [chat] in $0.card(in: chat, notIn: known, quoting: words) }
        try await server.press("done:\(card)", in: chat)
        try await server.state.until { [chat] in $0.message(with: "add:\(card)", in: chat) != nil }
    }

    /// Sends one to three notes at once, and waits for their words.
    private mutating func keepBurst(notIn known: Set<String>) async throws {
        for _ in 1...chance.number(in: 1...3) { note() }
        let words = entries[entries.count - 1].joined(separator: "\n\n")
        _ = try await server.state.first { [chat] in $0.card(in: chat, notIn: known, quoting: words) }
    }

    private mutating func note() {
        let files = recordings.sorted { $0.key < $1.key }
        if chance.happens(0.5), let (file, words) = files.randomElement(using: &chance) {
            spoken += 1
            entries[entries.count - 1].append(words)
            server.speak(file, seconds: 3, in: chat)
        } else {
            let words = "note \(entries.joined().count) of \(chat) <&>"
            entries[entries.count - 1].append(words)
            server.write(words, in: chat)
        }
    }
}

extension ChatState {
    /// The last card of each entry.
    func cards(in chat: Int64) -> [String: ShownMessage] {
        shown(in: chat).reduce(into: [:]) { cards, message in
            if let entry = message.entry { cards[entry] = message }
        }
    }

    /// The entry, not one of the known ones, whose card has these words.
    func card(in chat: Int64, notIn known: Set<String>, quoting words: String) -> String? {
        cards(in: chat).first { !known.contains($0.key) && $0.value.quotation == words }?.key
    }
}
