/// A set of small numbers, one bit each: what holds of whom among very many.
public struct BitMask: Equatable, Sendable {
    private(set) var words: [UInt64]

    /// The empty set of numbers below a count.
    public init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// How many numbers are in it.
    public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether a number is in it; a number beyond its size is not.
    public subscript(number: Int) -> Bool {
        get { number >> 6 < words.count && words[number >> 6] & Self.bit(number) != 0 }
        set {
            grow(to: number + 1)
            if newValue { words[number >> 6] |= Self.bit(number) } else { words[number >> 6] &= ~Self.bit(number) }
        }
    }

    /// Makes room for numbers below a count.
    public mutating func grow(to count: Int) {
        let missing = (count + 63) / 64 - words.count
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
    }

    /// Keeps what is in another too.
    public mutating func formIntersection(_ other: BitMask) {
        for place in words.indices { words[place] &= place < other.words.count ? other.words[place] : 0 }
    }

    /// Adds what is in another.
    public mutating func formUnion(_ other: BitMask) {
        grow(to: other.words.count * 64)
        for place in other.words.indices { words[place] |= other.words[place] }
    }

    /// Takes out what is in another.
    public mutating func subtract(_ other: BitMask) {
        for place in words.indices where place < other.words.count { words[place] &= ~other.words[place] }
    }

    /// Puts the numbers between two into a list, in order, after what it holds.
    func append(to numbers: inout [UInt32], from start: Int, to end: Int) {
        for place in (start >> 6)..<min((end + 63) >> 6, words.count) {
            var rest = words[place]
            while rest != 0 {
                numbers.append(UInt32(truncatingIfNeeded: place << 6 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
    }

    private static func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
}
