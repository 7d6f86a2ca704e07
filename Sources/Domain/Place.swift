/// A city, town or village where a person lives or was born.
public struct Place: Equatable, Codable, Sendable {
    /// A name in the languages of the gazetteer.
    public struct Name: Equatable, Codable, Sendable {
        /// In Russian.
        public var russian: String
        /// In English, in Latin letters.
        public var english: String

        /// Puts the names together.
        public init(russian: String, english: String) {
            self.russian = russian
            self.english = english
        }

        /// The name for people of a language: Russian for Russian, English for all others.
        public func callAsFunction(in language: Language) -> String {
            language == .russian ? russian : english
        }
    }

    /// Its number in GeoNames.
    public var geonameID: Int
    /// What it is called.
    public var name: Name
    /// The ISO 3166 code of its country, two capital letters.
    public var countryCode: String
    /// What its country is called.
    public var country: Name
    /// The first-level division it lies in, in English; empty where unknown.
    public var region: String
    /// Degrees north of the equator.
    public var latitude: Double
    /// Degrees east of Greenwich.
    public var longitude: Double
    /// How many people live there.
    public var population: Int
    /// Its time zone by IANA name, such as `Europe/Moscow`.
    public var zone: String

    /// Describes a place.
    public init(
        geonameID: Int, name: Name, countryCode: String, country: Name, region: String, latitude: Double,
        longitude: Double, population: Int, zone: String
    ) {
        self.geonameID = geonameID
        self.name = name
        self.countryCode = countryCode
        self.country = country
        self.region = region
        self.latitude = latitude
        self.longitude = longitude
        self.population = population
        self.zone = zone
    }
}
