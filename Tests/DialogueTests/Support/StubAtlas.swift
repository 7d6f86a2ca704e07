import Dialogue
import Domain
import Messaging

/// Two towns, and time as in Moscow and Berlin in winter.
struct StubAtlas: Atlas {
    static let moscow = Place(
        geonameID: 524_901, name: .init(russian: "Москва", english: "Moscow"), countryCode: "RU",
        country: .init(russian: "Россия", english: "Russia"), region: "Moscow", latitude: 55.75, longitude: 37.62,
        population: 10_000_000, zone: "Europe/Moscow")
    static let rostov = Place(
        geonameID: 501_175, name: .init(russian: "Ростов", english: "Rostov"), countryCode: "RU",
        country: .init(russian: "Россия", english: "Russia"), region: "Rostov", latitude: 47.2, longitude: 39.7,
        population: 1_000_000, zone: "Europe/Moscow")

    func find(_ text: String, language: Language) -> PlaceMatch {
        switch text {
        case "Москва", "Moscow": .certain(Self.moscow)
        case "Ростов": .candidates([Self.rostov, Self.moscow])
        default: .none
        }
    }

    func nearest(latitude: Double, longitude: Double) -> Place? { latitude > 0 ? Self.moscow : nil }

    func place(_ id: Int) -> Place? { [Self.moscow, Self.rostov].first { $0.geonameID == id } }

    func rules(of zone: String) -> TimeZoneRules? { nil }
}

extension DialogueRules {
    static let test = DialogueRules(
        atlas: StubAtlas(), judge: StubJudge(),
        languages: [SpokenLanguage(.russian, name: "Русский"), SpokenLanguage(.english, name: "English")],
        operators: [Talk.operatorsAddress], speechEndpoint: "speech.example", modelEndpoint: "model.example",
        hasEmbedder: true,
        deletionWords: ["удалить", "delete"],
        cloneQuestions: ["что бы я", "would i"],
        cloneQuestionBook: [.russian: [.work: ["Кем вы работаете?", "Чем гордитесь?"], .dreams: ["О чём мечтаете?"]]],
        matchQuestions: [.russian: "Захочу ли я?"],
        dangerWords: ["не хочу жить"],
        troubleWords: [.time: ["опазд"], .money: ["деньг"]])
}
