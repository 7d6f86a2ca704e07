/// How much the clone knew over time.
extension CardPainter {
    func paintGrowth(in panel: Box) {
        let box = panel.inset(by: 36, 28)
        let heading = set(card.growth.heading, .heading, width: box.width)
        canvas.show(heading, x: box.x, y: box.y, palette.ink)
        let marks = card.growth.marks.map { set($0.text, .small, width: 160) }
        let plot = Self.plot(in: box, below: heading.height, marks: marks.map(\.width).max() ?? 0)
        let scale = GrowthScale(card.growth, plot: plot)
        for (mark, text) in zip(card.growth.marks, marks) {
            let y = scale.y(of: mark.value)
            canvas.show(text, x: plot.x - 20 - text.width, y: y - text.height / 2, palette.quiet)
            canvas.line(from: plot.x, to: plot.right, y: y, width: 2, palette.track, isDotted: mark.value > 0)
        }
        paint(GrowthCurve(through: card.growth.points.map(scale.point)), in: plot)
        paintDays(below: plot, scale)
    }

    /// Where the curve runs.
    static func plot(in box: Box, below heading: Double, marks: Double) -> Box {
        let (top, left) = (heading + 26, marks + 20)
        return Box(x: box.x + left, y: box.y + top, width: box.width - left - 12, height: box.height - top - 44)
    }

    private func paint(_ curve: GrowthCurve, in plot: Box) {
        guard let last = curve.points.last else { return }
        canvas.fill(under: curve, in: plot, palette.accent)
        canvas.stroke(curve, width: 6, palette.accent)
        canvas.fill(circleAt: last, radius: 15, palette.panel)
        canvas.fill(circleAt: last, radius: 11, palette.bright)
    }

    /// Names days below the plot: the last, then the first, then those between, as far as they have room.
    private func paintDays(below plot: Box, _ scale: GrowthScale) {
        let days = card.growth.days.filter { scale.days.contains($0.value) }
        var taken: [ClosedRange<Double>] = []
        for day in days.suffix(1) + days.dropLast() {
            let text = set(day.text, .small, width: plot.width / 2)
            let middle = scale.x(of: day.value)
            let left = min(max(middle - text.width / 2, plot.x), plot.right + 12 - text.width)
            let room = left - 24...left + text.width + 24
            guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
            taken.append(room)
            canvas.show(text, x: left, y: plot.bottom + 14, palette.quiet)
        }
    }
}
