/// A line of `cities.tsv`.
struct GazetteerRow: Equatable {
    /// The search keys.
    let keys: [Substring]
    /// The number in GeoNames.
    let geonameID: Int
    /// Degrees north.
    let latitude: Double
    /// Degrees east.
    let longitude: Double
    /// How many people live there.
    let population: Int
    /// The line of `regions.tsv`, from 0.
    let region: Int
    /// The name in English.
    let english: String
    /// The name in Russian; empty where none is known.
    let russian: String

    /// Reads a line; nil where it is not a city.
    init?(_ line: some Sequence<UInt8>) {
        let text = String(decoding: Array(line), as: UTF8.self)
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 8, let geonameID = Int(fields[1]), let latitude = Double(fields[2]),
            let longitude = Double(fields[3]), let population = Int(fields[4]), let region = Int(fields[5])
        else { return nil }
        keys = fields[0].split(separator: "|")
        self.geonameID = geonameID
        self.latitude = latitude
        self.longitude = longitude
        self.population = population
        self.region = region
        english = String(fields[6])
        russian = String(fields[7])
    }

    /// Whether a key is that of the name itself, not of another name.
    func isCalled(_ key: SearchKey) -> Bool {
        SearchKey(english) == key || SearchKey(russian) == key
    }
}
