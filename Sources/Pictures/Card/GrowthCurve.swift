/// A smooth curve through points, in pixels, which nowhere goes higher or lower than its neighbouring points: what it
/// shows between them never was more, or less, than what was counted.
///
/// Cubic Hermite arcs with slopes limited as by F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic
/// Interpolation", SIAM Journal on Numerical Analysis 17 (1980).
struct GrowthCurve: Equatable, Sendable {
    /// What it goes through, from left to right.
    let points: [Point]
    /// What lies between them.
    let arcs: [Arc]

    /// A cubic Bézier curve that begins where the one before it ended.
    struct Arc: Equatable, Sendable {
        var leaving: Point
        var arriving: Point
        var end: Point
    }

    /// - Parameter points: With rising `x`.
    init(through points: [Point]) {
        self.points = points
        let slopes = Self.slopes(points)
        arcs = points.indices.dropLast().map { index in
            let (start, end) = (points[index], points[index + 1])
            let third = (end.x - start.x) / 3
            return Arc(
                leaving: Point(x: start.x + third, y: start.y + slopes[index] * third),
                arriving: Point(x: end.x - third, y: end.y - slopes[index + 1] * third), end: end)
        }
    }

    /// The slope at each point: level at peaks and at the ends of plateaus; elsewhere the harmonic mean of those of the
    /// neighbouring chords, which is at most twice the flatter one.
    private static func slopes(_ points: [Point]) -> [Double] {
        let chords = zip(points, points.dropFirst()).map { ($1.y - $0.y) / ($1.x - $0.x) }
        guard let first = chords.first, let last = chords.last else { return points.map { _ in 0 } }
        let inner = zip(chords, chords.dropFirst()).map { left, right in
            left * right > 0 ? 2 * left * right / (left + right) : 0
        }
        return [first] + inner + [last]
    }
}
