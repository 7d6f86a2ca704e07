import Domain
import Messaging

/// What the clone may tell other people's clones.
extension Turn {
    /// Returns whether the button still meant something.
    mutating func disclose(_ step: DisclosureStep) -> Bool {
        guard person.agrees(to: .diaries) else { return false }
        switch step {
        case .start: say(cardShown(page: 0), key: Self.disclosureKey)
        case .card(let page): amend(Self.disclosureKey, cardShown(page: page))
        case .list(let disclosure, let page): amend(Self.disclosureKey, list(disclosure, page: page))
        case .item(let id): return showDisclosed(id)
        case .set(let id, let disclosure): return choose(disclosure, for: id, isConfirmed: false)
        case .confirm(let id, let disclosure): return choose(disclosure, for: id, isConfirmed: true)
        case .topics: amend(Self.disclosureKey, topicsShown)
        case .shut(let topic, let isShut):
            update { $0.disclosure.shut(topic, isShut) }
            amend(Self.disclosureKey, topicsShown)
        }
        return true
    }

    private static var disclosureKey: MessageKey { "disclosure" }
    private static var itemsOnPage: Int { 6 }

    /// What stands, with what may be done with it, the newest first.
    private var judged: [(memory: Memory, judgement: DisclosureJudgement)] {
        let judgements = rules.judge.judgements(of: knowledge.memories, person: person, doubts: knowledge.doubts)
        return zip(knowledge.memories, judgements).filter { !$1.reasons.contains(.over) }.reversed()
            .map { (memory: $0.0, judgement: $0.1) }
    }
}

// MARK: The card and the lists

extension Turn {
    private func cardShown(page: Int) -> Utterance {
        let card = rules.judge.card(
            of: knowledge.memories, person: person, doubts: knowledge.doubts, profile: knowledge.profile)
        let items = Array(card.items.reversed())
        let shown = items.page(page, of: Self.itemsOnPage)
        let lines = shown.map { Phrase(.disclosureLine, ["text": .text($0.text.brief)]) }
        let heading = Phrase(items.isEmpty ? .disclosureCardEmpty : .disclosureCard)
        let turning = turning(page, of: items.count) { .card(page: $0) }
        return Utterance(
            [heading] + (lines.isEmpty ? [] : [.lines(lines)]) + manner(card.manner),
            choices: .buttons(turning + lists + [[Choice(Phrase(.buttonDisclosureTopics), .disclosure(.topics))]]))
    }

    private func manner(_ manner: DisclosedCard.Manner) -> [Phrase] {
        var lines: [Phrase] = []
        if let length = manner.length { lines.append(Phrase(.disclosureLength(length))) }
        let habits = manner.turns.map { "«\($0)»" } + manner.emoji
        if !habits.isEmpty {
            lines.append(Phrase(.disclosureHabits, ["habits": .text(habits.joined(separator: ", "))]))
        }
        return lines.isEmpty ? [] : [.lines([Phrase(.disclosureManner)] + lines)]
    }

    /// A button for each class, with how much is in it.
    private var lists: [[Choice]] {
        let counts = Dictionary(grouping: judged, by: \.judgement.disclosure).mapValues(\.count)
        return Disclosure.allCases.reversed().compactMap { disclosure in
            guard let count = counts[disclosure], count > 0 else { return nil }
            return [
                Choice(
                    Phrase(.buttonDisclosure(disclosure), ["count": .number(count)]),
                    .disclosure(.list(disclosure, page: 0)))
            ]
        }
    }

    private func list(_ disclosure: Disclosure, page: Int) -> Utterance {
        let all = judged.filter { $0.judgement.disclosure == disclosure }
        let rows = all.page(page, of: Self.itemsOnPage).map { entry in
            [Choice(Phrase(.plain, ["text": .text(entry.memory.text.opening)]), .disclosure(.item(entry.memory.id)))]
        }
        return Utterance(
            [Phrase(all.isEmpty ? .disclosureListEmpty : .disclosureList(disclosure))],
            choices: .buttons(rows + turning(page, of: all.count) { .list(disclosure, page: $0) } + toCard))
    }

    private func turning(_ page: Int, of count: Int, to step: (Int) -> DisclosureStep) -> [[Choice]] {
        let pages = (count + Self.itemsOnPage - 1) / Self.itemsOnPage
        let shown = min(max(page, 0), max(pages - 1, 0))
        let choices = [
            shown > 0 ? Choice(Phrase(.buttonBack), .disclosure(step(shown - 1))) : nil,
            shown + 1 < pages ? Choice(Phrase(.buttonOn), .disclosure(step(shown + 1))) : nil,
        ].compactMap(\.self)
        return choices.isEmpty ? [] : [choices]
    }

    private var toCard: [[Choice]] { [[Choice(Phrase(.buttonDisclosureCard), .disclosure(.card(page: 0)))]] }

