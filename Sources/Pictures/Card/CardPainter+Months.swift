/// How well the clone guessed, month by month: where the truth lies, and the best guess within.
extension CardPainter {
    private static let most = 6

    func paint(_ months: CloneCard.Months, in box: Box) {
        let heading = set(months.heading, .heading.sized(28), width: box.width)
        canvas.show(heading, x: box.x, y: box.y - 6, palette.quiet)
        let shown = months.months.suffix(Self.most)
        let names = shown.map { set($0.name, .small.sized(25), width: box.width / Double(shown.count)) }
        let below = names.map(\.height).max() ?? 0
        let top = box.y + heading.height + 4
        let plot = Box(x: box.x, y: top, width: box.width, height: box.bottom - below - 2 - top)
        for share in [0, 0.5, 1] {
            let y = plot.bottom - plot.height * share
            canvas.line(from: plot.x, to: plot.right, y: y, width: 2, palette.track, isDotted: share > 0)
        }
        let width = plot.width / Double(max(shown.count, 1))
        for (index, (month, name)) in zip(shown, names).enumerated() {
            let middle = plot.x + width * (Double(index) + 0.5)
            canvas.show(name, x: middle - name.width / 2, y: plot.bottom + 2, palette.quiet)
            paint(month.rate, at: middle, width: width - 6, in: plot)
        }
    }

    private func paint(_ rate: CloneCard.Months.Rate, at x: Double, width: Double, in plot: Box) {
        switch rate {
        case .few(let words):
            let text = set(words, .small.sized(22), width: width)
            canvas.show(text, x: x - text.width / 2, y: plot.middle.y - text.height / 2, palette.quiet)
        case .measured(let share, let within):
            let top = plot.bottom - plot.height * within.upperBound
            let height = max(plot.height * (within.upperBound - within.lowerBound), 10)
            canvas.fill(Box(x: x - 5, y: top, width: 10, height: height), radius: 5, palette.accent)
            let dot = Point(x: x, y: plot.bottom - plot.height * share)
            canvas.fill(circleAt: dot, radius: 13, palette.panel)
            canvas.fill(circleAt: dot, radius: 9, palette.bright)
        }
    }
}
