import Domain
import Messaging

/// The weekly work on what the clone knows, in the night to Monday by the person's clock.
extension Turn {
    /// Arranges it, unless it is arranged: the entries of a week bring about one.
    mutating func arrangeWeek(_ profile: inout Profile) {
        guard profile.keeping.week == nil, person.agrees(to: .diaries) else { return }
        profile.keeping.week = nextWeek
        order(.ring(.week), key: "week", due: nextWeek)
    }

    /// It is time. Whoever was silent all week is left in peace until they speak again.
    mutating func weekDue() {
        guard var profile = knowledge.profile else { return }
        let wasSilent = knowledge.lastDay.map { $0.days(until: today) > 7 } ?? true
        if wasSilent || !person.agrees(to: .diaries) {
            profile.keeping.week = nil
        } else {
            profile.keeping.week = nextWeek
            order(.deepen, key: "deepen")
            order(.ring(.week), key: "week", due: nextWeek)
        }
        change(.profile(.kept(profile)))
    }

    /// What the work came to is done, as far as it still fits what is known.
    mutating func deepened(_ deepening: Deepening) {
        var book = MemoryBook(knowledge.memories)
        let merged = deepening.merges.filter { book.merge($0, at: now) }.flatMap { [$0.keeper] + $0.others }
        let united = deepening.unions.enumerated().filter { index, union in
            book.unite(union, as: MemoryID(event: event, index: index), at: now)
        }.flatMap(\.element.parts)
        let retired = deepening.stale.filter { book.retire($0, on: today, at: now) }
        for id in book.changed { if let memory = book.memories[id] { change(.memory(.memory(memory))) } }
        let found = keepInsights(deepening.insights, in: book)
        note(.consolidated(.rules), merged.map(\.id), deepening)
        note(.consolidated(deepening.reader), united.map(\.id), deepening)
        note(.retired, retired, deepening)
        note(.deepened(deepening.reader), found.flatMap(\.memories), deepening)
        if !book.changed.isEmpty || !found.isEmpty { renewProfile() }
        if !book.changed.isEmpty { haveEmbedded() }
        arrangeNews(deepening.turns, found, in: book)
    }

    /// Puts what was found before what is known, and leads what is known to where its memories went. Returns what is
    /// new.
    private mutating func keepInsights(_ insights: [Deepening.Insight], in book: MemoryBook) -> [Profile.Trait] {
        guard var profile = knowledge.profile else { return [] }
        let old = profile.insights.map { $0.moved(in: book) }
        let found = insights.compactMap { book.insight($0, on: today) }.filter { new in
            !old.contains { $0.text == new.text }
        }
        profile.insights = Array((found + old).prefix(Profile.mostInsights))
        if profile != knowledge.profile { change(.profile(.kept(profile))) }
        return found
    }

    /// Leads insights to where their memories went.
    mutating func moveInsights(in book: MemoryBook) {
        guard var profile = knowledge.profile else { return }
        profile.insights = profile.insights.map { $0.moved(in: book) }
        if profile != knowledge.profile { change(.profile(.kept(profile))) }
    }

    private mutating func note(_ cause: TrainingEntry.Cause, _ memories: [MemoryID], _ deepening: Deepening) {
        guard !memories.isEmpty else { return }
        var entry = TrainingEntry(cause, at: now, memories: memories, milliseconds: deepening.milliseconds)
        entry.accuracyBefore = CloneAccuracy(knowledge.guesses).clone.share
        change(.trained(entry))
    }

    /// Four in the morning of the next Monday.
    private var nextWeek: Timestamp {
        let monday = today.adding(days: 8 - today.weekday.rawValue)
        return moment(of: LocalDateTime(date: monday, time: LocalTime(wrapping: 4 * 60)))
    }
}

// MARK: News

extension Turn {
    /// Has it told in the morning if something is worth it. Whoever wants no questions wants no news either.
    private mutating func arrangeNews(_ turns: [Deepening.Turn], _ insights: [Profile.Trait], in book: MemoryBook) {
        guard !turns.isEmpty || !insights.isEmpty, person.questions.pace != .never else { return }
        let news = WeekNews(turns: turns, insights: Array(insights.prefix(WeekNews.mostInsights)))
        order(.ring(.news(news)), key: "news", due: goodHour())
    }

    /// Tells what the week has changed, unless there is something else to talk of; what is no longer so is left out.
    mutating func newsDue(_ news: WeekNews) {
        guard person.agrees(to: .diaries), person.questions.pace != .never, scene == .idle,
            !person.reminder.quiet.contains(local(now).time)
        else { return }
        let known = Dictionary(
            knowledge.memories.filter { $0.withdrawal == nil }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let turns = news.turns.compactMap { turn in
            known[turn.later].flatMap { new in known[turn.earlier].flatMap { $0.successor == new.id ? ($0, new) : nil }
            }
        }
        let insights = news.insights.filter { $0.memories.allSatisfy { known[$0] != nil } }
        guard !turns.isEmpty || !insights.isEmpty else { return }
        let named = turns.flatMap { [$0.1.id] } + insights.flatMap { $0.memories.prefix(2) }
        let rows = named.uniqued.compactMap { known[$0] }.map {
            [Choice(Phrase(.plain, ["text": .text($0.text.opening)]), .memory($0.id))]
        }
        say(
            Utterance(
                [Phrase(.weekNews)]
                    + turns.map { Phrase(.weekTurn, ["before": .text($0.0.text), "after": .text($0.1.text)]) }
                    + insights.map { Phrase(.weekInsight, ["text": .text($0.text)]) },
                choices: .buttons(rows + [[Choice(Phrase(.buttonClose), .close)]])))
    }

    /// Ten in the morning, or when quiet ends if that is later: so many days after the next.
    func goodHour(after days: Int = 0) -> Timestamp {
        let ten = LocalTime(wrapping: 10 * 60)
        let quiet = person.reminder.quiet
        let time = quiet.contains(ten) ? quiet.until : ten
        let date = (local(now).time < time ? today : today.adding(days: 1)).adding(days: days)
        return moment(of: LocalDateTime(date: date, time: time))
    }
}

extension Profile.Trait {
    /// The same, resting on where its memories went.
    fileprivate func moved(in book: MemoryBook) -> Profile.Trait {
        var trait = self
        trait.memories = memories.map(book.heir).uniqued
        return trait
    }
}

extension MemoryBook {
    /// An insight, if all it rests on is as it was or went into another memory, and still holds.
    fileprivate func insight(_ insight: Deepening.Insight, on day: LocalDate) -> Profile.Trait? {
        let heirs = insight.memories.map { heir(of: $0.id) }.uniqued
        guard insight.memories.allSatisfy(isUnchanged), heirs.allSatisfy({ memories[$0]?.holds(on: day) == true })
        else {
            return nil
        }
        return Profile.Trait(.pattern, insight.text, memories: heirs)
    }
}
