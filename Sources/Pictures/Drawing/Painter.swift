/// Something that can be drawn.
public protocol Picture: Sendable {
    /// Draws it.
    ///
    /// It keeps a processor busy for about a tenth of a second. The same thing comes out the same on one machine; on
    /// another, fonts may differ.
    ///
    /// - Returns: A PNG file, 1024 pixels wide and at most 1280 high.
    func png() throws(DrawingFailure) -> [UInt8]
}

/// What a painter can be given.
protocol Paintable {
    /// In which colours.
    var scheme: CloneCard.Scheme { get }
    /// Whether everything in it can be shown.
    var isSensible: Bool { get }
}

/// Draws a card on a canvas of its own, in the colours that the card asks for.
protocol Painter {
    associatedtype Card: Paintable

    var canvas: Canvas { get }

    init(card: Card, canvas: Canvas, palette: Palette)

    /// How high a card is, in pixels.
    static func height(of card: Card) -> Double

    func paint()
}

extension Painter {
    /// In pixels. Telegram shows pictures of up to 1280 pixels a side as they are, and smaller on a phone: with this
    /// width, 3.3 pixels are one point there.
    static var width: Double { 1024 }
    static var margin: Double { 56 }

    static func draw(_ card: Card) throws(DrawingFailure) -> Canvas {
        guard card.isSensible else { throw .invalidValue }
        let canvas = try Canvas(width: Int(width), height: Int(height(of: card)))
        guard DrawableText.isAnythingKnown(on: canvas) else { throw .noFont }
        Self(card: card, canvas: canvas, palette: Palette(card.scheme)).paint()
        return canvas
    }

    /// What can be drawn of a text.
    func clean(_ text: String) -> String { DrawableText(text, on: canvas).text }

    func set(_ text: String, _ lettering: Lettering, width: Double, lines: Int = 1) -> Writing {
        Writing(clean(text), lettering, width: width, lines: lines, on: canvas)
    }
}

extension ClosedRange<Double> {
    /// Whether it is a part of 0 to 1 that holds a share.
    func holds(share: Double) -> Bool {
        share.isFinite && lowerBound >= 0 && upperBound <= 1 && contains(share)
    }
}
