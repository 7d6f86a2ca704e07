import Glibc

/// The standard output of the process, or another open file.
public struct StandardOutput: TerminalDisplay {
    /// Whether it is a terminal with a cursor.
    public let isRewritable: Bool
    /// Whether it is a terminal on which colours are wanted.
    public let isColoured: Bool
    private let descriptor: Int32

    /// Looks at what the output is.
    ///
    /// - Parameters:
    ///   - descriptor: What is written to: standard output unless told.
    ///   - environment: `TERM=dumb` rules out a cursor and styles, `NO_COLOR` (no-color.org) styles.
    public init(descriptor: Int32 = 1, environment: [String: String]) {
        self.descriptor = descriptor
        isRewritable = isatty(descriptor) == 1 && environment["TERM", default: "dumb"] != "dumb"
        isColoured = isRewritable && environment["NO_COLOR", default: ""].isEmpty
    }

    /// What the terminal says of its size at this moment.
    public var size: TerminalSize {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return .usual }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Writes all of it, waiting while the other side is not ready.
    public func write(_ characters: String) throws(TerminalFailure) {
        do throws(OpenFile.Failure) {
            try writeAll(Array(characters.utf8), to: descriptor)
        } catch {
            throw TerminalFailure(code: error.code)
        }
    }
}
