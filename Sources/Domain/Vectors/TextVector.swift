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
        components.withUnsafeBufferPointer { Self.cosine(of: $0, step: step, with: other) }
    }

    /// The cosine of a vector, whose components lie elsewhere, with another direction, as ``cosine(with:)`` has it.
    public static func cosine(of components: UnsafeBufferPointer<Int8>, step: Float, with other: [Float]) -> Float? {
        guard other.count == components.count else { return nil }
        return step * other.withUnsafeBufferPointer { product(components, $0) }
    }

    /// Eight sums side by side: the processor adds them at once. By pointers, as checks at each step take twice as long as
    /// the sums.
    private static func product(_ one: UnsafeBufferPointer<Int8>, _ other: UnsafeBufferPointer<Float>) -> Float {
        guard var left = UnsafeRawPointer(one.baseAddress), var right = UnsafeRawPointer(other.baseAddress) else {
            return 0
        }
        var sums = SIMD8<Float>()
        for _ in 0..<one.count / 8 {
            let steps = left.loadUnaligned(as: SIMD8<Int8>.self)
            sums += SIMD8<Float>(steps) * right.loadUnaligned(as: SIMD8<Float>.self)
            left += MemoryLayout<SIMD8<Int8>>.size
            right += MemoryLayout<SIMD8<Float>>.size
        }
        return (one.count / 8 * 8..<one.count).reduce(sums.sum()) { $0 + Float(one[$1]) * other[$1] }
    }
}
