import Testing

@testable import Places

@Suite struct SearchKeyTests {
    @Test(arguments: [
        ["Нижний Новгород", "nizhny novgorod", "Nizhniy Novgorod", "Nizhnij-Novgorod", "НИЖНИЙНОВГОРОД"],
        ["Екатеринбург", "Yekaterinburg", "ekaterinburg"], ["Орёл", "орел", "Orel"],
        ["Тверь", "Tver'", "Tver’", "tver"],
        ["Хабаровск", "Khabarovsk", "Habarovsk"], ["Новокузнецк", "Novokuznetsk"], ["Щёлково", "Shchelkovo"],
        ["Zürich", "zurich"], ["Łódź", "Lodz"], ["St. John's", "Saint Johns", "st johns"], ["Aarhus", "AARHUS"],
        ["Gəncə", "gence"], ["Київ", "Киив"], ["Александров", "Alexandrov", "Aleksandrov"],
    ])
    func `spellings of one name make one key`(names: [String]) {
        #expect(Set(names.map { SearchKey($0) }).count == 1)
    }

    @Test(arguments: [
        ("moskva", "moskva", 0), ("moskva", "maskva", 1), ("moskva", "mosvka", 1), ("moskva", "moskv", 1),
        ("moskva", "moskvaa", 1), ("moskva", "maskav", nil), ("omsk", "omks", 1), ("orl", "orel", nil),
        ("ekaterinburg", "ekaterenburk", 2), ("ekaterinburg", "ekatrinbrg", 2), ("ekaterinburg", "katerenburk", nil),
        ("abcdefgh", "badcfehg", nil), ("abcdefgh", "badcefgh", 2), ("moskva", "tokyo", nil),
    ])
    func `typing mistakes are counted`(word: String, other: String, mistakes: Int?) {
        var distance = EditDistance(from: word)
        let counted = Array(other.utf8).withUnsafeBytes { distance.distance(to: $0[...]) }
        #expect(counted == mistakes)
    }

    @Test(arguments: [
        ("г. Москва, Россия", "Москва", ["Россия"]), ("г.Москва", "Москва", []), ("город  Тверь", "Тверь", []),
        ("Paris (Texas)", "Paris", ["Texas"]), ("село", "село", []), ("г.", "г.", []), ("", "", []),
        ("Springfield, Illinois, USA", "Springfield", ["Illinois", "USA"]), ("с. Долгое", "Долгое", []),
        ("Санта-Крус", "Санта-Крус", []), (", Москва", "Москва", []),
    ])
    func `a question is taken apart`(text: String, name: String, qualifiers: [String]) {
        let query = PlaceQuery(text)
        #expect(query.name == name)
        #expect(query.qualifiers == qualifiers)
    }

    @Test(arguments: [
        ("ростов-на-дону", "Ростов-на-Дону"), ("нью йорк", "Нью Йорк"), ("rio de janeiro", "Rio de Janeiro"),
        ("ЛА-ПАС", "Ла-Пас"), ("le mans", "Le Mans"),
    ])
    func `typed names get their capitals`(typed: String, name: String) {
        #expect(PlaceQuery(typed).capitalised == name)
    }
}