    private var topicsShown: Utterance {
        let shut = person.disclosure.shut
        let rows = DisclosureTopic.switched.map { topic in
            [
                Choice(
                    Phrase(
                        shut.contains(topic) ? .buttonTopicShut : .buttonTopicFree,
                        ["topic": .phrase(Phrase(.disclosureTopic(topic)))]),
                    .disclosure(.shut(topic, !shut.contains(topic))))
            ]
        }
        return Utterance([Phrase(.disclosureTopics)], choices: .buttons(rows + toCard))
    }
}

// MARK: One by one

extension Turn {
    private mutating func showDisclosed(_ id: MemoryID) -> Bool {
        guard let (memory, judgement) = judged.first(where: { $0.memory.id == id }) else { return false }
        amend(Self.disclosureKey, disclosed(memory, judgement))
        return true
    }

    private func disclosed(_ memory: Memory, _ judgement: DisclosureJudgement) -> Utterance {
        let topics = judgement.topics.inOrder.map { Phrase(.disclosureTopic($0)) }
        let heard =
            judgement.text == memory.text ? [] : [Phrase(.disclosureHeard, ["text": .text(judgement.text.brief)])]
        let reasons = judgement.reasons.inOrder.map { Phrase(.disclosureReason($0)) }
        let closed = judgement.most > .sealed || judgement.reasons.contains(.shut) ? [] : [Phrase(.disclosureNever)]
        let choices = Disclosure.allCases.reversed().filter { $0 != judgement.disclosure && $0 <= judgement.most }.map {
            [Choice(Phrase(.buttonDisclose($0)), .disclosure(.set(memory.id, $0)))]
        }
        return Utterance(
            [Phrase(.cloneMemory, ["text": .text(memory.text.brief)])] + heard + [
                .lines([
                    Phrase(.disclosureNow(judgement.disclosure)),
                    Phrase(.disclosureAbout, ["topics": .phrase(.row(topics))]),
                ])
            ] + (reasons.isEmpty ? [] : [.lines(reasons)]) + closed,
            choices: .buttons(
                choices + [
                    [Choice(Phrase(.buttonDisclosureList), .disclosure(.list(judgement.disclosure, page: 0)))]
                ] + toCard))
    }

    private mutating func choose(_ disclosure: Disclosure, for id: MemoryID, isConfirmed: Bool) -> Bool {
        guard let (memory, judgement) = judged.first(where: { $0.memory.id == id }), disclosure <= judgement.most
        else { return false }
        guard isConfirmed || !judgement.isSensitive || disclosure <= judgement.disclosure else {
            amend(Self.disclosureKey, confirmation(of: disclosure, for: memory, judgement))
            return true
        }
        let ancestors = Lineage(knowledge.memories).ancestors(of: id).map(\.id)
        update { $0.disclosure.choose(disclosure, for: memory, heeding: Set(ancestors)) }
        return showDisclosed(id)
    }

    private func confirmation(
        of disclosure: Disclosure, for memory: Memory, _ judgement: DisclosureJudgement
    ) -> Utterance {
        let topics = judgement.topics.filter(\.isSensitive).inOrder.map { Phrase(.disclosureTopic($0)) }
        return Utterance(
            [
                Phrase(
                    disclosure == .card ? .disclosureConfirmCard : .disclosureConfirmMatch,
                    ["text": .text(judgement.text.brief), "topics": .phrase(.row(topics))])
            ],
            choices: .buttons([
                [Choice(Phrase(.buttonDisclosureOpen), .disclosure(.confirm(memory.id, disclosure)))],
                [Choice(Phrase(.buttonDisclosureKeep), .disclosure(.item(memory.id)))],
            ]))
    }
}

// MARK: What becomes of decisions

extension Turn {
    /// The words of a part have changed: what was closed in them stays so.
    mutating func keepClosed(_ part: PartID) { decide { $0.reworded(part) } }

    /// Nothing is kept about what is gone.
    mutating func forgetDecisions(in entry: Diary) {
        let parts = Set(entry.parts.map(\.id))
        decide { $0.forget(parts: parts) }
    }

    /// Nothing is kept about memories that were removed for good.
    mutating func forgetDecisions(about memories: [MemoryID]) { decide { $0.forget(Set(memories)) } }

    private mutating func decide(_ body: (inout DisclosureChoices) -> Void) {
        var choices = person.disclosure
        body(&choices)
        if choices != person.disclosure { update { $0.disclosure = choices } }
    }
}

extension Array {
    /// A page, from 0; the last one where there are not so many.
    fileprivate func page(_ number: Int, of length: Int) -> ArraySlice<Element> {
        let pages = Swift.max((count + length - 1) / length, 1)
        let shown = Swift.min(Swift.max(number, 0), pages - 1)
        return dropFirst(shown * length).prefix(length)
    }
}

extension Set where Element: CaseIterable, Element.AllCases == [Element] {
    fileprivate var inOrder: [Element] { Element.allCases.filter(contains) }
}

extension String {
    /// As much of a statement as a list of several can show.
    fileprivate var brief: String { count > 300 ? prefix(299) + "…" : self }
}
