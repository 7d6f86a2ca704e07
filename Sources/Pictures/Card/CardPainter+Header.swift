/// Whose card it is, how far the clone has come, and how much it knows.
extension CardPainter {
    static let headerHeight = 274.0
    /// The radius of a disc of the emblem.
    private static let emblem = 48.0

    func paintHeader() {
        let box = Self.content
        paintEmblem(endingAt: box.right, y: box.y + Self.emblem)
        let width = box.width - Self.emblem * 4
        let name = clean(card.name ?? "")
        let title = canvas.fit(name.isEmpty ? clean(card.heading) : name, .name, width: width, least: 0.7)
        if name.isEmpty {
            canvas.show(title, x: box.x, y: box.y + Self.emblem - title.height / 2, palette.ink)
        } else {
            canvas.show(set(card.heading.uppercased(), .eyebrow, width: width), x: box.x, y: box.y - 6, palette.accent)
            canvas.show(title, x: box.x, y: box.y + 72 - title.height / 2, palette.ink)
        }
        paintTotal(in: Box(x: box.x, y: box.y + 122, width: box.width, height: 128))
    }

    /// A person and the double: two discs that overlap by half.
    private func paintEmblem(endingAt right: Double, y: Double) {
        let radius = Self.emblem
        for (x, colour) in [(right - 2 * radius, palette.accent), (right - radius, palette.bright)] {
            canvas.fill(circleAt: Point(x: x, y: y), radius: radius, colour.faded(to: 0.8))
        }
    }

    private func paintTotal(in box: Box) {
        let stage = set(card.stage, .bold.sized(30), width: 320)
        let pill = Box(
            x: box.right - stage.width - 56, y: box.middle.y - 30, width: stage.width + 56, height: 60)
        let number = canvas.fit(clean(card.total), .number, width: box.width - pill.width - 220, least: 0.3)
        let unit = canvas.balance(clean(card.unit), .body, width: pill.x - box.x - number.width - 48, lines: 2)
        canvas.show(number, x: box.x, y: box.middle.y - number.height / 2, palette.ink)
        canvas.show(unit, x: box.x + number.width + 24, y: box.middle.y - unit.height / 2, palette.quiet)
        canvas.fill(pill, radius: 30, palette.track)
        canvas.show(stage, x: pill.x + 28, y: pill.middle.y - stage.height / 2, palette.ink)
    }
}
