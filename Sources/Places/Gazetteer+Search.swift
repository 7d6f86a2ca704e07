public import Domain

/// What a gazetteer makes of a name.
public enum PlaceSearch: Equatable, Sendable {
    /// One place, beyond reasonable doubt.
    case certain(Place)
    /// Places that may be meant, the likeliest first: the person should choose.
    case candidates([Place])
    /// Nothing like it.
    case none
}

extension Gazetteer {
    /// Looks for a place as a person typed it: `Москва`, `г. спб`, `Paris, Texas`, `Екатеренбург`.
    ///
    /// It is certain where the name is right and the likeliest place is ten times as likely as the next.
    /// A place is the likelier the more people live there; for who writes Russian, fifty times if it lies in
    /// the former USSR; and a tenth if the name is one of its other names.
    public func find(_ text: String, language: Language, limit: Int = 5) -> PlaceSearch {
        let query = PlaceQuery(text)
        guard !query.isTooLong, !SearchKey(query.name).letters.isEmpty else { return .none }
        let isRussian = language == .russian || query.isCyrillic
        for reading in [query] + query.withoutComma {
            let key = SearchKey(reading.name)
            let ranking = Ranking(key: key, isRussian: isRussian)
            let found = candidates(cities.rows(of: key).map { CityFile.Hit(row: $0, mistakes: 0) }, ranking)
            let (matching, isConfirmed) = filter(found, by: reading.qualifiers)
            if matching.isEmpty || (reading != query && !isConfirmed) { continue }
            return verdict(matching, reading, isConfirmed, limit)
        }
        let ranking = Ranking(key: SearchKey(query.name), isRussian: isRussian)
        let similar = filter(candidates(cities.rows(like: ranking.key), ranking), by: query.qualifiers).0
        return similar.isEmpty ? .none : .candidates(similar.prefix(limit).map(\.place))
    }

    private func verdict(
        _ found: [Candidate], _ query: PlaceQuery, _ isConfirmed: Bool, _ limit: Int
    ) -> PlaceSearch {
        let named = found.prefix(limit).map { $0.named(as: query) }
        guard let first = found.first, let best = named.first else { return .none }
        let isDominant = found.count == 1 || first.likelihood >= 10 * found[1].likelihood
        return isConfirmed && isDominant ? .certain(best) : .candidates(named)
    }

    private func candidates(_ hits: [CityFile.Hit], _ ranking: Ranking) -> [Candidate] {
        let places = places(hits.map(\.row))
        let candidates = zip(hits, places).map { hit, place in
            Candidate(place: place, hit: hit, likelihood: ranking.likelihood(of: hit.row, in: place.countryCode))
        }
        return candidates.sorted { ($0.hit.mistakes, -$0.likelihood) < ($1.hit.mistakes, -$1.likelihood) }
    }

    /// Those that lie where the person said; all of them, unconfirmed, where none does.
    private func filter(_ found: [Candidate], by qualifiers: [String]) -> ([Candidate], isConfirmed: Bool) {
        let wanted = qualifiers.map { RegionKey($0) }
        let matching = found.filter { candidate in
            wanted.allSatisfy { $0.matches(candidate.place, regions[country: candidate.place.countryCode]) }
        }
        return matching.isEmpty ? (found, false) : (matching, true)
    }
}

/// A place that may be meant.
private struct Candidate {
    let place: Place
    let hit: CityFile.Hit
    let likelihood: Double

    /// The place under the name the person gave it, where that is surer than the one on file.
    ///
    /// The names of small places on file are often not the usual ones; those of large ones are.
    func named(as query: PlaceQuery) -> Place {
        let known = query.isCyrillic ? hit.row.russian : hit.row.english
        let isDoubtful = place.population < 300_000 || (!query.isCyrillic && known.hasSuffix(" City"))
        guard isDoubtful, SearchKey(known) != SearchKey(query.name) else { return place }
        var place = place
        if query.isCyrillic { place.name.russian = query.capitalised } else { place.name.english = query.capitalised }
        return place
    }
}

/// How likely a place is to be meant by a name.
private struct Ranking {
    let key: SearchKey
    let isRussian: Bool

    func likelihood(of row: GazetteerRow, in country: String) -> Double {
        let people = Double(max(row.population, 100))
        let isHome = isRussian && Self.formerUSSR.contains(country)
        return people * (isHome ? 50 : 1) * (row.isCalled(key) ? 1 : 0.1)
    }

    private static let formerUSSR: Set<String> = [
        "RU", "UA", "BY", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD", "LT", "LV", "EE",
    ]
}

/// A country or a region as a person typed it, without words like «область».
private struct RegionKey {
    private let whole: SearchKey
    private let bare: SearchKey

    init(_ text: String) {
        whole = SearchKey(text)
        let words = text.split(whereSeparator: \.isWhitespace).filter { word in
            !Self.kinds.contains(word.lowercased().filter { $0 != "." })
        }
        bare = SearchKey(words.joined(separator: " "))
    }

    func matches(_ place: Place, _ country: Regions.Country?) -> Bool {
        if country?.isCalled(whole) == true { return true }
        let region = SearchKey(place.region).letters
        if region == bare.letters { return !region.isEmpty }
        let shorter = min(region.utf8.count, bare.letters.utf8.count)
        return shorter >= 4 && (region.hasPrefix(bare.letters) || bare.letters.hasPrefix(region))
    }

    private static let kinds: Set<String> = [
        "область", "обл", "край", "республика", "респ", "район", "штат", "oblast", "krai", "kray", "region",
        "republic", "state", "province", "of",
    ]
}
