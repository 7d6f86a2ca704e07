/// A rectangle, in pixels from the top left corner.
struct Box: Equatable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }

    /// What is left when so much is taken off on each side.
    func inset(by horizontal: Double, _ vertical: Double) -> Box {
        Box(x: x + horizontal, y: y + vertical, width: width - 2 * horizontal, height: height - 2 * vertical)
    }

    func contains(_ point: Point) -> Bool {
        point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
    }
}

/// A place, in pixels from the top left corner.
struct Point: Equatable, Sendable {
    var x: Double
    var y: Double
}
