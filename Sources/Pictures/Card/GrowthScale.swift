/// Which place in a plot stands for which day and number.
struct GrowthScale {
    let plot: Box
    /// From the first day to the last.
    let days: ClosedRange<Int>
    /// The number at the top.
    let top: Int

    init(_ growth: CloneCard.Growth, plot: Box) {
        self.plot = plot
        let first = growth.points.first?.day ?? 0
        days = first...(growth.points.last?.day ?? first)
        top = max(1, growth.points.map(\.count).max() ?? 0, growth.marks.map(\.value).max() ?? 0)
    }

    /// A single day is today, and stands at the right.
    func x(of day: Int) -> Double {
        guard days.lowerBound < days.upperBound else { return plot.right }
        let share = (Double(day) - Double(days.lowerBound)) / (Double(days.upperBound) - Double(days.lowerBound))
        return plot.x + plot.width * share
    }

    func y(of count: Int) -> Double {
        plot.bottom - plot.height * Double(count) / Double(top)
    }

    func point(_ point: CloneCard.Growth.Point) -> Point {
        Point(x: x(of: point.day), y: y(of: point.count))
    }
}
