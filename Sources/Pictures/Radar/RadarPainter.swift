/// Draws how two people suit each other: the score above, the levels around a middle, and what the colours mean below.
struct RadarPainter: Painter {
    let card: RadarCard
    let canvas: Canvas
    let palette: Palette

    /// As high as Telegram shows pictures at most.
    static func height(of card: RadarCard) -> Double { 1280 }

    private static let headerHeight = 256.0
    private static let legendHeight = 150.0

    func paint() {
        canvas.paint(palette.ground)
        let width = Self.width - 2 * Self.margin
        paintHeader(in: Box(x: Self.margin, y: Self.margin, width: width, height: Self.headerHeight))
        let top = Self.margin + Self.headerHeight
        let panel = Box(x: Self.margin, y: top, width: width, height: Self.height(of: card) - Self.margin - top)
        canvas.fill(panel, radius: 32, palette.panel)
        let inside = panel.inset(by: 36, 28)
        let legend = Box(
            x: inside.x, y: inside.bottom - Self.legendHeight, width: inside.width, height: Self.legendHeight)
        paintLevels(
            in: Box(x: inside.x, y: inside.y, width: inside.width, height: legend.y - inside.y))
        paintLegend(in: legend)
    }

    // MARK: Above

    private func paintHeader(in box: Box) {
        let heading = canvas.fit(clean(card.heading), .name.sized(50), width: box.width, least: 0.6)
        canvas.show(heading, x: box.x, y: box.y - 8, palette.ink)
        let row = Box(x: box.x, y: box.y + 92, width: box.width, height: 128)
        let band = set(card.band, .bold.sized(30), width: 320)
        let pill = Box(x: row.right - band.width - 56, y: row.middle.y - 30, width: band.width + 56, height: 60)
        let number = canvas.fit(clean(card.score), .number, width: box.width - pill.width - 260, least: 0.3)
        let words = canvas.balance(clean(card.interval), .body, width: pill.x - row.x - number.width - 48, lines: 2)
        canvas.show(number, x: row.x, y: row.middle.y - number.height / 2, palette.accent)
        canvas.show(words, x: row.x + number.width + 24, y: row.middle.y - words.height / 2, palette.quiet)
        canvas.fill(pill, radius: 30, palette.track)
        canvas.show(band, x: pill.x + 28, y: pill.middle.y - band.height / 2, palette.ink)
    }

    // MARK: Below

    private func paintLegend(in box: Box) {
        let half = box.width / 2
        for (index, (name, colour)) in [(card.legend.one, palette.accent), (card.legend.other, palette.bright)]
            .enumerated()
        {
            let x = box.x + Double(index) * half
            let text = canvas.balance(clean(name), .body.sized(30), width: half - 72, lines: 2)
            let y = box.y + 44
            canvas.fill(Box(x: x, y: y - 16, width: 40, height: 32), radius: 8, colour.faded(to: 0.3))
            canvas.fill(circleAt: Point(x: x + 20, y: y), radius: 10, colour)
            canvas.show(text, x: x + 56, y: y - text.height / 2, palette.ink)
        }
        let text = set(card.legend.usual, .small, width: box.width - 56)
        let y = box.bottom - text.height / 2
        canvas.line(from: box.x, to: box.x + 40, y: y, width: 3, palette.quiet, isDotted: true)
        canvas.show(text, x: box.x + 56, y: y - text.height / 2, palette.quiet)
    }
}
