/// How well the clone guesses, and what it does not know yet: side by side where there are both. Where it was measured
/// by month too, the months stand in the place of the latter, which then stands below as far as there is room.
extension CardPainter {
    private static let padding = 24.0
    private static let accuracyHeight = 112.0

    static func notesHeight(_ card: CloneCard) -> Double {
        card.months != nil ? 244 : card.accuracy == nil && card.note == nil ? 0 : 152
    }

    /// The height of a panel of its own for what the clone does not know yet.
    static func noteHeight(_ card: CloneCard) -> Double { card.months != nil && card.note != nil ? 116 : 0 }

    func paintNote(in panel: Box) {
        if let note = card.note { paint(note, lines: 1, in: panel.inset(by: 36, Self.padding), isCentred: true) }
    }

    func paintNotes(in panel: Box) {
        let box = panel.inset(by: 36, Self.padding)
        if let months = card.months { return paint(months, beside: card.accuracy, in: box) }
        let isHalved = card.accuracy != nil && card.note != nil
        let width = isHalved ? (box.width - 56) / 2 : box.width
        if let accuracy = card.accuracy {
            paint(accuracy, in: Box(x: box.x, y: box.y, width: width, height: box.height))
        }
        if let note = card.note {
            let place = Box(x: box.right - width, y: box.y, width: width, height: box.height)
            paint(note, lines: 2, in: place, isCentred: !isHalved)
        }
    }

    private func paint(_ months: CloneCard.Months, beside accuracy: CloneCard.Accuracy?, in box: Box) {
        let width = accuracy == nil ? box.width : (box.width - 56) / 2
        if let accuracy {
            let height = Self.accuracyHeight
            paint(accuracy, in: Box(x: box.x, y: box.middle.y - height / 2, width: width, height: height))
        }
        paint(months, in: Box(x: box.right - width, y: box.y, width: width, height: box.height))
    }

    private func paint(_ note: CloneCard.Note, lines: Int, in box: Box, isCentred: Bool = false) {
        let heading = set(note.heading, .heading.sized(28), width: box.width)
        let text = canvas.balance(clean(note.text), .body.sized(30), width: box.width, lines: lines)
        let top = isCentred ? box.middle.y - (heading.height + text.height) / 2 : box.y - 6
        canvas.show(heading, x: box.x, y: top, palette.quiet)
        canvas.show(text, x: box.x, y: top + heading.height + 4, palette.ink)
    }

    private func paint(_ accuracy: CloneCard.Accuracy, in box: Box) {
        switch accuracy {
        case .tooEarly(let note): paint(note, lines: 2, in: box)
        case .measured(let share, let within, let note):
            paint(note, lines: 1, in: box)
            paint(share, within, on: Box(x: box.x, y: box.bottom - 20, width: box.width, height: 10))
        }
    }

    /// A scale from never to always: where the truth lies, and the best guess within.
    private func paint(_ share: Double, _ within: ClosedRange<Double>, on scale: Box) {
        canvas.fill(scale, radius: 5, palette.track)
        let from = scale.x + scale.width * within.lowerBound
        let to = scale.x + scale.width * within.upperBound
        canvas.fill(Box(x: from, y: scale.y, width: to - from, height: scale.height), radius: 5, palette.accent)
        let dot = Point(x: scale.x + scale.width * share, y: scale.middle.y)
        canvas.fill(circleAt: dot, radius: 14, palette.panel)
        canvas.fill(circleAt: dot, radius: 10, palette.bright)
    }
}
