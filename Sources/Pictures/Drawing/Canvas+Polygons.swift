import CDrawing

extension Canvas {
    /// Draws a straight line.
    func stroke(from start: Point, to end: Point, width: Double, _ colour: Colour) {
        functions.cairo_new_path(cairo)
        functions.cairo_move_to(cairo, start.x, start.y)
        functions.cairo_line_to(cairo, end.x, end.y)
        stroke(width: width, colour)
    }

    /// Draws the outline of a polygon, in dots where it is only a help for the eye.
    func outline(_ corners: [Point], width: Double, _ colour: Colour, isDotted: Bool = false) {
        functions.cairo_new_path(cairo)
        trace(corners)
        let dots = isDotted ? [2.0, 9.0] : []
        functions.cairo_set_dash(cairo, dots.isEmpty ? [0] : dots, Int32(dots.count), 0)
        stroke(width: width, colour)
        functions.cairo_set_dash(cairo, [0], 0, 0)
    }

    /// Fills polygons at once: where they touch or overlap, the colour is not laid on twice.
    func fill(_ polygons: [[Point]], _ colour: Colour) {
        functions.cairo_new_path(cairo)
        for corners in polygons { trace(corners) }
        use(colour)
        functions.cairo_fill(cairo)
    }

    private func trace(_ corners: [Point]) {
        guard let first = corners.first else { return }
        functions.cairo_move_to(cairo, first.x, first.y)
        for corner in corners.dropFirst() { functions.cairo_line_to(cairo, corner.x, corner.y) }
        functions.cairo_close_path(cairo)
    }
}
