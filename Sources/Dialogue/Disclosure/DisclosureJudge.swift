public import Domain

/// Says what of a person other people's clones may hear: proposed by what it is about, and decided by the person.
public protocol DisclosureJudge: Sendable {
    /// What may be done with each of all memories of a person, in their order.
    func judgements(of memories: [Memory], person: Person, doubts: [Clarification]) -> [DisclosureJudgement]
    /// What other people's clones may hear.
    func card(of memories: [Memory], person: Person, doubts: [Clarification], profile: Profile?) -> DisclosedCard
    /// What somebody may be who tells that of themselves instead of a person who wants to meet people; nil where they are one.
    func suspicion(of card: DisclosedCard, name: String?) -> Suspicion?
}
