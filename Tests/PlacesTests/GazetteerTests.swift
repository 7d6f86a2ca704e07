import Domain
import Foundation
import Testing

@testable import Places

@Suite struct GazetteerTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try Gazetteer()
    }

    /// What was found, in short: `=` before what is certain, then names with countries.
    private func found(_ text: String, _ language: Language) -> String {
        switch gazetteer.find(text, language: language) {
        case .certain(let place): "= \(place.name(in: language)) \(place.countryCode)"
        case .candidates(let places):
            places.map { "\($0.name(in: language)) \($0.countryCode)" }.joined(separator: ", ")
        case .none: "none"
        }
    }

    @Test(arguments: [
        ("Москва", "= Москва RU"), ("москва", "= Москва RU"), ("г. Москва", "= Москва RU"),
        ("г.Москва", "= Москва RU"), ("город Тверь", "= Тверь RU"), ("Москва, Россия", "= Москва RU"),
        ("Moskva", "= Москва RU"), ("Moscow", "= Москва RU"), ("мск", "= Москва RU"),
        ("спб", "= Санкт-Петербург RU"), ("Питер", "= Санкт-Петербург RU"), ("санкт петербург", "= Санкт-Петербург RU"),
        ("Saint Petersburg", "= Санкт-Петербург RU"), ("екб", "= Екатеринбург RU"),
        ("Ekaterinburg", "= Екатеринбург RU"),
        ("нск", "= Новосибирск RU"), ("Нижний-Новгород", "= Нижний Новгород RU"),
        ("nizhnij novgorod", "= Нижний Новгород RU"), ("орёл", "= Орёл RU"), ("орел", "= Орёл RU"),
        ("Диксон", "Диксон RU, Диксон US, Диксон US"), ("Киев", "= Киев UA"), ("Алматы", "= Алматы KZ"),
        ("Минск", "= Минск BY"),
        ("Набережные Челны", "= Набережные Челны RU"), ("Йошкар-Ола", "= Йошкар-Ола RU"),
        ("Ростов-на-Дону", "= Ростов-на-Дону RU"), ("Челябинск", "= Челябинск RU"), ("Тбилиси", "= Тбилиси GE"),
        ("Лондон", "= Лондон GB"), ("Нью-Йорк", "= Нью-Йорк US"), ("нью йорк", "= Нью-Йорк US"),
        ("Париж, Франция", "= Париж FR"), ("Берлин", "= Берлин DE"), ("Дубай, Эмираты", "= Дубай AE"),
        ("Москва, США", "= Москва US"), ("Тель-Авив", "= Тель-Авив IL"), ("Прага", "= Прага CZ"),
        ("Челны", "= Набережные Челны RU"),
        ("Wien", "= Вена AT"),
    ])
    func `places are found as Russians type them`(text: String, result: String) {
        #expect(found(text, .russian) == result)
    }

    @Test(arguments: [
        ("Paris", "= Paris FR"), ("paris, texas", "= Paris US"), ("Paris Texas", "= Paris US"),
        ("Paris France", "= Paris FR"), ("New York", "= New York US"), ("new york, usa", "= New York US"),
        ("London, Canada", "= London CA"), ("Moscow", "= Moscow RU"), ("Moscow Idaho", "= Moscow US"),
        ("São Paulo", "= São Paulo BR"), ("sao paulo", "= São Paulo BR"), ("Munich", "= Munich DE"),
        ("St. Petersburg, Russia", "= Saint Petersburg RU"), ("Tokyo", "= Tokyo JP"), ("Zürich", "= Zürich CH"),
        ("zurich", "= Zürich CH"), ("Kyiv", "= Kyiv UA"), ("Kiev", "= Kyiv UA"),
    ])
    func `places are found as English is typed`(text: String, result: String) {
        #expect(found(text, .english) == result)
    }

    @Test(arguments: [
        ("Масква", "Москва RU"), ("Екатеренбург", "Екатеринбург RU"), ("Новосибрск", "Новосибирск RU"),
        ("Краснадар", "Краснодар RU"), ("Челябинкс", "Челябинск RU"), ("Влодивосток", "Владивосток RU"),
        ("Санкт-Петрбург", "Санкт-Петербург RU"), ("Екатернбурх", "Екатеринбург RU"),
    ])
    func `a name with mistakes is put to the person`(text: String, first: String) {
        let result = gazetteer.find(text, language: .russian)
        guard case .candidates(let places) = result else {
            // Other spellings that the gazetteer knows as such need no question.
            #expect(found(text, .russian) == "= \(first)")
            return
        }
        #expect(places.first.map { "\($0.name.russian) \($0.countryCode)" } == first)
    }

    @Test(arguments: ["Londn", "Berlni", "Pariss", "Amsterdarm"])
    func `a typing mistake is never certain`(text: String) {
        guard case .candidates(let places) = gazetteer.find(text, language: .english) else {
            Issue.record("\(text): \(found(text, .english))")
            return
        }
        #expect((1...5).contains(places.count))
    }

    @Test(arguments: ["Мирный", "Ростов", "Советск", "Springfield", "San Jose"])
    func `a name of several places is put to the person`(text: String) {
        guard case .candidates(let places) = gazetteer.find(text, language: .russian) else {
            Issue.record("\(text): \(found(text, .russian))")
            return
        }
        #expect(places.count > 1)
    }

    @Test func `no more places are put to the person than asked for`() {
        guard case .candidates(let places) = gazetteer.find("Springfield", language: .english, limit: 3) else {
            Issue.record("certain or none")
            return
        }
        #expect(places.count == 3)
    }

    @Test func `a country that does not fit is not taken on trust`() {
        guard case .candidates(let places) = gazetteer.find("Москва, Франция", language: .russian) else {
            Issue.record("certain or none")
            return
        }
        #expect(places.first?.countryCode == "RU")
    }

    @Test func `a region tells places of one name apart`() {
        #expect(found("Мирный, Архангельская область", .russian) == "= Мирный RU")
        #expect(found("Springfield, Illinois", .english) == "= Springfield US")
    }

    @Test(arguments: ["", " ", ",", "🙂", "東京", "ъыь!", "Абракадабрия", "г.", "|", "\t", "qqqqqqqqqqqq", "к"])
    func `what is no place is not found`(text: String) {
        #expect(found(text, .russian) == "none")
    }

    @Test func `a long text is no place, even if it begins with one`() {
        #expect(found(String(repeating: "Москва ", count: 585), .russian) == "none")
        #expect(found("Москва и ещё много других слов", .russian) == "none")
    }

    @Test func `a doubtful Russian name gives way to the one the person typed`() throws {
        guard case .certain(let place) = gazetteer.find("лесной, беларусь", language: .russian) else {
            Issue.record("not certain: \(found("лесной, беларусь", .russian))")
            return
        }
        #expect(place.name.russian == "Лесной")
        #expect(place.geonameID == 8_247_407)
    }

    @Test func `a place carries all there is to know about it`() throws {
        let place = try #require(gazetteer.place(geonameID: 524_901))
        #expect(place.name == Place.Name(russian: "Москва", english: "Moscow"))
        #expect(place.countryCode == "RU")
        #expect(place.country == Place.Name(russian: "Россия", english: "Russia"))
        #expect(place.zone == "Europe/Moscow")
        #expect(abs(place.latitude - 55.752) < 0.01 && abs(place.longitude - 37.618) < 0.01)
        #expect(place.population > 10_000_000)
        #expect(gazetteer.place(geonameID: 52490) == nil)
    }

    @Test(arguments: [
        (55.75, 37.62, "Moscow"), (59.93, 30.36, "Saint Petersburg"), (40.75, -73.99, "New York City"),
        (-33.87, 151.21, "Sydney"), (56.838, 60.6, "Yekaterinburg"), (-16.8, 179.99, "Labasa"),
        (55.89, 37.44, "Khimki"),
    ])
    func `the nearest city to a point is named`(latitude: Double, longitude: Double, name: String) {
        #expect(gazetteer.nearest(latitude: latitude, longitude: longitude)?.name.english == name)
    }

    @Test(arguments: [(0.0, -30.0), (89.9, 0.0), (-75.0, 90.0), (91.0, 0.0), (0.0, 181.0), (.nan, 0.0)])
    func `in the middle of nowhere there is no city`(latitude: Double, longitude: Double) {
        #expect(gazetteer.nearest(latitude: latitude, longitude: longitude) == nil)
    }

    @Test func `a folder without the files is refused`() {
        #expect(throws: Gazetteer.Unreadable(path: "/no/such/cities.tsv")) { try Gazetteer(folder: "/no/such") }
    }
}
