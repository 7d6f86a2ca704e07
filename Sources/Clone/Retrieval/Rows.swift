/// Lists of elements, numbered from 0 in the order they came, side by side in memory: to go through all of them takes no
/// detours.
struct Rows<Element: Sendable>: Sendable {
    private var elements: [Element] = []
    private var bounds: [Range<Int>] = []
    /// How many elements are in lists still.
    private var used = 0

    /// How many lists there ever were.
    var count: Int { bounds.count }

    /// Adds a list.
    mutating func append(_ row: some Sequence<Element>) {
        let start = elements.count
        elements += row
        bounds.append(start..<elements.count)
        used += elements.count - start
    }

    /// Leaves a list empty from now on.
    mutating func clear(_ number: Int) {
        used -= bounds[number].count
        bounds[number] = 0..<0
        if elements.count > 2 * used + Self.few { pack() }
    }

    /// The list with a number.
    subscript(number: Int) -> ArraySlice<Element> { elements[bounds[number]] }

    /// Whether the list with a number has no elements.
    func isEmpty(_ number: Int) -> Bool { bounds[number].isEmpty }

    /// Goes through all lists in order.
    func forEach(_ body: (Int, UnsafeBufferPointer<Element>) -> Void) {
        elements.withUnsafeBufferPointer { elements in
            for (number, range) in bounds.enumerated() { body(number, UnsafeBufferPointer(rebasing: elements[range])) }
        }
    }

    /// How many elements may lie about that are in no list, besides as many as are in one.
    private static var few: Int { 100 }

    private mutating func pack() {
        var packed: [Element] = []
        packed.reserveCapacity(used)
        for number in bounds.indices {
            let start = packed.count
            packed += elements[bounds[number]]
            bounds[number] = start..<packed.count
        }
        elements = packed
    }
}
