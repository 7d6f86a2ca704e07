/// Draws a card: a header, and below it panels, each as high as what it holds.
struct CardPainter: Painter {
    let card: CloneCard
    let canvas: Canvas
    let palette: Palette

    static let gap = 24.0

    /// Where panels stand from left to right.
    static var content: Box { Box(x: margin, y: margin, width: width - 2 * margin, height: 0) }

    static func height(of card: CloneCard) -> Double {
        height(of: card, growth: growthHeight(card), hasNote: hasNotePanel(card))
    }

    private static func height(of card: CloneCard, growth: Double, hasNote: Bool) -> Double {
        let panels = [growth, kindsHeight(card), notesHeight(card), hasNote ? noteHeight(card) : 0].filter { $0 > 0 }
        return margin + headerHeight + panels.reduce(0, +) + gap * Double(panels.count - 1) + margin
    }

    /// Whether what the clone does not know has room in a panel of its own.
    private static func hasNotePanel(_ card: CloneCard) -> Bool {
        noteHeight(card) > 0 && height(of: card, growth: leastGrowth, hasNote: true) <= highest
    }

    /// As high as is good to look at, or as there is room for.
    static func growthHeight(_ card: CloneCard) -> Double {
        let whole = height(of: card, growth: usualGrowth, hasNote: hasNotePanel(card))
        return usualGrowth - max(0, whole - highest)
    }

    /// No picture is higher, or Telegram would make it smaller.
    private static let highest = 1280.0
    private static let usualGrowth = 332.0
    private static let leastGrowth = 272.0

    func paint() {
        canvas.paint(palette.ground)
        paintHeader()
        var top = Self.margin + Self.headerHeight
        paintGrowth(in: panel(at: &top, height: Self.growthHeight(card)))
        if !card.kinds.isEmpty { paintKinds(in: panel(at: &top, height: Self.kindsHeight(card))) }
        if Self.notesHeight(card) > 0 { paintNotes(in: panel(at: &top, height: Self.notesHeight(card))) }
        if Self.hasNotePanel(card) { paintNote(in: panel(at: &top, height: Self.noteHeight(card))) }
    }

    private func panel(at top: inout Double, height: Double) -> Box {
        let box = Box(x: Self.content.x, y: top, width: Self.content.width, height: height)
        canvas.fill(box, radius: 32, palette.panel)
        top += height + Self.gap
        return box
    }
}

extension Lettering {
    static let name = Lettering(families: .serif, size: 64, weight: 700)
    static let number = Lettering(families: .serif, size: 104, weight: 700)
    static let eyebrow = Lettering(families: .sans, size: 30, weight: 700, spacing: 3)
    static let heading = Lettering(families: .sans, size: 32, weight: 700)
    static let body = Lettering(families: .sans, size: 34)
    static let bold = Lettering(families: .sans, size: 34, weight: 700)
    static let small = Lettering(families: .sans, size: 27)
}
