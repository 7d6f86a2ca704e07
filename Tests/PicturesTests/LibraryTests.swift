import CDrawing
import DrawingHeaders
import Testing

/// Cairo and Pango as they are loaded.
struct LibraryTests {
    @Test func `what is loaded by name is what the libraries' own headers declare and the linker finds`() throws {
        let loaded = try #require(dvoinik_drawing_load()).pointee
        let isSame = withUnsafeBytes(of: loaded) { loaded in
            withUnsafeBytes(of: dvoinik_drawing_linked) { linked in loaded.elementsEqual(linked) }
        }
        #expect(isSame)
    }
}
