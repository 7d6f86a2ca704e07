public import Domain
public import Words

/// Finds all that mentions what is to be forgotten.
public struct Sweeper: Sendable {
    private let oblivion: Oblivion

    /// Looks for topics.
    public init(_ oblivion: Oblivion) {
        self.oblivion = oblivion
    }

    /// What mentions it among what is kept.
    public func sweep(_ known: Knowledge) -> Sweep {
        var sweep = Sweep()
        for memory in known.memories { take(memory, into: &sweep) }
        takeWholes(of: known.memories, into: &sweep)
        let gone = Set(sweep.gone + sweep.withdrawn)
        sweep.answers = known.answers.filter(oblivion.covers).map(\.id)
        sweep.ended = known.memories.filter { !gone.contains($0.id) && isEnded($0, by: gone) }.map(\.id)
        let insights = known.profile?.insights.map(\.text).filter { oblivion.covers($0) } ?? []
        sweep.insights = insights.isEmpty ? nil : insights
        let answered = known.person?.retrospect.answers.filter { oblivion.covers($0.text) }.map(\.question) ?? []
        sweep.retrospect = answered.isEmpty ? nil : answered
        for (id, reading) in known.readings {
            let cleaned = oblivion.cleaned(reading)
            if cleaned != reading { sweep.readings[id] = cleaned }
        }
        for diary in known.diaries {
            let passages = Passage.cut(diary).count { oblivion.covers($0.quote.text) }
            guard passages > 0 else { continue }
            sweep.passages += passages
            sweep.entries.append(diary.id)
        }
        return sweep
    }

    private func take(_ memory: Memory, into sweep: inout Sweep) {
        let quotes = memory.evidence.map(\.quote).filter { oblivion.covers($0.text) }
        if oblivion.covers(memory.text, memory.claim) || quotes.count == memory.evidence.count {
            if memory.withdrawal == nil { sweep.gone.append(memory.id) } else { sweep.withdrawn.append(memory.id) }
        } else if !quotes.isEmpty {
            sweep.quotes[memory.id] = quotes
        }
    }

    /// What was made of several goes with any of them: the others stand for themselves again.
    private func takeWholes(of memories: [Memory], into sweep: inout Sweep) {
        let known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var gone = sweep.gone + sweep.withdrawn
        while let part = gone.popLast() {
            guard let withdrawal = known[part]?.withdrawal, withdrawal.reason == .united,
                let whole = withdrawal.into.flatMap({ known[$0] }), !(sweep.gone + sweep.withdrawn).contains(whole.id)
            else { continue }
            if whole.withdrawal == nil { sweep.gone.append(whole.id) } else { sweep.withdrawn.append(whole.id) }
            gone.append(whole.id)
        }
    }

    private func isEnded(_ memory: Memory, by gone: Set<MemoryID>) -> Bool {
        switch memory.ending?.cause {
        case .superseded(let successor): gone.contains(successor)
        case .said(let quote): oblivion.covers(quote.text)
        case .answered, nil: false
        }
    }
}
