import Dialogue
import Domain
import Messaging
import Pictures

/// Puts the portrait of a clone into words of a language, to be drawn.
struct CardWriter {
    let speaker: Speaker
    let language: Language

    func card(of portrait: ClonePortrait) -> CloneCard {
        CloneCard(
            scheme: .init(isByDay: portrait.isByDay), heading: words(Phrase(.pictureHeading)), name: portrait.name,
            stage: words(portrait.stage), total: words(portrait.total),
            unit: words(Phrase(.pictureUnit, ["count": .number(portrait.total)])), growth: growth(of: portrait),
            kinds: portrait.kinds.map { .init(name: words($0.name), count: $0.count, text: words($0.count)) },
            accuracy: portrait.accuracy.map(accuracy),
            months: portrait.months.isEmpty ? nil : months(of: portrait),
            note: portrait.unknown.isEmpty
                ? nil : .init(heading: words(Phrase(.pictureUnknown)), text: list(portrait.unknown)))
    }

    private func growth(of portrait: ClonePortrait) -> CloneCard.Growth {
        CloneCard.Growth(
            heading: words(Phrase(.pictureGrowth)),
            points: portrait.growth.map { .init(day: $0.day.daysSinceEpoch, count: $0.count) },
            marks: RoundMarks.upTo(portrait.growth.map(\.count).max() ?? 0).map { .init(value: $0, text: words($0)) },
            days: portrait.days.map { .init(value: $0.day.daysSinceEpoch, text: words($0.name)) })
    }

    private func accuracy(_ accuracy: ClonePortrait.Accuracy) -> CloneCard.Accuracy {
        let heading = words(Phrase(.pictureAccuracy))
        return switch accuracy {
        case .early(let text): .tooEarly(.init(heading: heading, text: words(text)))
        case .measured(let share, let within, let text):
            .measured(share: share, within: within, .init(heading: heading, text: words(text)))
        }
    }

    private func months(of portrait: ClonePortrait) -> CloneCard.Months {
        CloneCard.Months(
            heading: words(Phrase(.pictureAccuracyMonths)),
            months: portrait.months.map { month in
                // Three letters tell all months apart.
                let name = String(words(month.name).prefix(3))
                guard let rate = month.rate, let share = rate.share else {
                    return .init(name: name, rate: .few(words(month.count)))
                }
                return .init(name: name, rate: .measured(share, within: rate.interval))
            },
            marks: [0, 50, 100].map { .init(value: $0, text: words(Phrase(.picturePercent, ["count": .number($0)]))) })
    }

    /// Names in a row, the first of them with a capital letter.
    private func list(_ names: [Phrase]) -> String {
        let row = names.map(words).joined(separator: ", ").lowercased()
        return row.prefix(1).uppercased() + row.dropFirst()
    }

    private func words(_ phrase: Phrase) -> String { speaker.text(phrase, in: language).plain }

    private func words(_ number: Int) -> String { words(Phrase(.plain, ["text": .number(number)])) }
}
