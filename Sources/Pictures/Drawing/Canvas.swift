import CDrawing

/// A picture that is being drawn: an image of Cairo's, and fonts of Pango's that go with it.
final class Canvas {
    let functions: dvoinik_drawing
    let cairo: OpaquePointer
    let pango: OpaquePointer
    let width: Int
    let height: Int
    private let surface: OpaquePointer
    private let fonts: OpaquePointer

    /// Prepares an empty picture.
    ///
    /// - Parameters:
    ///   - width: In pixels, at most 32,767, like the height.
    init(width: Int, height: Int) throws(DrawingFailure) {
        guard let functions = dvoinik_drawing_load()?.pointee else { throw .notInstalled }
        self.functions = functions
        self.width = width
        self.height = height
        surface = functions.cairo_image_surface_create(Int32(DVOINIK_FORMAT_RGB24), Int32(width), Int32(height))
        cairo = functions.cairo_create(surface)
        // Fonts of its own: Pango would keep those of each thread for as long as the thread lives.
        fonts = functions.pango_cairo_font_map_new()
        pango = functions.pango_font_map_create_context(fonts)
        let status = functions.cairo_status(cairo)
        guard status == 0 else { throw .cairo(status: status) }
        smoothLetters()
    }

    deinit {
        functions.g_object_unref(UnsafeMutableRawPointer(pango))
        functions.g_object_unref(UnsafeMutableRawPointer(fonts))
        functions.cairo_destroy(cairo)
        functions.cairo_surface_destroy(surface)
    }

    /// The picture as a PNG file.
    func png() throws(DrawingFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { bytes in
            functions.cairo_surface_write_to_png_stream(
                surface,
                { closure, piece, count in
                    let bytes = closure.assumingMemoryBound(to: [UInt8].self)
                    bytes.pointee += UnsafeBufferPointer(start: piece, count: Int(count))
                    return 0
                }, bytes)
        }
        let drawn = functions.cairo_status(cairo)
        guard drawn == 0, status == 0 else { throw .cairo(status: max(drawn, status)) }
        return bytes
    }

    /// The picture's pixels, row by row, each as `0xRRGGBB`.
    func pixels() -> [UInt32] {
        functions.cairo_surface_flush(surface)
        guard let data = functions.cairo_image_surface_get_data(surface) else { return [] }
        let stride = Int(functions.cairo_image_surface_get_stride(surface))
        return (0..<height).flatMap { row in
            (0..<width).map { column in
                UnsafeRawPointer(data).load(fromByteOffset: row * stride + column * 4, as: UInt32.self) & 0xFF_FFFF
            }
        }
    }

    /// Letters are smoothed in greys, and stand where they should to a fraction of a pixel, whatever the desktop
    /// settings of the machine say.
    private func smoothLetters() {
        let options = functions.cairo_font_options_create()
        functions.cairo_font_options_set_antialias(options, UInt32(DVOINIK_ANTIALIAS_GRAY))
        functions.cairo_font_options_set_hint_style(options, UInt32(DVOINIK_HINT_STYLE_NONE))
        functions.cairo_font_options_set_hint_metrics(options, UInt32(DVOINIK_HINT_METRICS_OFF))
        functions.pango_cairo_context_set_font_options(pango, options)
        functions.pango_context_set_round_glyph_positions(pango, 0)
        functions.cairo_font_options_destroy(options)
    }
}
