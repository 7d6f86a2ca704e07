import Domain
import Messaging

/// What the clone is to know nothing about.
extension Turn {
    /// Shows what forgetting a topic would take, or how many entries deleting them would.
    mutating func previewed(_ topic: ForgottenTopic, _ sweep: Sweep, isErasing: Bool) {
        guard let topic = named(topic.id) else { return }
        if isErasing { return confirmErasing(topic, sweep) }
        let drop = Choice(Phrase(.buttonForgetTopic), .upkeep(.forget(topic.id)))
        let erase = Choice(
            Phrase(.buttonForgetAndErase, ["count": .number(sweep.entries.count)]), .upkeep(.mentions(topic.id)))
        let nothing = Choice(Phrase(.buttonNothing), .close)
        say(
            Utterance(
                preview(topic, sweep),
                choices: .buttons([[drop]] + (sweep.entries.isEmpty ? [] : [[erase]]) + [[nothing]])
            ))
    }

    private func preview(_ topic: ForgottenTopic, _ sweep: Sweep) -> [Phrase] {
        let named = knowledge.memories.prefix(Survey.mostNamed)
        let lines = named.map { Phrase(.forgetLine, ["text": .text($0.text)]) }
        let rest = sweep.gone.count - named.count
        let heading =
            sweep.gone.isEmpty
            ? Phrase(.forgetNoMemories, ["words": .text(topic.words)])
            : Phrase(.forgetMemories, ["words": .text(topic.words), "count": .number(sweep.gone.count)])
        let places: [String: Phrase.Value] = [
            "count": .number(sweep.passages),
            "entries": .phrase(Phrase(.entries, ["count": .number(sweep.entries.count)])),
        ]
        return [heading]
            + (lines.isEmpty
                ? [] : [.lines(lines + (rest > 0 ? [Phrase(.forgetMore, ["count": .number(rest)])] : []))])
            + (sweep.quotes.isEmpty ? [] : [Phrase(.forgetQuotes, ["count": .number(sweep.quotes.count)])])
            + (sweep.passages > 0 ? [Phrase(.forgetPassages, places)] : []) + [Phrase(.forgetMeaning)]
    }

    private mutating func confirmErasing(_ topic: ForgottenTopic, _ sweep: Sweep) {
        let count = sweep.entries.count
        guard count > 0 else { return say(.eraseNothing, ["words": .text(topic.words)]) }
        state?.erasing = Set(sweep.entries)
        let values: [String: Phrase.Value] = ["words": .text(topic.words), "count": .number(count)]
        say(
            .eraseQuestion, values,
            .buttons([
                [Choice(Phrase(.buttonErase, ["count": .number(count)]), .upkeep(.erase(topic.id, entries: count)))],
                [Choice(Phrase(.buttonNothing), .close)],
            ]))
    }

    /// A topic that is forgotten, or may be.
    private func named(_ id: TopicID) -> ForgottenTopic? {
        person.forgotten.first { $0.id == id } ?? state?.forgetting.flatMap { $0.id == id ? $0 : nil }
    }

    /// Has it counted how many entries mention a topic.
    mutating func askToErase(_ id: TopicID) -> Bool {
        guard let topic = named(id) else { return false }
        show(.typing)
        order(.survey(.preview(topic, erasing: true)), key: "erasing")
        return true
    }

    /// Forgets a topic from now on, and has everything found that mentions it.
    ///
    /// - Parameter erasing: How many entries are to be deleted too; none to leave them.
    mutating func forget(_ id: TopicID, erasing: Int?, _ message: MessageID?) -> Bool {
        if let topic = state?.forgetting, topic.id == id {
            guard person.forgotten.count < ForgottenTopic.most else {
                say(.topicsFull, ["count": .number(ForgottenTopic.most)])
                return true
            }
            state?.forgetting = nil
            let since = now
            update { person in
                person.forgotten.removeAll { $0.words.lowercased() == topic.words.lowercased() }
                person.forgotten.append(ForgottenTopic(id: id, words: topic.words, at: since))
            }
        } else if erasing == nil || named(id) == nil {
            return false
        }
        show(.typing)
        order(.survey(.sweep(id, erasing: erasing)), key: "sweep:\(id.rawValue)")
        return drop(message)
    }

