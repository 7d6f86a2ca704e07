public import Domain

extension ClonePersona {
    /// What a talking clone is: only what stands on the person's card.
    ///
    /// - Parameter languages: Those the person speaks with others, the one they like best first.
    public init(_ card: DisclosedCard, languages: [Language]) {
        self.init(
            manner: Manner(card.manner), items: card.items.map { Item(id: $0.id, topic: $0.topic, text: $0.text) },
            languages: languages)
    }
}

extension DisclosedCard.Item {
    /// Of several topics, the one that says most: what belongs to any day says least.
    fileprivate var topic: String {
        let topic = DisclosureTopic.allCases.first { topics.contains($0) && $0 != .everyday } ?? topics.first
        return topic?.rawValue ?? DisclosureTopic.everyday.rawValue
    }
}

extension ClonePersona.Manner {
    fileprivate init(_ manner: DisclosedCard.Manner) {
        let emoji = manner.emoji.isEmpty ? [] : ["emoji: " + manner.emoji.joined(separator: " ")]
        self.init(sentenceLength: manner.length?.words, habits: emoji + manner.turns)
    }
}

extension DisclosedCard.Manner.Length {
    /// About so many words.
    fileprivate var words: Int {
        switch self {
        case .short: 5
        case .middle: 10
        case .long: 18
        }
    }
}
