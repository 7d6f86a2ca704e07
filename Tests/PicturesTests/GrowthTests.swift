import Testing
import SeededChance

@testable import Pictures

/// The line of growth, and its scale.
struct GrowthTests {
    private static let plot = Box(x: 120, y: 80, width: 800, height: 200)

    @Test(arguments: 0..<200)
    func `the line stays between its neighbouring points, and so inside the plot`(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var (day, points) = (0, [CloneCard.Growth.Point]())
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            day += Int.random(in: 1...40, using: &random)
            points.append(.init(day: day, count: Int.random(in: 0...20_000, using: &random)))
        }
        let marks = RoundMarks.upTo(points.map(\.count).max() ?? 0)
        let growth = CloneCard.Growth(
            heading: "", points: points, marks: marks.map { .init(value: $0, text: "") }, days: [])

        let curve = GrowthCurve(through: points.map(GrowthScale(growth, plot: Self.plot).point))

        #expect(curve.arcs.count == points.count - 1)
        let isSteady = zip(curve.points, curve.arcs).allSatisfy { start, arc in
            let lowest = min(start.y, arc.end.y) - 1e-9
            let highest = max(start.y, arc.end.y) + 1e-9
            return [arc.leaving, arc.arriving, arc.end].allSatisfy {
                (lowest...highest).contains($0.y) && (start.x...arc.end.x).contains($0.x)
            }
        }
        #expect(isSteady)
        let room = Self.plot.inset(by: -1e-6, -1e-6)
        #expect(curve.points.allSatisfy(room.contains))
    }

    @Test(arguments: [
        (0, [0, 1, 2]), (1, [0, 1, 2]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6]), (109, [0, 50, 100, 150]),
    ])
    func `a scale is marked at round numbers`(highest: Int, marks: [Int]) {
        #expect(RoundMarks.upTo(highest) == marks)
    }

    @Test func `a scale reaches the highest number with three to five marks`() {
        for highest in stride(from: 0, to: 100_000, by: 37) {
            let marks = RoundMarks.upTo(highest)
            #expect((3...5).contains(marks.count), "\(highest)")
            #expect(marks[marks.count - 1] >= highest && marks[marks.count - 2] < max(highest, 2), "\(highest)")
        }
    }

    @Test(arguments: CloneCard.Scheme.allCases)
    func `everything that is read stands out on what is behind it`(scheme: CloneCard.Scheme) {
        let palette = Palette(scheme)
        for ground in [palette.ground, palette.panel] {
            for text in [palette.ink, palette.quiet] { #expect(text.contrast(on: ground) >= 4.5) }
            for sign in [palette.accent, palette.bright] { #expect(sign.contrast(on: ground) >= 2.5) }
        }
        #expect(palette.accent.contrast(on: palette.ground) >= 4.5, "the heading")
        #expect(palette.ink.contrast(on: palette.track) >= 4.5, "the stage")
    }
}
