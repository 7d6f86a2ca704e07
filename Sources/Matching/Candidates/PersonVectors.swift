import CNearest

/// Vectors of very many people, to find the nearest ones exactly.
///
/// Each vector is kept twice: as it is, and rounded to bytes with a step of its own. A search goes through the bytes, keeps
/// the best few hundred and computes those anew from the floating-point numbers. What rounding can do to a product is far
/// less than what lies between the best and the last of those, so that nothing that belongs in the answer is lost; how
/// much less is tested.
public struct PersonVectors: Sendable {
    /// How many components the vectors have.
    public let width: Int
    private let paddedWidth: Int
    private var floats: [Float] = []
    private var bytes: [Int8] = []
    /// By row, what a step of its bytes is worth.
    private var steps: [Float] = []
    /// By row, what raising the query's bytes by 128 adds to a product.
    private var surpluses: [Int32] = []
    /// The rows that count.
    private(set) public var living = BitMask(count: 0)

    /// So many times as many rows are computed anew as are asked for, and at least so many.
    private static let rescored = (factor: 4, least: 200)
    /// So many rows are gone through at a time: their products stay in the nearest cache.
    private static let block = 4096

    /// An empty shelf.
    ///
    /// - Parameter width: How many components the vectors have, above 0.
    public init(width: Int) {
        self.width = width
        // The widest instructions take 64 bytes at a time; zeros add nothing.
        paddedWidth = (width + 63) / 64 * 64
    }

    /// The instructions that a search uses on this machine, by name.
    public static var instructions: String { String(cString: dvoinik_instructions()) }

    /// How many rows there ever were: their numbers run from 0.
    public var count: Int { steps.count }

    /// Adds a vector after all others. Returns the number of its row.
    ///
    /// - Parameter vector: Of ``width`` components, none of them infinite or no number.
    @discardableResult
    public mutating func append(_ vector: [Float]) -> Int {
        precondition(vector.count == width, "a vector of another width")
        let padding = paddedWidth - width
        floats.append(contentsOf: vector)
        floats.append(contentsOf: repeatElement(0, count: padding))
        let (row, step) = Self.rounded(vector)
        bytes.append(contentsOf: row)
        bytes.append(contentsOf: repeatElement(0, count: padding))
        steps.append(step)
        surpluses.append(128 * row.reduce(0) { $0 + Int32($1) })
        living[count - 1] = true
        return count - 1
    }

    /// Leaves a row out from now on, and what it held is gone.
    public mutating func remove(_ row: Int) {
        living[row] = false
        for place in row * paddedWidth..<(row + 1) * paddedWidth { (floats[place], bytes[place]) = (0, 0) }
        (steps[row], surpluses[row]) = (0, 0)
    }

    /// A row that was found.
    public struct Neighbour: Equatable, Sendable {
        /// Its number.
        public var row: Int
        /// Its inner product with what was asked for: the cosine, where both have length 1.
        public var product: Float
    }

    /// The rows whose inner product with a vector is greatest, the greatest first; of equal ones, the older first.
    ///
    /// - Parameters:
    ///   - vector: Of ``width`` components.
    ///   - mask: Which rows are asked for; all where there is none. Rows that were removed never are.
    ///   - most: The most that are given.
    public func nearest(to vector: [Float], among mask: BitMask? = nil, most: Int) -> [Neighbour] {
        precondition(vector.count == width, "a vector of another width")
        guard most > 0 else { return [] }
        var wanted = living
        if let mask { wanted.formIntersection(mask) }
        let population = wanted.population
        let likely = best(
            max(most * Self.rescored.factor, Self.rescored.least), of: population, in: wanted, near: vector)
        return Array(rescored(likely, vector).prefix(most))
    }
}

// MARK: Bytes

extension PersonVectors {
    /// A vector in steps of a 127th of its greatest component.
    private static func rounded(_ vector: [Float]) -> (row: [Int8], step: Float) {
        let step = (vector.map(\.magnitude).max() ?? 0) / 127
        guard step > 0 else { return ([Int8](repeating: 0, count: vector.count), 0) }
        return (vector.map { Int8(($0 / step).rounded()) }, step)
    }

    /// The rows that come nearest by their bytes, in no order.
    private func best(_ most: Int, of population: Int, in wanted: BitMask, near vector: [Float]) -> [UInt32] {
        let query =
            Self.rounded(vector).row.map { UInt8(Int16($0) + 128) } + repeatElement(128, count: paddedWidth - width)
        var best = Best(most: most)
        var numbers: [UInt32] = []
        var products = [Int32](repeating: 0, count: Self.block)
        // Where most rows are wanted, going through all of them in order costs less than naming them.
        let isDense = population * 2 > count
        for start in stride(from: 0, to: count, by: Self.block) {
            let end = min(start + Self.block, count)
            numbers.removeAll(keepingCapacity: true)
            if !isDense { wanted.append(to: &numbers, from: start, to: end) }
            let found = isDense ? end - start : numbers.count
            guard found > 0 else { continue }
            bytes.withUnsafeBufferPointer { bytes in
                guard let rows = bytes.baseAddress else { return }
                if isDense {
                    dvoinik_byte_products(rows + start * paddedWidth, nil, found, paddedWidth, query, &products)
                } else {
                    dvoinik_byte_products(rows, numbers, found, paddedWidth, query, &products)
                }
            }
            for place in 0..<found {
                let row = isDense ? start + place : Int(numbers[place])
                let product = Float(products[place] - surpluses[row]) * steps[row]
                if product > best.least, !isDense || wanted[row] { best.take(UInt32(truncatingIfNeeded: row), product) }
            }
        }
        return best.rows
    }

    /// Rows with their exact products, the greatest first.
    private func rescored(_ rows: [UInt32], _ vector: [Float]) -> [Neighbour] {
        var products = [Float](repeating: 0, count: rows.count)
        floats.withUnsafeBufferPointer { floats in
            guard let base = floats.baseAddress, !rows.isEmpty else { return }
            let query = vector + repeatElement(0, count: paddedWidth - width)
            dvoinik_float_products(base, rows, rows.count, paddedWidth, query, &products)
        }
        return zip(rows, products).map { Neighbour(row: Int($0), product: $1) }
            .sorted { ($1.product, $0.row) < ($0.product, $1.row) }
    }
}

/// The greatest of what comes along: twice as many are gathered as are wanted, and then halved, which costs less than
/// keeping them in order.
private struct Best {
    private let most: Int
    private var found: [(row: UInt32, product: Float)] = []
    /// What is no greater is not wanted.
    private(set) var least = -Float.infinity

    init(most: Int) {
        self.most = most
        found.reserveCapacity(2 * most)
    }

    mutating func take(_ row: UInt32, _ product: Float) {
        found.append((row, product))
        if found.count == 2 * most { halve() }
    }

    private mutating func halve() {
        found.sort { $0.product > $1.product }
        found.removeLast(found.count - most)
        least = found[most - 1].product
    }

    var rows: [UInt32] { found.sorted { $0.product > $1.product }.prefix(most).map(\.row) }
}
