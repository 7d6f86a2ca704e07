import CDrawing

extension Canvas {
    /// Fills everything.
    func paint(_ colour: Colour) {
        use(colour)
        functions.cairo_paint(cairo)
    }

    /// Fills a rectangle with round corners.
    func fill(_ box: Box, radius: Double, _ colour: Colour) {
        guard box.width > 0, box.height > 0 else { return }
        outline(box, radius: min(radius, box.width / 2, box.height / 2))
        use(colour)
        functions.cairo_fill(cairo)
    }

    func fill(circleAt centre: Point, radius: Double, _ colour: Colour) {
        functions.cairo_new_path(cairo)
        functions.cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * .pi)
        use(colour)
        functions.cairo_fill(cairo)
    }

    /// Draws a level line, in dots where it is only a help for the eye.
    func line(from left: Double, to right: Double, y: Double, width: Double, _ colour: Colour, isDotted: Bool = false) {
        functions.cairo_new_path(cairo)
        functions.cairo_move_to(cairo, left, y)
        functions.cairo_line_to(cairo, right, y)
        let dots = isDotted ? [2.0, 8.0] : []
        functions.cairo_set_dash(cairo, dots.isEmpty ? [0] : dots, Int32(dots.count), 0)
        stroke(width: width, colour)
        functions.cairo_set_dash(cairo, [0], 0, 0)
    }

    /// Draws a curve.
    func stroke(_ curve: GrowthCurve, width: Double, _ colour: Colour) {
        trace(curve)
        stroke(width: width, colour)
    }

    /// Fills what lies under a curve, fading out downwards.
    func fill(under curve: GrowthCurve, in plot: Box, _ colour: Colour) {
        guard let first = curve.points.first, let last = curve.points.last else { return }
        trace(curve)
        functions.cairo_line_to(cairo, last.x, plot.bottom)
        functions.cairo_line_to(cairo, first.x, plot.bottom)
        functions.cairo_close_path(cairo)
        let pattern = functions.cairo_pattern_create_linear(0, plot.y, 0, plot.bottom)
        for (offset, alpha) in [(0.0, 0.45), (1.0, 0.04)] {
            functions.cairo_pattern_add_color_stop_rgba(
                pattern, offset, colour.red, colour.green, colour.blue, alpha)
        }
        functions.cairo_set_source(cairo, pattern)
        functions.cairo_fill(cairo)
        functions.cairo_pattern_destroy(pattern)
    }

    /// Draws nothing outside of a box meanwhile.
    func clipped(to box: Box, _ draw: () -> Void) {
        functions.cairo_save(cairo)
        functions.cairo_new_path(cairo)
        functions.cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
        functions.cairo_clip(cairo)
        draw()
        functions.cairo_restore(cairo)
    }

    func use(_ colour: Colour) {
        functions.cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha)
    }

    private func trace(_ curve: GrowthCurve) {
        functions.cairo_new_path(cairo)
        guard let first = curve.points.first else { return }
        functions.cairo_move_to(cairo, first.x, first.y)
        for arc in curve.arcs {
            functions.cairo_curve_to(
                cairo, arc.leaving.x, arc.leaving.y, arc.arriving.x, arc.arriving.y, arc.end.x, arc.end.y)
        }
    }

    /// Draws the path that was traced.
    func stroke(width: Double, _ colour: Colour) {
        functions.cairo_set_line_width(cairo, width)
        functions.cairo_set_line_cap(cairo, UInt32(DVOINIK_LINE_CAP_ROUND))
        functions.cairo_set_line_join(cairo, UInt32(DVOINIK_LINE_JOIN_ROUND))
        use(colour)
        functions.cairo_stroke(cairo)
    }

    private func outline(_ box: Box, radius: Double) {
        functions.cairo_new_path(cairo)
        let corners: [(Double, Double, Double)] = [
            (box.right - radius, box.y + radius, -0.5), (box.right - radius, box.bottom - radius, 0),
            (box.x + radius, box.bottom - radius, 0.5), (box.x + radius, box.y + radius, 1),
        ]
        for (x, y, turn) in corners {
            functions.cairo_arc(cairo, x, y, radius, turn * .pi, (turn + 0.5) * .pi)
        }
        functions.cairo_close_path(cairo)
    }
}
