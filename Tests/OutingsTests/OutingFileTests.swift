import Domain
import Outings
import Testing

/// Two cities, one name that several have, and clocks three hours ahead of UTC.
struct StubCities: Cities {
    static func place(_ id: Int, _ name: String) -> Place {
        Place(
            geonameID: id, name: .init(russian: name, english: name), countryCode: "RU",
            country: .init(russian: "Россия", english: "Russia"), region: "", latitude: 55, longitude: 37,
            population: 1_000_000, zone: "Europe/Moscow")
    }

    static let (kazan, moscow) = (place(1, "Казань"), place(2, "Москва"))

    func city(named text: String) -> CityAnswer {
        switch text {
        case "Казань", "1": .one(Self.kazan)
        case "Москва": .one(Self.moscow)
        case "Березники": .several
        default: .none
        }
    }

    func rules(of zone: String) -> TimeZoneRules? { try? TimeZoneRules(tzif: Self.threeHoursAhead) }

    /// A TZif file without changes (RFC 9636, section 3).
    private static let threeHoursAhead: [UInt8] = {
        func counts(_ version: UInt8) -> [UInt8] {
            Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
                + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        }
        let type: [UInt8] = [0, 0, 0x2A, 0x30, 0, 0] + Array("MSK\0".utf8)
        return counts(0x32) + type + counts(0x32) + type + Array("\nMSK-3\n".utf8)
    }()
}

struct OutingFileTests {
    private func file(_ yaml: String) -> OutingFile {
        OutingFile(yaml: yaml, name: "events.yaml", cities: StubCities())
    }

    private func problems(_ yaml: String) -> [String] { file(yaml).problems.map(\.description) }

    @Test func `events and venues are read with all their fields`() throws {
        let read = file(
            """
            events:
              - title: Ночь джаза
                place: Дом культуры
                city: Казань
                starts: 2026-12-04 19:30
                ends: 2026-12-04T22:00:00+03:00
                tags: [джаз, музыка]
                about: Три состава за вечер
                link: https://example.org/jazz
            venues:
              - {title: Пар, city: 1, open: [sat, Sunday], tags: [кофе]}
            """)
        #expect(read.problems.isEmpty)
        let event = try #require(read.outings.first)
        #expect(event.title == "Ночь джаза" && event.spot == "Дом культуры" && event.city == StubCities.kazan)
        #expect(event.tags == ["джаз", "музыка"] && event.link == "https://example.org/jazz")
        let start = Timestamp(seconds: 1_796_401_800)
        #expect(event.start == start, "19:30 by the clocks of Kazan is 16:30 UTC")
        #expect(!event.isOver(at: start + .hours(2)) && event.isOver(at: start + .seconds(9000)))
        #expect(read.outings.last?.time == .open([.saturday, .sunday]))
    }

    @Test func `JSON is read too, and an offset counts before the city's clocks`() {
        let read = file(
            #"{"events": [{"title": "A", "city": "Казань", "starts": "2026-12-04T16:30Z"}], "venues": []}"#)
        #expect(read.problems.isEmpty && read.outings.first?.start == Timestamp(seconds: 1_796_401_800))
    }

    @Test func `every mistake is told with its line and field, and costs only its own entry`() {
        let told = file(
            """
            events:
              - title: Хорошее
                city: Москва
                starts: 2026-12-04 19:30
              - city: Москва
                starts: 2026-12-04 19:30
              - title: Без города
                starts: 2026-12-04 19:30
              - title: Не там
                city: Атлантида
                starts: 2026-12-04 19:30
              - title: Где из них
                city: Березники
                starts: 2026-12-04 19:30
              - title: Когда
                city: Москва
                starts: завтра
              - title: Наоборот
                city: Москва
                starts: 2026-12-04 19:30
                ends: 2026-12-04 18:30
              - title: Лишнее
                city: Москва
                starts: 2026-12-04 19:30
                colour: red
                link: javascript:x
              - просто слова
            venues:
              - title: Дни
                city: Москва
                open: [someday]
                tags: coffee
            """)
        #expect(told.outings.map(\.title) == ["Хорошее"])
        #expect(
            told.problems.map { "\($0.line ?? 0) \($0.kind)" } == [
                "5 missing(Outings.OutingProblem.Field.title)", "7 missing(Outings.OutingProblem.Field.city)",
                "10 noCity", "13 whichCity", "17 mistaken(Outings.OutingProblem.Field.starts)",
                "21 mistaken(Outings.OutingProblem.Field.ends)", "25 unknown(\"colour\")",
                "26 mistaken(Outings.OutingProblem.Field.link)", "27 noEntry",
                "31 mistaken(Outings.OutingProblem.Field.open)", "32 mistaken(Outings.OutingProblem.Field.tags)",
            ])
        #expect(told.problems.allSatisfy { $0.description.hasPrefix("events.yaml:") })
    }

    @Test(arguments: ["- 1", "just words", "events: 5", "concerts: []"])
    func `another shape is named`(yaml: String) {
        #expect(file(yaml).outings.isEmpty && file(yaml).problems.count == 1)
    }

    @Test func `what is not YAML is named with the line`() {
        let found = file("events:\n  - title: \"x\n  city: [")
        #expect(found.outings.isEmpty)
        #expect(found.problems.first?.line != nil)
    }

    @Test func `an empty file, or empty lists, are no mistake`() {
        for yaml in ["", "# nothing\n", "events:\nvenues:\n", "events: []"] { #expect(problems(yaml).isEmpty) }
    }

    @Test(arguments: [
        "2026-02-30 10:00", "2026-12-04", "2026-12-04 25:00", "2026-12-04 10:61", "2026-12-04 10:00+99:00", "",
    ])
    func `no such time is taken`(time: String) {
        let found = file("events: [{title: A, city: Москва, starts: \"\(time)\"}]")
        #expect(found.outings.isEmpty && found.problems.map(\.kind) == [.mistaken(.starts)])
    }
}
