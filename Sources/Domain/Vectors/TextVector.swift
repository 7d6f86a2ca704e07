/// What a text means, as a direction: a vector of length 1 with its components in whole steps of 1/127 of the largest.
/// That takes a quarter of the room, and moves a cosine by less than 0.001 where there are some hundred components.
public struct TextVector: Equatable, Sendable {
    /// The length of a step.
    public var step: Float
    /// The components, in steps.
    public var components: [Int8]

    /// Takes a vector that was kept.
    public init(step: Float, components: [Int8]) {
        self.step = step
        self.components = components
    }

    /// Takes a vector of length 1. One that has no direction, or is not made of numbers, is none.
    public init?(_ vector: [Float]) {
        let largest = vector.reduce(Float(0)) { max($0, abs($1)) }
        guard largest > 0, vector.allSatisfy(\.isFinite) else { return nil }
        step = largest / 127
        components = vector.map { [step] in Int8(($0 / step).rounded()) }
    }

    /// The cosine with another direction of length 1; none where that has another width, as vectors of another model have.
    public func cosine(with other: [Float]) -> Float? {
        guard other.count == components.count else { return nil }
        return step
            * components.withUnsafeBufferPointer { mine in
                other.withUnsafeBufferPointer { theirs in Self.product(mine, theirs) }
            }
    }

    /// Eight sums side by side: the processor adds them at once.
    private static func product(_ one: UnsafeBufferPointer<Int8>, _ other: UnsafeBufferPointer<Float>) -> Float {
        var sums = SIMD8<Float>()
        let whole = one.count / 8 * 8
        let (left, right) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
        for start in stride(from: 0, to: whole, by: 8) {
            let steps = left.loadUnaligned(fromByteOffset: start, as: SIMD8<Int8>.self)
            sums += SIMD8<Float>(steps) * right.loadUnaligned(fromByteOffset: 4 * start, as: SIMD8<Float>.self)
        }
        return (whole..<one.count).reduce(sums.sum()) { $0 + Float(one[$1]) * other[$1] }
    }
}
