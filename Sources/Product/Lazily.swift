import NIOConcurrencyHelpers

/// Something that is made when it is first wanted: at the start nobody waits for it, and a bot that never needs it does
/// not hold it.
final class Lazily<Value: Sendable>: Sendable {
    private let make: @Sendable () throws -> Value
    private let made = NIOLockedValueBox<Value?>(nil)

    /// Says how it is made; what goes wrong is tried again.
    init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
    }

    /// The thing itself. Whoever else wants it meanwhile waits.
    func value() throws -> Value {
        try made.withLockedValue { made in
            if let made { return made }
            let value = try make()
            made = value
            return value
        }
    }
}
