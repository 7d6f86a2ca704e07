extension Memory {
    /// The memory as it was known at the end of a day; nil where nothing had been said of it by then, or it was taken back
    /// since: what never was so, was not so then either. What was put out of mind because its time was over was so then.
    ///
    /// - Parameter successor: What came in its place, if something did.
    public func known(on day: LocalDate, successor: Memory?) -> Memory? {
        var past = self
        past.evidence.removeAll { $0.quote.day > day }
        if withdrawal?.reason == .stale { past.withdrawal = nil }
        guard past.withdrawal == nil, !past.evidence.isEmpty else { return nil }
        if let known = endingKnown(successor: successor), known > day { past.ending = nil }
        return past
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
