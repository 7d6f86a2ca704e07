/// A colour of sRGB.
struct Colour: Equatable, Sendable {
    /// Each from 0 to 1.
    var red: Double
    var green: Double
    var blue: Double
    /// 0 (not there) to 1 (opaque).
    var alpha = 1.0

    /// A colour as designers write it: `0xRRGGBB`.
    init(_ hex: UInt32) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    func faded(to alpha: Double) -> Colour {
        var colour = self
        colour.alpha = alpha
        return colour
    }
}
