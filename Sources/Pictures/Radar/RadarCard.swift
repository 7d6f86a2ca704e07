/// How two people suit each other, as a picture shows it: level by level, for each of the two. All words are in the
/// person's language already.
public struct RadarCard: Picture, Paintable, Equatable {
    /// In which colours.
    public var scheme: CloneCard.Scheme
    /// What this is.
    public var heading: String
    /// How well they suit on the whole, as it is written: "64 %".
    public var score: String
    /// How far that can be off, in words.
    public var interval: String
    /// What that comes to, in a few words.
    public var band: String
    /// Whose colours are whose, in a few words each.
    public var legend: Legend
    /// The levels in the order in which they stand around, from three to eight.
    public var levels: [Level]

    /// Makes a picture.
    public init(
        scheme: CloneCard.Scheme, heading: String, score: String, interval: String, band: String, legend: Legend,
        levels: [Level]
    ) {
        self.scheme = scheme
        self.heading = heading
        self.score = score
        self.interval = interval
        self.band = band
        self.legend = legend
        self.levels = levels
    }

    /// What the colours and the dotted ring mean.
    public struct Legend: Equatable, Sendable {
        /// The first of two: how the other suits them.
        public var one: String
        /// The second.
        public var other: String
        /// The ring in the middle: as with anybody.
        public var usual: String

        /// Explains.
        public init(one: String, other: String, usual: String) {
            self.one = one
            self.other = other
            self.usual = usual
        }
    }

    /// One level.
    public struct Level: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// What more is to be said of it, such as that it is unknown.
        public var note: String?
        /// How the other suits the first; none where that is unknown.
        public var one: Reading?
        /// How the first suits the other; none where that is unknown.
        public var other: Reading?

        /// Names a level.
        public init(name: String, note: String? = nil, one: Reading?, other: Reading?) {
            self.name = name
            self.note = note
            self.one = one
            self.other = other
        }
    }

    /// A share, somewhere between two others.
    public struct Reading: Equatable, Sendable {
        /// From 0 to 1.
        public var share: Double
        /// Where the truth lies.
        public var within: ClosedRange<Double>

        /// Reads.
        public init(_ share: Double, within: ClosedRange<Double>) {
            self.share = share
            self.within = within
        }
    }

    public func png() throws(DrawingFailure) -> [UInt8] {
        try RadarPainter.draw(self).png()
    }

    /// Whether everything in it can be shown.
    var isSensible: Bool {
        (3...8).contains(levels.count)
            && levels.flatMap { [$0.one, $0.other].compactMap(\.self) }.allSatisfy { $0.within.holds(share: $0.share) }
    }
}
