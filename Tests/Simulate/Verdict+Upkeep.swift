import Domain
import Engine
import Product
import Store

/// What is wrong with what was made of the memories of a person week by week.
extension Knowledge {
    /// Every entry of a profile has living support, and says what that says.
    var profileComplaints: [String] {
        guard let profile else {
            return readings.isEmpty ? [] : ["entries were read, and there is no profile"]
        }
        let living = Dictionary(
            memories.filter { $0.withdrawal == nil }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let entries = Set(diaries.map(\.id))
        let unsupported = (profile.traits + profile.insights).filter { trait in
            trait.memories.isEmpty || trait.memories.contains { living[$0] == nil }
        }
        let foreign = profile.traits.filter { trait in
            !trait.memories.contains { living[$0]?.text.lowercased() == trait.text.lowercased() }
        }
        let habits = (profile.style.turns + profile.style.words + profile.style.emoji).map(\.diaries)
        let loose = (habits + profile.rhythms.map(\.diaries)).filter { $0.isEmpty || !entries.isSuperset(of: $0) }
        return [
            (unsupported.count, "traits have no living support"), (foreign.count, "traits say what no memory says"),
            (loose.count, "habits and rhythms rest on entries that are not there"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    }

    /// Whatever went into another memory is there with all its quotes, as long as the entry was not read anew since.
    var mergeComplaints: [String] {
        let book = MemoryBook(memories)
        let lost = memories.filter { $0.withdrawal?.reason.isJoining == true }.flatMap { merged in
            merged.evidence.map(\.quote).filter { quote in
                !wasReadAnew(quote.diary, since: merged)
                    && book.memories[book.heir(of: merged.id)]?.evidence.contains { $0.quote == quote } != true
            }
        }
        return lost.isEmpty ? [] : ["\(lost.count) quotes were lost by merging"]
    }

    private func wasReadAnew(_ diary: DiaryID, since merged: Memory) -> Bool {
        guard let merger = merged.withdrawal?.at else { return false }
        // An entry whose reading is not there is about to be read anew. What began just before may have ended after.
        return readings[diary]?.began.map { $0 + .minutes(10) >= merger } ?? true
    }
}

extension Verdict {
    /// How many memories went into others.
    func consolidated(in simulation: Simulation) async throws -> Int {
        var count = 0
        for person in simulation.people where person.isFaithful {
            count += try await simulation.bot.ledger.read { transaction in
                let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
                return try transaction.answer(.clone, about: conversation).memories
                    .count { $0.withdrawal?.reason.isJoining == true }
            }
        }
        return count
    }
}
