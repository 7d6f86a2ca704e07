/// What is needed to draw at all.
public enum Drawing {
    /// Looks whether Cairo, Pango and a font are there.
    public static func check() throws(DrawingFailure) {
        guard DrawableText.isAnythingKnown(on: try Canvas(width: 1, height: 1)) else { throw .noFont }
    }
}
