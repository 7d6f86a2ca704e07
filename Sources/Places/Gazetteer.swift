public import Domain
internal import ProgramFolder

/// The places of the world with their coordinates and time zones, read from files as they are asked for.
///
/// Between questions it holds no memory.
public struct Gazetteer: Sendable {
    /// A file that cannot be read.
    public struct Unreadable: Error, Equatable {
        /// Its path.
        public let path: String
    }

    let cities: CityFile
    let regions: Regions

    /// Where the build puts the files.
    public static var bundledFolder: String { ProgramFolder.resources(of: "Places") }

    /// Opens `cities.tsv`, `regions.tsv` and `countries.tsv` in a folder.
    public init(folder: String = bundledFolder) throws(Unreadable) {
        cities = CityFile(try Self.map("\(folder)/cities.tsv"))
        regions = Regions(
            countries: try Self.map("\(folder)/countries.tsv"), regions: try Self.map("\(folder)/regions.tsv"))
    }

    private static func map(_ path: String) throws(Unreadable) -> MappedFile {
        guard let file = MappedFile(path) else { throw Unreadable(path: path) }
        return file
    }

    /// The place of a number in GeoNames.
    public func place(geonameID: Int) -> Place? {
        cities.row(geonameID: geonameID).flatMap { places([$0]).first }
    }

    /// The place that people at a point would most likely name, within 100 km.
    ///
    /// Every place is taken as a disc with 9,000 people to the square kilometre, and the one wins whose edge is
    /// nearest or lies furthest beyond the point: so a city goes before its own quarters, a town before its villages.
    public func nearest(latitude: Double, longitude: Double) -> Place? {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        let reach = 100.0
        let degrees = reach / 111
        let near = cities.rows(between: latitude - degrees, and: latitude + degrees).compactMap { row in
            let distance = GreatCircle.kilometres(
                fromLatitude: latitude, longitude: longitude, toLatitude: row.latitude, longitude: row.longitude)
            let radius = (Double(row.population) / (9000 * .pi)).squareRoot()
            return distance <= reach ? (row: row, toEdge: distance - radius) : nil
        }
        return near.min { $0.toEdge < $1.toEdge }.flatMap { places([$0.row]).first }
    }

    /// The places of some lines, in the same order.
    func places(_ rows: [GazetteerRow]) -> [Place] {
        let found = regions.regions(Set(rows.map(\.region)))
        return rows.compactMap { row in
            guard let region = found[row.region], let country = regions[country: region.country] else { return nil }
            return Place(
                geonameID: row.geonameID,
                name: Place.Name(russian: row.russian.isEmpty ? row.english : row.russian, english: row.english),
                countryCode: region.country, country: country.name, region: region.name, latitude: row.latitude,
                longitude: row.longitude, population: row.population, zone: region.zone)
        }
    }
}
