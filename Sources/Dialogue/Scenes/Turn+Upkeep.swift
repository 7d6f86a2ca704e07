import Domain
import Messaging

/// What can be done about what the clone knows, besides looking at it by kind.
extension Turn {
    /// Returns whether the button still meant something.
    mutating func keepUp(_ upkeep: Upkeep, _ message: MessageID?) -> Bool {
        switch upkeep {
        case .name(let use): return askForName(for: use)
        case .ask:
            ask("")
            return true
        case .changes(let period): return showChanges(in: period)
        case .past(let past, let page): return show(past, page: page)
        case .restore(let id): return restore(id, message)
        case .amend(let id): return amend(id, message)
        case .confirm(let id): return confirm(id, message)
        case .forget(let id): return forget(id, erasing: nil, message)
        case .mentions(let id): return askToErase(id)
        case .erase(let id, let entries): return forget(id, erasing: entries, message)
        case .topics: return showTopics()
        case .topic(let id): return showTopic(id)
        case .recall(let id): return recall(id, message)
        case .audit(let kind): return orderAudit(kind)
        case .join(let pair): return join(pair, message)
        case .apart(let pair): return keepApart(pair, message)
        case .clarify(let pair): return clarify(pair)
        }
    }

    /// Tells what was found.
    mutating func surveyed(_ survey: Survey) {
        switch survey {
        case .found(let words, let ids, let passages): found(words, ids, passages)
        case .previewed(let topic, let sweep, let isErasing): previewed(topic, sweep, isErasing: isErasing)
        case .swept(let id, let sweep, let erasing): swept(id, sweep, erasing: erasing)
        case .recalled(let entries): recalled(entries)
        case .audited(let audit, let kind): audited(audit, showing: kind)
        }
    }

    /// Asks for a name.
    private mutating func askForName(for use: TopicUse) -> Bool {
        guard canBeAsked else { return false }
        scene = .naming(use, then: scene.underneath)
        say(use == .search ? .searchQuestion : .forgetQuestion, [:], .buttons([[notNow]]))
        return true
    }

    /// Takes a text for a name.
    mutating func name(_ text: String, for use: TopicUse, then: Scene) {
        let words = text.trimmed
        guard words.count <= ForgottenTopic.longest, words.contains(where: { $0.isLetter || $0.isNumber }) else {
            return say(.nameOfTopicNotRead, ["count": .number(ForgottenTopic.longest)], .buttons([[notNow]]))
        }
        scene = then
        show(.typing)
        switch use {
        case .search: order(.survey(.search(words)), key: "search")
        case .forget:
            let topic = ForgottenTopic(id: TopicID(rawValue: event), words: words, at: now)
            state?.forgetting = topic
            order(.survey(.preview(topic, erasing: false)), key: "forgetting")
        }
    }

    /// Whether a question can be put to the person: getting to know each other comes first.
    var canBeAsked: Bool {
        if case .onboarding = scene.underneath { false } else { person.agrees(to: .diaries) }
    }

    var notNow: Choice { Choice(Phrase(.buttonNotNow), .leave) }
}

// MARK: Searching

extension Turn {
    private mutating func found(_ words: String, _ ids: [MemoryID], _ passages: [Quote]) {
        let memories = ids.compactMap { id in knowledge.memories.first { $0.id == id && $0.withdrawal == nil } }
        let again = Choice(Phrase(.buttonSearchAgain), .upkeep(.name(.search)))
        guard memories.isEmpty else {
            let shown = memories.prefix(Advice.mostGrounds).flatMap { memory in
                [Phrase(.cloneMemory, ["text": .text(memory.text)])] + times(of: memory)
                    + (memory.evidence.last.map { [Self.ground($0.quote)] } ?? [])
            }
            let heading = Phrase(.searchFound, ["count": .number(memories.count), "words": .text(words)])
            return say(Utterance([heading] + shown, choices: .buttons(memories.map(Self.opening) + [[again]])))
        }
        let grounds = passages.prefix(Advice.mostGrounds)
        guard !grounds.isEmpty else { return say(.searchNothing, ["words": .text(words)], .buttons([[again]])) }
        let entries = grounds.reduce(into: [Quote]()) { entries, quote in
            if !entries.contains(where: { $0.diary == quote.diary }) { entries.append(quote) }
        }
        say(
            Utterance(
                [Phrase(.searchOnlyDiary, ["words": .text(words)])] + grounds.map(Self.ground),
                choices: .buttons(entries.map { [Choice(Phrase($0.day), .open($0.diary))] } + [[again]])))
    }

    /// The button that opens a memory.
    static func opening(of memory: Memory) -> [Choice] {
        [Choice(Phrase(.plain, ["text": .text(memory.text.opening)]), .memory(memory.id))]
    }
}
