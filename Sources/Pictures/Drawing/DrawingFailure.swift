/// Why a picture could not be drawn.
public enum DrawingFailure: Error, Equatable, Sendable {
    /// Cairo and Pango are not installed.
    case notInstalled
    /// No installed font has letters of both languages.
    case noFont
    /// What was to be drawn makes no sense: a negative number, days out of order, a share beyond 0 and 1.
    case invalidValue
    /// Cairo failed.
    ///
    /// - Parameter status: Its `cairo_status_t`.
    case cairo(status: UInt32)
}
