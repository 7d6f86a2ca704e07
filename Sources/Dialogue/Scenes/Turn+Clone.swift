import Domain
import Messaging

/// What the clone knows, to be looked at and put right.
extension Turn {
    /// Shows how much the clone knows, by kind.
    mutating func showClone() {
        let known = currentMemories
        let accuracy = CloneAccuracy(knowledge.guesses)
        let said = known.isEmpty ? Phrase(.cloneEmpty) : Phrase(.clone, ["count": .number(known.count)])
        let measured = known.isEmpty && accuracy.outcomes == 0 ? [] : phrases(of: accuracy)
        let rows = kindRows(known) + upkeepRows(isEmpty: known.isEmpty)
        let portraits = [Choice(Phrase(.buttonPortrait), .portrait), Choice(Phrase(.buttonPicture), .picture)]
        let end =
            (known.isEmpty ? [] : [portraits]) + (canBeAsked ? [lookingBack] : []) + [
                [Choice(Phrase(.buttonClose), .close)]
            ]
        say(
            Utterance([said] + recent + missing(known) + measured, choices: rows.isEmpty ? .none : .buttons(rows + end))
        )
    }

    /// What has changed of late, the newest of it by name.
    private var recent: [Phrase] {
        let days = MemoryDifferences.recentDays
        let changes = MemoryDifferences(knowledge.memories, since: today.adding(days: -days), until: today)
        guard !changes.isEmpty else { return [] }
        let learnt = changes.learnt.prefix(Self.mostRecent).map { Phrase(.recentLearntLine, ["text": .text($0.text)]) }
        let counts = [
            changes.learnt.isEmpty ? nil : Phrase(.recentLearnt, ["count": .number(changes.learnt.count)]),
            changes.ended.isEmpty ? nil : Phrase(.recentEnded, ["count": .number(changes.ended.count)]),
        ]
        let ended = changes.ended.prefix(Self.mostRecent).map(line(ofEnded:))
        let lines =
            [Phrase(.recent, ["count": .number(days)])] + [counts[0]].compactMap(\.self) + learnt
            + [counts[1]].compactMap(\.self) + ended
        return [.lines(lines)]
    }

    private func line(ofEnded ended: MemoryDifferences.Ended) -> Phrase {
        let text = Phrase.Value.text(ended.memory.text)
        guard let successor = ended.successor else { return Phrase(.recentEndedLine, ["text": text]) }
        return Phrase(.recentReplacedLine, ["text": text, "now": .text(successor.text)])
    }

    /// Of which kinds nothing is known that everybody has something of.
    private func missing(_ known: [Memory]) -> [Phrase] {
        let kinds = MemoryKind.allCases.filter { kind in kind.isOfEverybody && !known.contains { $0.kind == kind } }
        guard !known.isEmpty, !kinds.isEmpty else { return [] }
        return [Phrase(.cloneMissing, ["kinds": .phrase(.row(kinds.map { Phrase(.kind($0)) }))])]
    }

    private static var mostRecent: Int { 3 }

    private func kindRows(_ known: [Memory]) -> [[Choice]] {
        let kinds = MemoryKind.allCases.map { kind in (kind, known.count { $0.kind == kind }) }.filter { $0.1 > 0 }
        return kinds.map { kind, count in
            Choice(
                Phrase(.cloneKind, ["kind": .phrase(Phrase(.kind(kind))), "count": .number(count)]),
                .memories(kind, page: 0))
        }.inRows(of: 2)
    }

    /// What can be done about what it knows, as far as there is anything.
    private func upkeepRows(isEmpty: Bool) -> [[Choice]] {
        let asking = [
            Choice(Phrase(.buttonAskClone), .upkeep(.ask)), Choice(Phrase(.buttonChanges), .upkeep(.changes(.month))),
        ]
        let naming = [
            Choice(Phrase(.buttonSearch), .upkeep(.name(.search))),
            Choice(Phrase(.buttonForgetAbout), .upkeep(.name(.forget))),
        ]
        let past = Upkeep.Past.allCases.compactMap { past -> Choice? in
            let count = memories(of: past).count
            guard count > 0 else { return nil }
            return Choice(Phrase(.past(past), ["count": .number(count)]), .upkeep(.past(past, page: 0)))
        }
        let topics = person.forgotten.count
        let audit = isEmpty ? [] : [Choice(Phrase(.buttonAudit), .upkeep(.audit(nil)))]
        let forgotten =
            topics == 0 ? [] : [Choice(Phrase(.buttonTopics, ["count": .number(topics)]), .upkeep(.topics))]
        let rest = (past + audit + forgotten).inRows(of: 2)
        return isEmpty && rest.isEmpty ? [] : (canBeAsked ? [asking, naming] : []) + rest
    }

