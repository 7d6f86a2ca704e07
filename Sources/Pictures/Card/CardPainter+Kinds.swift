/// How much the clone knows by kind: bars in two columns.
extension CardPainter {
    /// Many rows beside months stand closer, or the curve would be flat.
    private static func rowHeight(_ card: CloneCard) -> Double { card.months != nil && rows(card) > 4 ? 58 : 66 }
    private static let mostKinds = 10
    private static let padding = 16.0

    private static func rows(_ card: CloneCard) -> Int { (min(card.kinds.count, mostKinds) + 1) / 2 }

    static func kindsHeight(_ card: CloneCard) -> Double {
        card.kinds.isEmpty ? 0 : Double(rows(card)) * rowHeight(card) + 2 * padding
    }

    func paintKinds(in panel: Box) {
        let box = panel.inset(by: 36, Self.padding)
        let (rows, height) = (Self.rows(card), Self.rowHeight(card))
        let most = card.kinds.map(\.count).max() ?? 0
        let width = card.kinds.count == 1 ? box.width : (box.width - 56) / 2
        for (index, kind) in card.kinds.prefix(Self.mostKinds).enumerated() {
            let (column, row) = (Double(index / rows), Double(index % rows))
            let cell = Box(
                x: box.x + column * (width + 56), y: box.y + row * height, width: width, height: height)
            paint(kind, share: most > 0 ? Double(kind.count) / Double(most) : 0, in: cell)
        }
    }

    private func paint(_ kind: CloneCard.Kind, share: Double, in cell: Box) {
        let count = set(kind.text, .bold.sized(32), width: cell.width / 2)
        let name = set(kind.name, .body.sized(32), width: cell.width - count.width - 20)
        let baseline = cell.y + 40
        canvas.show(name, x: cell.x, y: baseline - name.baseline, palette.ink)
        canvas.show(count, x: cell.right - count.width, y: baseline - count.baseline, palette.ink)
        let bar = Box(x: cell.x, y: cell.y + 50, width: cell.width, height: 8)
        canvas.fill(bar, radius: 4, palette.track)
        // What is there shows, however little it is.
        let length = kind.count > 0 ? max(bar.width * share, bar.height) : 0
        canvas.fill(Box(x: bar.x, y: bar.y, width: length, height: bar.height), radius: 4, palette.accent)
    }
}