    /// Everything that mentions a topic was found.
    mutating func swept(_ id: TopicID, _ sweep: Sweep, erasing: Int?) {
        // The person may have thought better of it.
        guard let topic = person.forgotten.first(where: { $0.id == id }) else { return }
        remove(sweep)
        if erasing != nil, let rest = erase(sweep) { return confirmErasing(topic, rest) }
        let values: [String: Phrase.Value] = ["words": .text(topic.words), "count": .number(sweep.gone.count)]
        let left = erasing == nil ? sweep.entries.count : 0
        let erased = erasing == nil ? 0 : sweep.entries.count
        let offer = [Choice(Phrase(.buttonEraseToo, ["count": .number(left)]), .upkeep(.mentions(id)))]
        say(
            Utterance(
                [Phrase(sweep.gone.isEmpty ? .forgottenAhead : .forgotten, values)]
                    + (erased > 0 ? [Phrase(.erased, ["count": .number(erased)])] : [])
                    + (left > 0 ? [Phrase(.entriesLeft, ["count": .number(left)])] : []),
                choices: left > 0 ? .buttons([offer, [Choice(Phrase(.buttonLeaveEntries), .close)]]) : .none))
    }

    /// Deletes the entries that the person was asked about. Returns what mentions the topic besides them.
    private mutating func erase(_ sweep: Sweep) -> Sweep? {
        let shown = state?.erasing ?? []
        state?.erasing = nil
        for entry in knowledge.diaries where sweep.entries.contains(entry.id) && shown.contains(entry.id) {
            remove(entry)
        }
        var rest = sweep
        rest.entries.removeAll(where: shown.contains)
        guard !rest.entries.isEmpty else { return nil }
        let erased = sweep.entries.count - rest.entries.count
        if erased > 0 { say(.erased, ["count": .number(erased)]) }
        return rest
    }

    private mutating func remove(_ sweep: Sweep) {
        // First of all: what goes with the memories must not be written back.
        removeInsights(sweep)
        var touched: [MemoryID] = []
        for memory in knowledge.memories {
            let left = memory.left(by: sweep)
            guard left != memory else { continue }
            change(.memory(left.map(MemoryChange.memory) ?? .forgotten(memory.id)))
            touched.append(memory.id)
        }
        forgetDecisions(about: sweep.gone + sweep.withdrawn)
        for (id, reading) in sweep.readings.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        // One that was read anew meanwhile is without it already.
        where knowledge.readings[id]?.began == reading.began { change(.memory(.read(id, reading))) }
        for answer in sweep.answers { change(.advice(.removed(answer))) }
        forgetAnswers(to: sweep.retrospect)
        for entry in sweep.entries { change(.memory(.unheard(entry))) }
        // What waits to be told in the morning was made of what was known before.
        cancel("news")
        renewProfile()
        haveEmbedded()
        if !touched.isEmpty { change(.trained(TrainingEntry(.takenBack(.forgotten), at: now, memories: touched))) }
    }

    private mutating func removeInsights(_ sweep: Sweep) {
        guard let gone = sweep.insights, !gone.isEmpty, var profile = knowledge.profile else { return }
        profile.insights.removeAll { gone.contains($0.text) }
        change(.profile(.kept(profile)))
        change(.profile(.embedded(nil)))
    }
}

// MARK: What is forgotten

extension Turn {
    /// Lists what the clone is to know nothing about.
    mutating func showTopics() -> Bool {
        guard !person.forgotten.isEmpty else { return false }
        let rows = person.forgotten.reversed().map { topic in
            [Choice(Phrase(.plain, ["text": .text(topic.words.opening)]), .upkeep(.topic(topic.id)))]
        }
        say(.topics, ["count": .number(rows.count)], .buttons(rows))
        return true
    }

    mutating func showTopic(_ id: TopicID) -> Bool {
        guard let topic = person.forgotten.first(where: { $0.id == id }) else { return false }
        say(
            .topic, ["words": .text(topic.words), "day": .phrase(Phrase(local(topic.at).date))],
            .buttons([
                [Choice(Phrase(.buttonRecall), .upkeep(.recall(id)))],
                [Choice(Phrase(.buttonMentions), .upkeep(.mentions(id)))],
            ]))
        return true
    }

    /// Lets the clone know of a topic again.
    mutating func recall(_ id: TopicID, _ message: MessageID?) -> Bool {
        guard let topic = person.forgotten.first(where: { $0.id == id }) else { return false }
        update { $0.forgotten.removeAll { $0.id == id } }
        renewProfile()
        order(.survey(.recall(topic)), key: "recall:\(id.rawValue)")
        say(.topicLifted, ["words": .text(topic.words)])
        return drop(message)
    }

    /// Has the entries read again that mention what may be known again, the newest of them.
    mutating func recalled(_ entries: [DiaryID]) {
        for id in entries.suffix(Self.mostReadAgain) { order(.read(id), key: id.readingKey) }
    }

    private static var mostReadAgain: Int { 50 }
}
