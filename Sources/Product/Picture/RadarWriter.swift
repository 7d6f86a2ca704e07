import Dialogue
import Domain
import Messaging
import Pictures

/// Puts the picture of a match into words of a language, to be drawn.
struct RadarWriter {
    let speaker: Speaker
    let language: Language

    func card(of picture: MatchPicture) -> RadarCard {
        RadarCard(
            scheme: .init(isByDay: picture.isByDay), heading: words(Phrase(.radarHeading)),
            score: words(Phrase(.picturePercent, ["count": .number(picture.chance)])),
            interval: words(picture.interval), band: words(picture.band),
            legend: .init(
                one: words(Phrase(.radarOwn)), other: words(Phrase(.radarOther)), usual: words(Phrase(.radarUsual))),
            levels: picture.levels.map { level in
                .init(
                    name: words(level.name), note: level.isUnknown ? words(Phrase(.radarUnknown)) : nil,
                    one: level.own.map(reading), other: level.other.map(reading))
            })
    }

    private func reading(_ score: LevelScore) -> RadarCard.Reading { .init(score.value, within: score.range) }

    private func words(_ phrase: Phrase) -> String { speaker.text(phrase, in: language).plain }
}

extension CloneCard.Scheme {
    /// As phones that follow the sun are set.
    init(isByDay: Bool) { self = isByDay ? .light : .dark }
}
