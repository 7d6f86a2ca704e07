import Domain
import Messaging

/// What is over, and what was taken back.
extension Turn {
    /// Memories that no longer hold, the newest change first.
    func memories(of past: Upkeep.Past) -> [Memory] {
        switch past {
        case .ended:
            knowledge.memories.filter { $0.withdrawal == nil && $0.isTrait && $0.ending != nil && !$0.holds(on: today) }
                .sorted {
                    ($0.ending?.at.earliest ?? today, $0.id.rawValue) > (
                        $1.ending?.at.earliest ?? today, $1.id.rawValue
                    )
                }
        case .withdrawn:
            knowledge.memories.filter { $0.withdrawal?.reason.isJoining == false }
                .sorted { ($0.withdrawal?.at ?? now, $0.id.rawValue) > ($1.withdrawal?.at ?? now, $1.id.rawValue) }
        }
    }

    /// Lists them.
    mutating func show(_ past: Upkeep.Past, page: Int) -> Bool {
        let all = memories(of: past)
        guard !all.isEmpty else { return false }
        say(
            past == .ended ? .pastEnded : .pastWithdrawn, ["count": .number(all.count)],
            .buttons(paged(all, page: page) { .upkeep(.past(past, page: $0)) }))
        return true
    }

    /// Shows what was taken back, with a way to undo that.
    mutating func showWithdrawn(_ memory: Memory, _ withdrawal: Memory.Withdrawal) -> Bool {
        guard !withdrawal.reason.isJoining else { return false }
        let day = Phrase(local(withdrawal.at).date)
        say(
            Utterance(
                [
                    Phrase(.cloneMemory, ["text": .text(memory.text)]),
                    Phrase(.withdrawn(withdrawal.reason), ["day": .phrase(day)]),
                ] + memory.evidence.suffix(Advice.mostGrounds).map { Self.ground($0.quote) },
                choices: .buttons([[Choice(Phrase(.buttonRestore), .upkeep(.restore(memory.id)))]])))
        return true
    }

    /// Takes a withdrawal back, as far as the words still stand. Where something else has come in its place, asks.
    mutating func restore(_ id: MemoryID, _ message: MessageID?) -> Bool {
        guard var memory = knowledge.memories.first(where: { $0.id == id }),
            memory.withdrawal?.reason.isJoining == false
        else { return false }
        let entries = knowledge.diaries
        memory.evidence.removeAll { evidence in !entries.contains { $0.says(evidence.quote) } }
        guard !memory.evidence.isEmpty else {
            say(.restoreImpossible)
            return drop(message)
        }
        memory.withdrawal = nil
        // It matters to the person today: what is stale would else be withdrawn again by the next week.
        memory.lastUsed = now
        change(.memory(.memory(memory)))
        change(.trained(TrainingEntry(.restored, at: now, memories: [id])))
        renewProfile()
        haveEmbedded()
        say(.restored)
        if let rival = rival(of: memory) {
            let pair = [memory, rival].sorted {
                ($0.lastSaid ?? today, $0.id.rawValue) < ($1.lastSaid ?? today, $1.id.rawValue)
            }
            askWhich(pair[0], pair[1])
        }
        return drop(message)
    }

    /// What stands where a memory wants to stand.
    private func rival(of memory: Memory) -> Memory? {
        guard let claim = memory.claim, claim.slot.isExclusive, memory.holds(on: today) else { return nil }
        return knowledge.memories.last {
            $0.id != memory.id && $0.claim?.slot == claim.slot && $0.claim != claim && $0.isTrait && $0.holds(on: today)
                && !$0.beside.contains(memory.id)
        }
    }

    /// Takes a memory back, and asks how it is: the answer becomes an entry, and what is read in it a memory.
    mutating func amend(_ id: MemoryID, _ message: MessageID?) -> Bool {
        guard canBeAsked, var memory = knowledge.memories.first(where: { $0.id == id }), memory.withdrawal == nil
        else { return false }
        memory.withdrawal = .init(at: now, reason: .wrong)
        change(.memory(.memory(memory)))
        change(.trained(TrainingEntry(.takenBack(.wrong), at: now, memories: [id])))
        renewProfile()
        scene = .answering(memory.text, then: scene.underneath)
        say(.amendQuestion, ["text": .text(memory.text)], .buttons([[notNow]]))
        return drop(message)
    }

    /// Tells what has changed in a time, with ways to the other times.
    mutating func showChanges(in period: Upkeep.Period) -> Bool {
        guard let first = knowledge.memories.compactMap(\.firstSaid).min() else { return false }
        // Before the first day there is nothing to compare with.
        let day = max(today.adding(days: -period.days), min(first, today))
        let differences = MemoryDifferences(knowledge.memories, since: day, until: today).differences
        let told = Array(differences.prefix(Advice.mostDifferences))
        let others = Upkeep.Period.allCases.filter { $0 != period }.map {
            Choice(Phrase(.period($0)), .upkeep(.changes($0)))
        }
        say(
            Utterance(
                Self.phrases(of: told, since: day, more: differences.count - told.count),
                choices: .buttons([others, [Choice(Phrase(.buttonClose), .close)]])))
        return true
    }

    /// A page of memories to open, with ways to the other pages.
    func paged(_ all: [Memory], page: Int, to turn: (Int) -> Button) -> [[Choice]] {
        let pages = (all.count + Self.memoriesOnPage - 1) / Self.memoriesOnPage
        let shown = min(max(page, 0), max(pages - 1, 0))
        let turning = [
            shown > 0 ? Choice(Phrase(.buttonBack), turn(shown - 1)) : nil,
            shown + 1 < pages ? Choice(Phrase(.buttonOn), turn(shown + 1)) : nil,
        ].compactMap(\.self)
        return all.dropFirst(shown * Self.memoriesOnPage).prefix(Self.memoriesOnPage).map(Self.opening)
            + (turning.isEmpty ? [] : [turning])
    }

    private static var memoriesOnPage: Int { 8 }
}
