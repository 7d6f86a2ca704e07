/// Why nothing can be printed or read.
public struct TerminalFailure: Error, Equatable, Sendable {
    /// The value of `errno`.
    public var code: Int32

    /// Describes a failure.
    public init(code: Int32) {
        self.code = code
    }
}
