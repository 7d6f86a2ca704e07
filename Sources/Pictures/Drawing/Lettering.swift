/// How letters look.
struct Lettering: Equatable, Sendable {
    /// Font families, the preferred first.
    var families: Families
    /// The height of the em, in pixels.
    var size: Double
    /// From 100 (thin) to 900 (heavy), as in CSS.
    var weight: UInt32 = 400
    /// Extra space between letters, in pixels.
    var spacing = 0.0

    /// Families that have both languages' letters.
    enum Families: String, Sendable {
        case serif = "PT Serif, Noto Serif, DejaVu Serif, serif"
        case sans = "PT Sans, Noto Sans, DejaVu Sans, sans-serif"
    }

    func sized(_ size: Double) -> Lettering {
        var lettering = self
        lettering.size = size
        return lettering
    }
}
