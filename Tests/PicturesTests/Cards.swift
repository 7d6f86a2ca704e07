@testable import Pictures

/// Cards as people have them, and as nobody should.
enum Cards {
    /// Half a year of a Russian diary.
    static let russian = card(
        "Ваш двойник", "Анна", stage: "Учится", unit: "вещей он о вас знает",
        counts: [0, 3, 8, 17, 19, 19, 26, 37, 41, 39, 45, 53, 56, 57, 57, 57, 69, 78, 82, 85, 90, 97, 99, 105, 109],
        kinds: ["Факты", "Вкусы", "Близкие", "Цели", "Пережитое", "Страхи", "Ценности"])

    /// Five years of an English one.
    static let english = card(
        "Your double", nil, stage: "Knows you", unit: "things it knows about you", counts: (0..<260).map { $0 * 39 },
        kinds: [
            "Facts", "Tastes", "Experiences", "People", "Goals", "Fears", "Values", "What you need",
            "What you can share",
        ])

    /// One that tells how it went by month.
    static let measured = {
        var card = russian
        card.months = .init(
            heading: "По месяцам",
            months: [
                .init(name: "июн", rate: .few("4 отв.")), .init(name: "июл", rate: .measured(0.5, within: 0.25...0.75)),
                .init(name: "авг", rate: .measured(0.67, within: 0.43...0.85)),
                .init(name: "сен", rate: .few("9 отв.")),
                .init(name: "окт", rate: .measured(0.78, within: 0.59...0.89)),
            ], marks: [0, 50, 100].map { .init(value: $0, text: "\($0) %") })
        return card
    }()

    static func card(
        _ heading: String, _ name: String?, stage: String, unit: String, counts: [Int], kinds: [String]
    ) -> CloneCard {
        let days = [CloneCard.Growth.Label(value: 0, text: heading), .init(value: (counts.count - 1) * 7, text: unit)]
        return CloneCard(
            scheme: .light, heading: heading, name: name, stage: stage, total: "\(counts.last ?? 0)", unit: unit,
            growth: .init(
                heading: heading, points: counts.enumerated().map { .init(day: $0 * 7, count: $1) },
                marks: RoundMarks.upTo(counts.max() ?? 0).map { .init(value: $0, text: "\($0)") }, days: days),
            kinds: kinds.enumerated().map { .init(name: $1, count: 100 / ($0 + 1), text: "\(100 / ($0 + 1))") },
            accuracy: .measured(share: 0.72, within: 0.58...0.83, .init(heading: heading, text: "72 %")),
            note: .init(heading: stage, text: unit))
    }
}
