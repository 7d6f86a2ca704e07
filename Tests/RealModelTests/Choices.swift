/// A choice of an invented person, and what they take, as their week has it.
struct Choice: Sendable {
    let question: String
    let answers: [String]
    /// The place of the answer that they take.
    let taken: Int

    init(_ question: String, _ answers: [String], takes taken: Int) {
        self.question = question
        self.answers = answers
        self.taken = taken
    }

    /// What each of the invented people chooses, by name.
    static let all: [String: [Choice]] = [
        "vera": [
            Choice("Что налить за завтраком?", ["Кофе", "Чай"], takes: 1),
            Choice("Куда поехать летом?", ["В Париж", "На Байкал", "На дачу"], takes: 1),
            Choice(
                "Чем заняться в свободный вечер?", ["Лепить из глины", "Смотреть футбол", "Пойти в клуб"], takes: 0),
            Choice("Что важнее?", ["Карьера", "Семья"], takes: 1),
            Choice("Как прояснить голову?", ["Поспать", "Поесть", "Побегать"], takes: 2),
            Choice("Предложили должность, а страшно. Что сделать?", ["Согласиться", "Отказаться"], takes: 0),
        ],
        "pavel": [
            Choice("На чём поехать на работу?", ["На автобусе", "На велосипеде", "На такси"], takes: 1),
            Choice("Как провести вечер?", ["С книгой", "В шумной компании"], takes: 0),
            Choice("Что делать с больной спиной?", ["Лежать", "Бегать", "Плавать"], takes: 2),
            Choice("Где провести праздники?", ["На работе", "У мамы"], takes: 1),
            Choice("Где снимать квартиру?", ["В Казани", "В Москве"], takes: 0),
            Choice("Не хочется идти. Что сказать?", ["Придумать отговорку", "Сказать честно"], takes: 1),
        ],
        "ruth": [
            Choice("How would you travel to the coast?", ["By plane", "By train"], takes: 1),
            Choice("Where would you walk on a free day?", ["By the sea", "In a shopping centre"], takes: 0),
            Choice("What would you have for dinner?", ["A steak", "Roast meat", "Vegetables"], takes: 2),
            Choice("Which language would you learn?", ["German", "Italian", "Spanish"], takes: 1),
            Choice("Which job would you take?", ["Nurse at a hospital", "Teacher at a school"], takes: 1),
            Choice("A friend asks you for money again. What do you do?", ["Lend it", "Say no"], takes: 1),
        ],
    ]
}
