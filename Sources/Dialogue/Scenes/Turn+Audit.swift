import Domain
import Messaging

/// Looking through what the clone knows for what may be amiss.
extension Turn {
    /// Has it looked through.
    mutating func orderAudit(_ kind: MemoryAudit.Kind?) -> Bool {
        guard person.agrees(to: .diaries) else { return false }
        show(.typing)
        order(.survey(.audit(kind, on: today)), key: "audit")
        return true
    }

    /// Says how much is amiss, or shows what.
    mutating func audited(_ audit: MemoryAudit, showing kind: MemoryAudit.Kind?) {
        if let kind { return show(kind, of: audit) }
        let kinds = MemoryAudit.Kind.allCases.filter { audit.count(of: $0) > 0 }
        guard !kinds.isEmpty else { return say(.auditFine) }
        say(
            .audit, [:],
            .buttons(
                kinds.map { kind in
                    [
                        Choice(
                            Phrase(
                                .cloneKind,
                                ["kind": .phrase(Phrase(.fault(kind))), "count": .number(audit.count(of: kind))]),
                            .upkeep(.audit(kind)))
                    ]
                } + [[Choice(Phrase(.buttonClose), .close)]]))
    }

    private mutating func show(_ kind: MemoryAudit.Kind, of audit: MemoryAudit) {
        let rows: [[Choice]] =
            switch kind {
            case .duplicates: pairs(audit.duplicates, (.auditJoin, Upkeep.join), (.auditApart, Upkeep.apart))
            case .contradictions: pairs(audit.contradictions, (.auditClarify, Upkeep.clarify))
            case .stale, .unsupported: knowledge.memories.map(Self.opening)
            }
        guard !rows.isEmpty else { return say(.auditNone) }
        let back = [Choice(Phrase(.buttonAuditAgain), .upkeep(.audit(nil)))]
        say(
            Utterance(
                [
                    Phrase(
                        .cloneKind,
                        ["kind": .phrase(Phrase(.fault(kind))), "count": .number(audit.count(of: kind))]),
                    Phrase(.faultMeaning(kind)),
                ] + named(kind, of: audit), choices: .buttons(rows + [back])))
    }

    /// Both memories of each pair in full, numbered as their buttons are.
    private func named(_ kind: MemoryAudit.Kind, of audit: MemoryAudit) -> [Phrase] {
        switch kind {
        case .stale, .unsupported: []
        case .duplicates: lines(audit.duplicates)
        case .contradictions: lines(audit.contradictions)
        }
    }

    private func lines(_ pairs: [MemoryAudit.Pair]) -> [Phrase] {
        both(pairs).enumerated().map { index, pair in
            Phrase(
                .auditPair,
                ["number": .number(index + 1), "one": .text(pair.0.text), "other": .text(pair.1.text)])
        }
    }

    /// A row of buttons for each pair, by the number of its line.
    private func pairs(
        _ pairs: [MemoryAudit.Pair], _ choices: (label: PhraseKey, upkeep: (MemoryAudit.Pair) -> Upkeep)...
    ) -> [[Choice]] {
        both(pairs).enumerated().map { index, pair in
            choices.map { choice in
                Choice(
                    Phrase(choice.label, ["number": .number(index + 1)]),
                    .upkeep(choice.upkeep(MemoryAudit.Pair(pair.0.id, pair.1.id))))
            }
        }
    }

    /// The pairs of which both memories are at hand.
    private func both(_ pairs: [MemoryAudit.Pair]) -> [(Memory, Memory)] {
        pairs.prefix(Survey.mostNamed).compactMap { pair in
            guard let one = standing(pair.one), let other = standing(pair.other) else { return nil }
            return (one, other)
        }
    }

    private func standing(_ id: MemoryID) -> Memory? {
        knowledge.memories.first { $0.id == id && $0.withdrawal == nil && $0.ending == nil }
    }

    /// Makes one of two memories that say the same: the older keeps all the words.
    mutating func join(_ pair: MemoryAudit.Pair, _ message: MessageID?) -> Bool {
        guard pair.one != pair.other, let one = standing(pair.one), let other = standing(pair.other) else {
            return false
        }
        var book = MemoryBook([one, other])
        guard book.merge(.init(keeper: .init(one), others: [.init(other)]), at: now) else { return false }
        for id in book.changed { if let memory = book.memories[id] { change(.memory(.memory(memory))) } }
        moveInsights(in: book)
        change(.trained(TrainingEntry(.joined, at: now, memories: [one.id, other.id])))
        renewProfile()
        say(.joined, ["text": .text(one.text)])
        return drop(message)
    }

    /// Notes that two memories only sound alike.
    mutating func keepApart(_ pair: MemoryAudit.Pair, _ message: MessageID?) -> Bool {
        guard pair.one != pair.other, var one = standing(pair.one), var other = standing(pair.other) else {
            return false
        }
        one.beside.insert(other.id)
        other.beside.insert(one.id)
        for memory in [one, other] { change(.memory(.memory(memory))) }
        say(.keptApart)
        return true
    }

    /// Notes that something is still so.
    mutating func confirm(_ id: MemoryID, _ message: MessageID?) -> Bool {
        guard var memory = standing(id) else { return false }
        memory.lastUsed = now
        change(.memory(.memory(memory)))
        say(.confirmed)
        return drop(message)
    }

    /// Asks which of two memories is true.
    mutating func clarify(_ pair: MemoryAudit.Pair) -> Bool {
        guard pair.one != pair.other, let one = standing(pair.one), let other = standing(pair.other) else {
            return false
        }
        askWhich(one, other)
        return true
    }

    /// Asks about two memories, quoting both.
    mutating func askWhich(_ earlier: Memory, _ later: Memory) {
        guard let before = earlier.evidence.last?.quote, let after = later.evidence.last?.quote else { return }
        let doubt = Clarification(earlier: earlier.id, later: later.id)
        change(.memory(.doubtSettled(doubt)))
        say(
            Utterance(
                [Phrase(.doubt), Self.ground(before), Self.ground(after)],
                choices: .buttons(
                    Clarification.Answer.allCases.map { [Choice(Phrase(.answer($0)), .doubt(doubt, $0))] })))
    }
}
