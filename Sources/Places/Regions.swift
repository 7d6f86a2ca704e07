internal import Domain

/// The countries and their divisions.
struct Regions: Sendable {
    /// A country.
    struct Country: Sendable {
        /// What it is called.
        let name: Place.Name
        /// The keys of all its names and its code.
        let keys: Set<SearchKey>
    }

    /// A division of a country, with one time zone.
    struct Region {
        /// The ISO 3166 code of the country.
        let country: String
        /// The name in English.
        let name: String
        /// The time zone by IANA name.
        let zone: String
    }

    private let countries: [String: Country]
    private let regions: MappedFile

    /// Reads the countries; divisions are looked up one by one.
    init(countries: MappedFile, regions: MappedFile) {
        self.regions = regions
        self.countries = countries.read { bytes in
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.first != "#" }
            let entries = lines.compactMap { Self.country($0) }
            return Dictionary(entries) { first, _ in first }
        }
    }

    private static func country(_ line: Substring) -> (String, Country)? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4 else { return nil }
        let names = fields[0...2] + fields[3].split(separator: "|").map(String.init)
        let name = Place.Name(russian: fields[2], english: fields[1])
        return (fields[0], Country(name: name, keys: Set(names.map { SearchKey($0) })))
    }

    /// The country of a code.
    subscript(country code: String) -> Country? { countries[code] }

    /// The divisions of some numbers, in one pass over the file.
    func regions(_ numbers: Set<Int>) -> [Int: Region] {
        guard let last = numbers.max() else { return [:] }
        return regions.read { bytes in
            var found: [Int: Region] = [:]
            var (number, start) = (0, 0)
            while start < bytes.count, number <= last {
                let end = bytes.offset(of: UInt8(ascii: "\n"), from: start)
                if bytes[start] != UInt8(ascii: "#") {
                    if numbers.contains(number) { found[number] = Self.region(bytes[start..<end]) }
                    number += 1
                }
                start = end + 1
            }
            return found
        }
    }

    private static func region(_ line: Slice<UnsafeRawBufferPointer>) -> Region? {
        let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 3 else { return nil }
        return Region(country: String(fields[0]), name: String(fields[1]), zone: String(fields[2]))
    }
}
