import Dialogue
import Domain

/// Judges by the kind of memory alone: preferences may be told, facts count, fears are about health.
struct StubJudge: DisclosureJudge {
    func judgements(of memories: [Memory], person: Person, doubts: [Clarification]) -> [DisclosureJudgement] {
        memories.map { memory in
            var judgement = judgement(of: memory)
            judgement.proposed = judgement.disclosure
            if !person.disclosure.shut.isDisjoint(with: judgement.topics) {
                judgement.disclosure = .sealed
                judgement.reasons.insert(.shut)
            } else if let item = person.disclosure.item(of: memory.id), item.isAbout(memory) {
                judgement.disclosure = item.disclosure
                judgement.reasons.insert(.chosen)
            }
            return judgement
        }
    }

    func suspicion(of card: DisclosedCard, name: String?) -> Suspicion? { nil }

    func card(
        of memories: [Memory], person: Person, doubts: [Clarification], profile: Profile?
    ) -> DisclosedCard {
        var card = DisclosedCard()
        card.items = zip(memories, judgements(of: memories, person: person, doubts: doubts))
            .filter { $1.disclosure == .card }
            .map { .init(id: $0.id, kind: $0.kind, topics: $1.topics, text: $1.text) }
        card.manner.length = profile?.style.sentenceLength.map { _ in .short }
        return card
    }

    private func judgement(of memory: Memory) -> DisclosureJudgement {
        let (disclosure, topic): (Disclosure, DisclosureTopic) =
            switch memory.kind {
            case .preference: (.card, .tastes)
            case .fear: (.sealed, .health)
            case .relationship: (.sealed, .othersSecrets)
            default: (.matchOnly, .everyday)
            }
        let reasons: Set<DisclosureJudgement.Reason> =
            memory.withdrawal != nil || memory.ending != nil ? [.over] : memory.isProvisional ? [.provisional] : []
        return DisclosureJudgement(
            id: memory.id, disclosure: disclosure, topics: [topic], reasons: reasons, text: "«\(memory.text)»")
    }
}
