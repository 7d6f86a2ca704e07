import Domain

/// How good the clone is, in words: only what was measured.
extension Turn {
    /// What can be said of the clone's accuracy.
    func phrases(of accuracy: CloneAccuracy) -> [Phrase] {
        guard accuracy.missing == 0 else {
            return [Phrase(.accuracyEarly, ["count": .number(accuracy.missing)])] + constancy(of: accuracy)
        }
        let chance = accuracy.isPersonaBlind ? PhraseKey.accuracyByChance : .accuracyAnybody
        return [
            hits(of: accuracy),
            Phrase(chance, ["hits": .number(accuracy.persona.wholeHits), "of": .number(accuracy.outcomes)]),
        ] + constancy(of: accuracy) + change(of: accuracy) + months(of: accuracy)
    }

    private func hits(of accuracy: CloneAccuracy) -> Phrase {
        let interval = accuracy.clone.interval
        return Phrase(
            .accuracyHits,
            [
                "hits": .number(accuracy.clone.wholeHits), "of": .number(accuracy.outcomes),
                "low": .number(interval.lowerBound.percent), "high": .number(interval.upperBound.percent),
            ])
    }

    private func constancy(of accuracy: CloneAccuracy) -> [Phrase] {
        guard accuracy.constancy.count > 0 else { return [] }
        let own = Phrase(
            .accuracyConstancy,
            ["hits": .number(accuracy.constancy.wholeHits), "of": .number(Int(accuracy.constancy.count))])
        guard let normalised = accuracy.normalised else { return [own] }
        let values: [String: Phrase.Value] = [
            "value": .number(normalised.value.percent), "low": .number(normalised.interval.lowerBound.percent),
            "high": .number(normalised.interval.upperBound.percent),
        ]
        return [own, Phrase(.accuracyNormalised, values)]
    }

    /// How it went by month, the newest last. A month with few answers has their number only.
    private func months(of accuracy: CloneAccuracy) -> [Phrase] {
        let months = accuracy.months.suffix(Self.mostMonths)
        guard months.count > 1 else { return [] }
        return [.lines([Phrase(.accuracyMonths)] + months.map(line))]
    }

    private func line(of month: CloneAccuracy.Month) -> Phrase {
        let (rate, interval) = (month.clone, month.clone.interval)
        let name = Phrase.Value.phrase(Phrase(month.month))
        guard month.isTelling else {
            return Phrase(.accuracyMonthEarly, ["month": name, "count": .number(Int(rate.count))])
        }
        return Phrase(
            .accuracyMonth,
            [
                "month": name, "hits": .number(rate.wholeHits), "of": .number(Int(rate.count)),
                "low": .number(interval.lowerBound.percent), "high": .number(interval.upperBound.percent),
            ])
    }

    private static var mostMonths: Int { 6 }

    private func change(of accuracy: CloneAccuracy) -> [Phrase] {
        guard let change = accuracy.change(at: now) else { return [] }
        let count = Phrase.Value.number(abs(change.value.percent))
        return [Phrase(change.value > 0 ? .accuracyBetter : .accuracyWorse, ["count": count])]
    }
}

extension Rate {
    fileprivate var wholeHits: Int { Int(hits.rounded()) }
}

extension Double {
    fileprivate var percent: Int { Int((self * 100).rounded()) }
}
