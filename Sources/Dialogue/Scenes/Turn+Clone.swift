import Domain
import Messaging

/// What the clone knows, to be looked at and put right.
extension Turn {
    /// Shows how much the clone knows, by kind.
    mutating func showClone() {
        let known = currentMemories
        let accuracy = CloneAccuracy(knowledge.guesses)
        guard !known.isEmpty else {
            return say(Utterance([Phrase(.cloneEmpty)] + (accuracy.outcomes > 0 ? phrases(of: accuracy) : [])))
        }
        let kinds = MemoryKind.allCases.map { kind in (kind, known.count { $0.kind == kind }) }.filter { $0.1 > 0 }
        let buttons = kinds.map { kind, count in
            Choice(
                Phrase(.cloneKind, ["kind": .phrase(Phrase(.kind(kind))), "count": .number(count)]),
                .memories(kind, page: 0))
        }
        let rows = stride(from: 0, to: buttons.count, by: 2).map { Array(buttons[$0..<min($0 + 2, buttons.count)]) }
        say(
            Utterance(
                [Phrase(.clone, ["count": .number(known.count)])] + phrases(of: accuracy),
                choices: .buttons(
                    rows + [[Choice(Phrase(.buttonPortrait), .portrait), Choice(Phrase(.buttonPicture), .picture)]]
                        + [[Choice(Phrase(.buttonClose), .close)]])))
    }

    /// Lists the memories of a kind, the most important first.
    mutating func showMemories(of kind: MemoryKind, page: Int) -> Bool {
        let all = currentMemories.filter { $0.kind == kind }
            .sorted { ($0.weight(on: today), $0.id.rawValue) > ($1.weight(on: today), $1.id.rawValue) }
        guard !all.isEmpty else { return false }
        let pages = (all.count + Self.memoriesOnPage - 1) / Self.memoriesOnPage
        let shown = min(max(page, 0), pages - 1)
        let lines = all.dropFirst(shown * Self.memoriesOnPage).prefix(Self.memoriesOnPage).map {
            [Choice(Phrase(.plain, ["text": .text($0.text.opening)]), .memory($0.id))]
        }
        let turning = [
            shown > 0 ? Choice(Phrase(.buttonBack), .memories(kind, page: shown - 1)) : nil,
            shown + 1 < pages ? Choice(Phrase(.buttonOn), .memories(kind, page: shown + 1)) : nil,
        ].compactMap(\.self)
        say(
            .cloneKind, ["kind": .phrase(Phrase(.kind(kind))), "count": .number(all.count)],
            .buttons(lines + (turning.isEmpty ? [] : [turning])))
        return true
    }

    /// Shows a memory with the words it rests on.
    mutating func showMemory(_ id: MemoryID) -> Bool {
        guard let memory = knowledge.memories.first(where: { $0.id == id }), memory.withdrawal == nil else {
            return false
        }
        let quotes = memory.evidence.suffix(Advice.mostGrounds).map { Self.ground($0.quote) }
        let taking = Button.TakeBack.allCases.map { Choice(Phrase(.takeBack($0)), .takeBack($0, id)) }
        say(
            Utterance(
                [Phrase(.cloneMemory, ["text": .text(memory.text)])] + times(of: memory) + quotes,
                choices: .buttons([Array(taking.prefix(2)), Array(taking.dropFirst(2))])))
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

    private func times(of memory: Memory) -> [Phrase] {
        [
            memory.heldFrom.map { Phrase(.cloneSince, ["date": .phrase(Phrase($0))]) },
            memory.ending.map { Phrase(.cloneUntil, ["date": .phrase(Phrase($0.at))]) },
        ].compactMap(\.self)
    }

    /// What holds today and was meant.
    var currentMemories: [Memory] {
        knowledge.memories.filter { $0.isTrait && $0.holds(on: today) }
    }

    private static var memoriesOnPage: Int { 8 }
}

// MARK: Doubts

extension Turn {
    /// Asks about two memories that may not both be true, unless the person should be left in peace now.
    mutating func ask(about doubt: Clarification, in book: MemoryBook) {
        guard let earlier = book.memories[doubt.earlier]?.evidence.last?.quote,
            let later = book.memories[doubt.later]?.evidence.last?.quote,
            !person.reminder.quiet.contains(local(now).time)
        else { return }
        change(.memory(.doubtSettled(doubt)))
        say(
            Utterance(
                [Phrase(.doubt), Self.ground(earlier), Self.ground(later)],
                choices: .buttons(
                    Clarification.Answer.allCases.map { [Choice(Phrase(.answer($0)), .doubt(doubt, $0))] })))
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

extension Phrase {
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
