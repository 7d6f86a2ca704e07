import CDrawing

/// A text set in type, with its measures.
final class Writing {
    /// In pixels: the lines' own height and width, whatever the letters' tails and hats do.
    let width: Double
    let height: Double
    /// From the top to the line the letters of the first line stand on, in pixels.
    let baseline: Double
    let lines: Int
    /// Whether there was no room for all of it.
    let isShortened: Bool
    /// How many characters no installed font has.
    let unknown: Int
    fileprivate let layout: OpaquePointer
    private let functions: dvoinik_drawing

    /// Sets a text.
    ///
    /// - Parameters:
    ///   - width: The most pixels of a line.
    ///   - lines: The most lines. What is beyond ends in an ellipsis.
    init(_ text: String, _ lettering: Lettering, width: Double, lines: Int, on canvas: Canvas) {
        functions = canvas.functions
        layout = functions.pango_layout_new(canvas.pango)
        Self.set(text, on: layout, functions)
        Self.set(lettering, on: layout, functions)
        // Names of any script begin on the left, where the rest of the picture begins.
        functions.pango_layout_set_auto_dir(layout, 0)
        functions.pango_layout_set_width(layout, Int32(max(width, 1) * Self.unit))
        functions.pango_layout_set_height(layout, -Int32(lines))
        functions.pango_layout_set_wrap(layout, UInt32(DVOINIK_WRAP_WORD_CHAR))
        functions.pango_layout_set_ellipsize(layout, UInt32(DVOINIK_ELLIPSIZE_END))
        var (measuredWidth, measuredHeight): (Int32, Int32) = (0, 0)
        functions.pango_layout_get_size(layout, &measuredWidth, &measuredHeight)
        self.width = Double(measuredWidth) / Self.unit
        height = Double(measuredHeight) / Self.unit
        baseline = Double(functions.pango_layout_get_baseline(layout)) / Self.unit
        self.lines = Int(functions.pango_layout_get_line_count(layout))
        isShortened = functions.pango_layout_is_ellipsized(layout) != 0
        unknown = Int(functions.pango_layout_get_unknown_glyphs_count(layout))
    }

    deinit { functions.g_object_unref(UnsafeMutableRawPointer(layout)) }

    private static func set(_ text: String, on layout: OpaquePointer, _ functions: dvoinik_drawing) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                guard let start = bytes.baseAddress else { return }
                functions.pango_layout_set_text(layout, start, Int32(bytes.count))
            }
        }
    }

    private static func set(_ lettering: Lettering, on layout: OpaquePointer, _ functions: dvoinik_drawing) {
        let font = functions.pango_font_description_new()
        functions.pango_font_description_set_family(font, lettering.families.rawValue)
        functions.pango_font_description_set_weight(font, lettering.weight)
        functions.pango_font_description_set_absolute_size(font, lettering.size * unit)
        functions.pango_layout_set_font_description(layout, font)
        functions.pango_font_description_free(font)
        guard lettering.spacing != 0 else { return }
        let attributes = functions.pango_attr_list_new()
        functions.pango_attr_list_insert(
            attributes, functions.pango_attr_letter_spacing_new(Int32(lettering.spacing * unit)))
        functions.pango_layout_set_attributes(layout, attributes)
        functions.pango_attr_list_unref(attributes)
    }

    /// Pango's units in a pixel.
    private static let unit = Double(DVOINIK_PANGO_SCALE)
}

extension Canvas {
    /// Draws a text with its top left corner at a point. Nothing of it leaves the height of its lines: letters with
    /// towers of accents would run into their neighbours.
    func show(_ writing: Writing, x: Double, y: Double, _ colour: Colour) {
        let room = writing.height * 0.2
        let box = Box(x: x - room, y: y, width: writing.width + 2 * room, height: writing.height)
        clipped(to: box) {
            use(colour)
            functions.cairo_move_to(cairo, x, y)
            functions.pango_cairo_show_layout(cairo, writing.layout)
        }
    }

    /// Sets a text in one line, as large as there is room for it, and never smaller than a part of its size.
    func fit(_ text: String, _ lettering: Lettering, width: Double, least: Double = 0.5) -> Writing {
        let writing = Writing(text, lettering, width: width, lines: 1, on: self)
        guard writing.isShortened, least < 1 else { return writing }
        let size = lettering.size * max(least, 0.9)
        return fit(text, lettering.sized(size), width: width, least: least / 0.9)
    }

    /// Sets a text in lines of much the same length, so that none has a single word left over.
    func balance(_ text: String, _ lettering: Lettering, width: Double, lines: Int) -> Writing {
        var (best, narrower) = (Writing(text, lettering, width: width, lines: lines, on: self), width)
        while best.lines > 1, !best.isShortened, narrower > lettering.size * 4 {
            narrower -= lettering.size / 4
            let attempt = Writing(text, lettering, width: narrower, lines: lines, on: self)
            guard !attempt.isShortened, attempt.lines == best.lines else { break }
            best = attempt
        }
        return best
    }
}
