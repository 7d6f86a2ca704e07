extension Memory {
    /// The memory as it was known at the end of a day; nil where nothing had been said of it by then, or it was taken back
    /// since: what never was so, was not so then either. What was put out of mind because its time was over was so then.
    /// What was made of several others was not known before; these were.
    ///
    /// - Parameters:
    ///   - successor: What came in its place, if something did.
    ///   - heir: Where it stands now, if it went into another.
    public func known(on day: LocalDate, successor: Memory?, heir: Memory? = nil) -> Memory? {
        if let united, united.date > day { return nil }
        var past = self
        past.evidence.removeAll { $0.quote.day > day }
        if withdrawal?.reason == .stale || wasApart(on: day, from: heir) { past.withdrawal = nil }
        guard past.withdrawal == nil, !past.evidence.isEmpty else { return nil }
        if let known = endingKnown(successor: successor), known > day { past.ending = nil }
        return past
    }

    /// Whether it went only later into another, which was not taken back since.
    private func wasApart(on day: LocalDate, from heir: Memory?) -> Bool {
        guard let withdrawal, withdrawal.reason == .united, let heir else { return false }
        return withdrawal.at.date > day && (heir.withdrawal == nil || heir.withdrawal?.reason == .stale)
    }

    /// Since when it is known that it ceased to hold; none while it holds.
    ///
    /// Of what the person said when asked the day is not kept; that from which it no longer held stands for it.
    public func endingKnown(successor: Memory?) -> LocalDate? {
        ending.map { ending in
            switch ending.cause {
            case .superseded: successor?.firstSaid ?? ending.at.earliest
            case .said(let quote): quote.day
            case .answered: ending.at.earliest
            }
        }
    }
}

extension Timestamp {
    /// The day of it, as far as no place is known.
    fileprivate var date: LocalDate { LocalDateTime(secondsSinceEpoch: Int(seconds)).date }
}
