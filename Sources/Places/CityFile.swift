/// The lines of `cities.tsv`, looked through where they lie, without a copy.
struct CityFile: Sendable {
    /// A line in which a name was found.
    struct Hit {
        /// The line.
        let row: GazetteerRow
        /// The number of typing mistakes.
        let mistakes: Int
    }

    private let file: MappedFile

    /// Takes a file.
    init(_ file: MappedFile) {
        self.file = file
    }

    /// The cities that have a key, the largest first.
    func rows(of key: SearchKey) -> [GazetteerRow] {
        rows(containing: "|\(key.letters)|")
    }

    /// The city of a number in GeoNames.
    func row(geonameID: Int) -> GazetteerRow? {
        rows(containing: "|\t\(geonameID)\t").first
    }

    private func rows(containing text: String) -> [GazetteerRow] {
        let needle = Array(text.utf8)
        return file.read { bytes in
            var rows: [GazetteerRow] = []
            var start = 0
            while let found = bytes.offset(of: needle, from: start) {
                let end = bytes.offset(of: UInt8(ascii: "\n"), from: found)
                if let row = GazetteerRow(bytes[bytes.lineStart(of: found)..<end]) { rows.append(row) }
                start = end
            }
            return rows
        }
    }

    /// The cities that have a key with few typing mistakes in it, the largest first.
    func rows(like key: SearchKey) -> [Hit] {
        var distance = EditDistance(from: key.letters)
        guard distance.limit > 0 else { return [] }
        return hits { bytes, line in
            var least: Int?
            var start = line.lowerBound + 1
            while start < line.upperBound, bytes[start] != UInt8(ascii: "\t") {
                let end = bytes.offset(of: UInt8(ascii: "|"), from: start)
                if let mistakes = distance.distance(to: bytes[start..<end]) { least = min(least ?? mistakes, mistakes) }
                start = end + 1
            }
            return least
        }
    }

    /// The cities between two latitudes, in degrees.
    func rows(between south: Double, and north: Double) -> [GazetteerRow] {
        let range = (Int(south * 1000) - 1)...(Int(north * 1000) + 1)
        let found = hits { bytes, line in
            let keysEnd = bytes.offset(of: UInt8(ascii: "\t"), from: line.lowerBound)
            let latitude = bytes.offset(of: UInt8(ascii: "\t"), from: keysEnd + 1) + 1
            let end = bytes.offset(of: UInt8(ascii: "\t"), from: latitude)
            return range.contains(Self.thousandths(bytes[latitude..<end])) ? 0 : nil
        }
        return found.map(\.row)
    }

    private func hits(_ mistakes: (UnsafeRawBufferPointer, Range<Int>) -> Int?) -> [Hit] {
        file.read { bytes in
            var hits: [Hit] = []
            var start = 0
            while start < bytes.count {
                let end = bytes.offset(of: UInt8(ascii: "\n"), from: start)
                if end > start, bytes[start] == UInt8(ascii: "|"), let mistakes = mistakes(bytes, start..<end),
                    let row = GazetteerRow(bytes[start..<end])
                {
                    hits.append(Hit(row: row, mistakes: mistakes))
                }
                start = end + 1
            }
            return hits
        }
    }

    /// A number with three decimals, times a thousand.
    private static func thousandths(_ digits: Slice<UnsafeRawBufferPointer>) -> Int {
        let value = digits.reduce(0) { $1 >= UInt8(ascii: "0") ? $0 * 10 + Int($1 - UInt8(ascii: "0")) : $0 }
        return digits.first == UInt8(ascii: "-") ? -value : value
    }
}
