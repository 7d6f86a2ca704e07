/// The levels around a middle, for each of two people: where the truth lies, and the best guess within.
extension RadarPainter {
    private static let radius = 285.0
    /// Rings as shares; that of 0.5 is as with anybody.
    private static let rings = [0.25, 0.5, 0.75, 1]

    func paintLevels(in box: Box) {
        let middle = Point(x: box.middle.x, y: box.middle.y + 20)
        let scale = RadarScale(middle: middle, radius: Self.radius, count: card.levels.count)
        for share in Self.rings {
            let isUsual = share == 0.5
            canvas.outline(
                scale.ring(share), width: isUsual ? 3 : 2, isUsual ? palette.quiet : palette.track, isDotted: isUsual)
        }
        for level in card.levels.indices {
            canvas.stroke(from: middle, to: scale.point(level, 1), width: 2, palette.track)
        }
        let people = [(card.levels.map(\.one), palette.accent), (card.levels.map(\.other), palette.bright)]
        for (readings, colour) in people { paintBand(readings, colour, on: scale) }
        for (readings, colour) in people { paintPoints(readings, colour, on: scale) }
        for (level, words) in card.levels.enumerated() { paintName(words, level, on: scale, in: box) }
    }

    /// What lies between the ends of the intervals of neighbours.
    private func paintBand(_ readings: [RadarCard.Reading?], _ colour: Colour, on scale: RadarScale) {
        let pieces = scale.stretches(readings).compactMap { from, to -> [Point]? in
            guard let start = readings[from]?.within, let end = readings[to]?.within else { return nil }
            return [
                scale.point(from, start.lowerBound), scale.point(from, start.upperBound),
                scale.point(to, end.upperBound), scale.point(to, end.lowerBound),
            ]
        }
        canvas.fill(pieces, colour.faded(to: 0.24))
    }

    /// The best guesses, joined. One that has no neighbour has no band: its interval is a stroke along the level.
    private func paintPoints(_ readings: [RadarCard.Reading?], _ colour: Colour, on scale: RadarScale) {
        let stretches = scale.stretches(readings)
        for (from, to) in stretches {
            guard let start = readings[from], let end = readings[to] else { continue }
            canvas.stroke(from: scale.point(from, start.share), to: scale.point(to, end.share), width: 5, colour)
        }
        for (level, reading) in readings.enumerated() {
            guard let reading else { continue }
            if !stretches.contains(where: { $0.0 == level || $0.1 == level }) {
                let ends = [reading.within.lowerBound, reading.within.upperBound].map { scale.point(level, $0) }
                canvas.stroke(from: ends[0], to: ends[1], width: 18, colour.faded(to: 0.3))
            }
            canvas.fill(circleAt: scale.point(level, reading.share), radius: 13, palette.panel)
            canvas.fill(circleAt: scale.point(level, reading.share), radius: 10, colour)
        }
    }

    /// Beside the end of its level: above or below it, on its own side.
    private func paintName(_ level: RadarCard.Level, _ index: Int, on scale: RadarScale, in box: Box) {
        let isKnown = level.one != nil || level.other != nil
        let end = scale.point(index, 1)
        let offset = end.x - scale.middle.x
        let isAside = abs(offset) > 1 && end.y <= scale.middle.y + 1
        let width = isAside ? box.width / 2 - abs(offset) + Self.overlap : box.width / 2 - 24
        let name = setName(level.name, width: width)
        let note = level.note.map { set($0, .small.sized(25), width: width) }
        let height = name.height + (note?.height ?? 0)
        var y = end.y > scale.middle.y + 1 ? end.y + 18 : end.y - height - (isAside ? 36 : 18)
        for (text, colour) in [(name, isKnown ? palette.ink : palette.quiet), (note, palette.quiet)] {
            guard let text else { continue }
            let middle = end.x - text.width / 2
            let outside =
                offset > 0 ? max(middle, end.x - Self.overlap) : min(middle, end.x + Self.overlap - text.width)
            canvas.show(text, x: min(max(isAside ? outside : middle, box.x), box.right - text.width), y: y, colour)
            y += text.height
        }
    }

    /// So far a name may stand over the level that it is of.
    private static let overlap = 44.0

    /// A name in two lines where its words have room, or in one that is made smaller.
    private func setName(_ text: String, width: Double) -> Writing {
        let (text, lettering) = (clean(text), Lettering.bold.sized(32))
        let longest = text.split(separator: " ").map { set(String($0), lettering, width: 2 * width).width }.max() ?? 0
        let lines = canvas.balance(text, lettering, width: width, lines: 2)
        return longest <= width && !lines.isShortened ? lines : canvas.fit(text, lettering, width: width, least: 0.65)
    }
}
