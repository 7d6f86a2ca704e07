/// How well the clone guessed, month by month: where the truth lies, and the best guess within.
extension CardPainter {
    private static let most = 6

    func paint(_ months: CloneCard.Months, in box: Box) {
        let heading = set(months.heading, .heading.sized(28), width: box.width)
        canvas.show(heading, x: box.x, y: box.y - 6, palette.quiet)
        let shown = months.months.suffix(Self.most)
        let names = shown.map { set($0.name, .small.sized(25), width: box.width / Double(shown.count)) }
        let below = names.map(\.height).max() ?? 0
        let marks = months.marks.map { ($0, set($0.text, .small.sized(22), width: box.width / 3)) }
        let (top, left) = (box.y + heading.height + 12, (marks.map(\.1.width).max() ?? -14) + 14)
        let plot = Box(
            x: box.x + left, y: top, width: box.width - left, height: box.bottom - below - 4 - top)
        for (mark, text) in marks {
            let y = plot.bottom - plot.height * Double(mark.value) / 100
            canvas.line(from: plot.x, to: plot.right, y: y, width: 2, palette.track, isDotted: mark.value > 0)
            canvas.show(text, x: plot.x - 14 - text.width, y: y - text.height / 2, palette.quiet)
        }
        let width = plot.width / Double(max(shown.count, 1))
        for (index, (month, name)) in zip(shown, names).enumerated() {
            let middle = plot.x + width * (Double(index) + 0.5)
            canvas.show(name, x: middle - name.width / 2, y: plot.bottom + 4, palette.quiet)
            paint(month.rate, at: middle, width: width - 6, in: plot)
        }
    }

    private func paint(_ rate: CloneCard.Months.Rate, at x: Double, width: Double, in plot: Box) {
        switch rate {
        case .few(let words):
            let text = set(words, .small.sized(22), width: width)
            let place = Box(
                x: x - text.width / 2, y: plot.middle.y - text.height / 2, width: text.width, height: text.height)
            canvas.fill(place, radius: 0, palette.panel)
            canvas.show(text, x: place.x, y: place.y, palette.quiet)
        case .measured(let share, let within):
            let top = plot.bottom - plot.height * within.upperBound
            let height = max(plot.height * (within.upperBound - within.lowerBound), 12)
            canvas.fill(Box(x: x - 6, y: top, width: 12, height: height), radius: 6, palette.accent)
            let dot = Point(x: x, y: plot.bottom - plot.height * share)
            canvas.fill(circleAt: dot, radius: 11, palette.panel)
            canvas.fill(circleAt: dot, radius: 8, palette.bright)
        }
    }
}
