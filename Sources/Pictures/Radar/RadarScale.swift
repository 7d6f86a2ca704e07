import Glibc

/// Where shares of several levels lie around a middle: the first level points up, the others follow clockwise.
struct RadarScale {
    let middle: Point
    let radius: Double
    /// How many levels there are.
    let count: Int

    /// The direction of a level, in radians from the right, clockwise as pixels run.
    func angle(of level: Int) -> Double { -.pi / 2 + 2 * .pi * Double(level) / Double(count) }

    func point(_ level: Int, _ share: Double) -> Point {
        let angle = angle(of: level)
        return Point(x: middle.x + cos(angle) * radius * share, y: middle.y + sin(angle) * radius * share)
    }

    /// The corners of a ring.
    func ring(_ share: Double) -> [Point] { (0..<count).map { point($0, share) } }

    /// The stretches between neighbours of which both are known, as pairs of levels. An unknown level is no point: a line
    /// across it would claim to know it, one to the middle that it is nothing.
    func stretches(_ readings: [RadarCard.Reading?]) -> [(Int, Int)] {
        (0..<count).map { ($0, ($0 + 1) % count) }.filter { readings[$0.0] != nil && readings[$0.1] != nil }
    }
}
