import ProcessTesting

/// What a chat reads like: what was sent, in order, with what came twice because its sender died taken out.
struct Reading {
    /// What the messages say; of a card, that it is one.
    private(set) var lines: [String] = []
    /// How many messages came a second time: the last one of a life again as the first one of a later life.
    private(set) var repeats = 0

    init(_ messages: [ShownMessage]) {
        var last: (name: String, life: Int)?
        for message in messages {
            let name = message.entry.map { "card \($0)" } ?? message.text
            if let last, last.name == name, last.life < message.life {
                repeats += 1
            } else {
                lines.append(message.entry == nil ? name : "card")
            }
            last = (name, message.life)
        }
    }
}
