/// The colours of a card. Each scheme stands out on bright and on dark chats alike: light is warm paper, dark is the blue
/// of late evening, not black.
struct Palette: Equatable, Sendable {
    /// Behind everything.
    var ground: Colour
    /// Behind what belongs together.
    var panel: Colour
    /// What is to be read first.
    var ink: Colour
    /// What explains.
    var quiet: Colour
    /// Growth, and bars.
    var accent: Colour
    /// The newest.
    var bright: Colour
    /// What bars run in.
    var track: Colour

    init(_ scheme: CloneCard.Scheme) {
        self = scheme == .light ? Self.light : Self.dark
    }

    private init(
        ground: UInt32, panel: UInt32, ink: UInt32, quiet: UInt32, accent: UInt32, bright: UInt32, track: UInt32
    ) {
        self.ground = Colour(ground)
        self.panel = Colour(panel)
        self.ink = Colour(ink)
        self.quiet = Colour(quiet)
        self.accent = Colour(accent)
        self.bright = Colour(bright)
        self.track = Colour(track)
    }

    private static let light = Palette(
        ground: 0xF6F0E6, panel: 0xFFFDF9, ink: 0x23283A, quiet: 0x636779, accent: 0x267371, bright: 0xD9772B,
        track: 0xEAE3D6)
    private static let dark = Palette(
        ground: 0x1D2438, panel: 0x28314A, ink: 0xF5EFE4, quiet: 0xA9B1C6, accent: 0x6CCFC3, bright: 0xF3B265,
        track: 0x39435F)
}
