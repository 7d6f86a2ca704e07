public import Domain
import Words

/// What a person's clone may tell: proposed by topic, and decided by the person. A pure function of what is known.
public struct Discretion: Sendable {
    private let terms: Terms

    /// Prepares.
    public init() {
        terms = Terms()
    }

    /// What may be done with each memory.
    ///
    /// Whatever was made of several memories, or came in the place of others, is no more open than any of them; nor is
    /// what is found in words of which something was closed, until the person decides about it in turn.
    ///
    /// - Parameters:
    ///   - memories: All of the person.
    ///   - doubts: What the person is to be asked about.
    public func judgements(of memories: [Memory], person: Person, doubts: [Clarification]) -> [DisclosureJudgement] {
        let classifier = DisclosureClassifier(of: person, terms: terms)
        let disputed = Set(doubts.flatMap { [$0.earlier, $0.later] })
        let lineage = Lineage(memories)
        return memories.map { memory in
            var judgement = classifier.judge(memory, isDisputed: disputed.contains(memory.id))
            let origin = Origin(memory, lineage.ancestors(of: memory.id), person.disclosure)
            judgement.limit(by: origin.proposed(by: classifier), .origin)
            judgement.proposed = judgement.disclosure
            origin.decide(&judgement, classifier)
            return judgement
        }
    }

    /// What other people's clones may hear.
    public func card(of memories: [Memory], person: Person, doubts: [Clarification], profile: Profile?) -> DisclosedCard
    {
        let judgements = judgements(of: memories, person: person, doubts: doubts)
        var card = DisclosedCard()
        card.items = zip(memories, judgements).filter { $1.disclosure == .card }.map { memory, judgement in
            DisclosedCard.Item(id: memory.id, kind: memory.kind, topics: judgement.topics, text: judgement.text)
        }
        if let style = profile?.style { card.manner = DisclosedCard.Manner(of: style) }
        return card
    }
}

extension Discretion {
    /// What somebody may be who has such a card and name, other than a person who wants to meet people.
    public func suspicion(of card: DisclosedCard, name: String?) -> Suspicion? {
        AdvertClassifier().suspicion(in: card.items.map(\.text), name: name)
    }
}

/// Where a memory comes from, and what was decided about that.
private struct Origin {
    private let memory: Memory
    private let ancestors: [Memory]
    private let choices: DisclosureChoices
    /// What was decided about the memory as it is now.
    private let own: DisclosureChoices.Item?

    init(_ memory: Memory, _ ancestors: [Memory], _ choices: DisclosureChoices) {
        (self.memory, self.ancestors, self.choices) = (memory, ancestors, choices)
        own = choices.item(of: memory.id).flatMap { $0.isAbout(memory) ? $0 : nil }
    }

    /// The most that what it was made of, or replaced, is proposed for.
    func proposed(by classifier: DisclosureClassifier, besides heeded: Set<MemoryID> = []) -> Disclosure {
        ancestors.filter { !heeded.contains($0.id) }.map { classifier.content(classifier.topics(of: $0)) }.min()
            ?? .card
    }

    /// What comes of the person's decisions.
    func decide(_ judgement: inout DisclosureJudgement, _ classifier: DisclosureClassifier) {
        if let own {
            judgement.disclosure = min(own.disclosure, judgement.most)
            judgement.reasons.insert(.chosen)
            judgement.limit(by: proposed(by: classifier, besides: own.heeds), .origin)
        }
        // Of a memory whose words have changed only the stricter counts.
        let others = choices.items.filter { item in
            item.memory == memory.id
                ? own == nil : ancestors.contains { $0.id == item.memory } || item.touches(memory)
        }
        for other in others where own?.knew(other) != true { judgement.limit(by: other.disclosure, .origin) }
    }
}

extension DisclosureJudgement {
    fileprivate mutating func limit(by most: Disclosure, _ reason: Reason) {
        guard most < disclosure else { return }
        disclosure = most
        reasons.insert(reason)
    }
}

extension DisclosedCard.Manner {
    /// Takes from a style only what tells nothing: how long sentences are, emoji, and turns of a closed list.
    fileprivate init(of style: SpeakingStyle) {
        self.init()
        length = style.sentenceLength.map { $0 < 7 ? .short : $0 < 15 ? .middle : .long }
        emoji = style.emoji.map(\.text)
        turns = style.turns.map(\.text).filter { turn in
            DisclosureWords.harmlessTurns.marks(of: Terms.words(of: turn).joined(separator: "_")).contains(true)
        }
    }
}
