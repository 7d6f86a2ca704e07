internal import Domain

/// The countries and their divisions, looked up in their files.
struct Regions: Sendable {
    /// A country.
    struct Country: Equatable {
        /// What it is called.
        let name: Place.Name
        /// Its code and all its names.
        let names: [String]

        /// Whether a key is that of one of its names.
        func isCalled(_ key: SearchKey) -> Bool {
            names.contains { SearchKey($0) == key }
        }
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

    private let countries: MappedFile
    private let regions: MappedFile

    /// Takes the files.
    init(countries: MappedFile, regions: MappedFile) {
        self.countries = countries
        self.regions = regions
    }

    /// The country of a code.
    subscript(country code: String) -> Country? {
        countries.read { bytes in
            guard let before = bytes.offset(of: Array("\n\(code)\t".utf8), from: 0) else { return nil }
            let end = bytes.offset(of: UInt8(ascii: "\n"), from: before + 1)
            return Self.country(String(decoding: bytes[(before + 1)..<end], as: UTF8.self))
        }
    }

    private static func country(_ line: String) -> Country? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4 else { return nil }
        return Country(
            name: Place.Name(russian: fields[2], english: fields[1]),
            names: fields[0...2] + fields[3].split(separator: "|").map(String.init))
    }

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