    /// Lists the memories of a kind, the most important first.
    mutating func showMemories(of kind: MemoryKind, page: Int) -> Bool {
        let all = currentMemories.filter { $0.kind == kind }
            .sorted { ($0.weight(on: today), $0.id.rawValue) > ($1.weight(on: today), $1.id.rawValue) }
        guard !all.isEmpty else { return false }
        say(
            .cloneKind, ["kind": .phrase(Phrase(.kind(kind))), "count": .number(all.count)],
            .buttons(paged(all, page: page) { .memories(kind, page: $0) }))
        return true
    }

    /// Shows a memory with the words it rests on.
    mutating func showMemory(_ id: MemoryID) -> Bool {
        guard let memory = knowledge.memories.first(where: { $0.id == id }) else { return false }
        if let withdrawal = memory.withdrawal { return showWithdrawn(memory, withdrawal) }
        let quotes = memory.evidence.suffix(Advice.mostGrounds).map { Self.ground($0.quote) }
        let taking = Button.TakeBack.allCases.map { Choice(Phrase(.takeBack($0)), .takeBack($0, id)) }
        let amending = Choice(Phrase(.buttonAmend), .upkeep(.amend(id)))
        let confirming = memory.isOld(on: today) ? [[Choice(Phrase(.buttonStillSo), .upkeep(.confirm(id)))]] : []
        say(
            Utterance(
                [Phrase(.cloneMemory, ["text": .text(memory.text)])] + times(of: memory) + quotes,
                choices: .buttons(confirming + [Array(taking.prefix(2)), [amending] + taking.dropFirst(2)])))
        return true
    }

    /// Takes a memory back: it is not used any more, and not found again in the same words.
    mutating func takeBack(_ id: MemoryID, _ reason: Button.TakeBack, _ message: MessageID?) -> Bool {
        guard var memory = knowledge.memories.first(where: { $0.id == id }), memory.withdrawal == nil else {
            return false
        }
        memory.withdrawal = .init(at: now, reason: reason.withdrawal)
        change(.memory(.memory(memory)))
        change(.trained(TrainingEntry(.takenBack(reason.withdrawal), at: now, memories: [id])))
        renewProfile()
        say(.cloneTakenBack)
        return drop(message)
    }

    func times(of memory: Memory) -> [Phrase] {
        [
            memory.heldFrom.map { Phrase(.cloneSince, ["date": .phrase(Phrase($0))]) },
            memory.ending.map { Phrase(.cloneUntil, ["date": .phrase(Phrase($0.at))]) },
        ].compactMap(\.self)
    }

    /// What holds today and was meant.
    var currentMemories: [Memory] {
        knowledge.memories.filter { $0.isTrait && $0.holds(on: today) }
    }
}

// MARK: Doubts

extension Turn {
    /// Asks about two memories that may not both be true, unless the person should be left in peace now.
    mutating func ask(about doubt: Clarification, in book: MemoryBook) {
        guard let earlier = book.memories[doubt.earlier], let later = book.memories[doubt.later],
            !person.reminder.quiet.contains(local(now).time)
        else { return }
        askWhich(earlier, later)
    }

    /// Takes the answer.
    mutating func settle(_ doubt: Clarification, _ answer: Clarification.Answer, _ message: MessageID?) -> Bool {
        var book = MemoryBook(knowledge.memories)
        guard book.memories[doubt.earlier] != nil, book.memories[doubt.later] != nil else { return false }
        book.answer(doubt, answer)
        for id in book.changed { if let memory = book.memories[id] { change(.memory(.memory(memory))) } }
        change(.trained(TrainingEntry(.settled(answer), at: now, memories: book.changed)))
        renewProfile()
        say(.doubtSettled)
        return drop(message)
    }
}

extension Button.TakeBack {
    fileprivate var withdrawal: Memory.Withdrawal.Reason {
        switch self {
        case .wrong: .wrong
        case .joke: .joke
        case .forget: .forgotten
        }
    }
}

extension [Choice] {
    fileprivate func inRows(of length: Int) -> [[Choice]] {
        stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
    }
}

extension Phrase {
    /// Phrases one below the other.
    static func lines(_ phrases: [Phrase]) -> Phrase { joined(phrases, by: .lines) }

    /// Phrases side by side.
    static func row(_ phrases: [Phrase]) -> Phrase { joined(phrases, by: .row) }

    private static func joined(_ phrases: [Phrase], by key: PhraseKey) -> Phrase {
        guard let last = phrases.last else { return Phrase(.plain, ["text": .text("")]) }
        return phrases.dropLast().reversed().reduce(last) { rest, first in
            Phrase(key, ["first": .phrase(first), "rest": .phrase(rest)])
        }
    }

    /// A day, month or year in words.
    init(_ date: PartialDate) {
        guard let month = date.month else {
            self.init(.plain, ["text": .text("\(date.year)")])
            return
        }
        guard date.day != nil else {
            self.init(
                .dateMonth, ["month": .phrase(Phrase(.monthAlone(month))), "year": .text("\(date.year)")])
            return
        }
        self.init(date.earliest)
    }
}
