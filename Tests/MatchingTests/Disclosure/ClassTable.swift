import Domain

/// Statements as a model puts them, with the class that a careful reader would propose for each.
enum ClassTable {
    struct Row {
        var text: String
        var kind: MemoryKind
        var expected: Disclosure
    }

    static let rows: [Row] =
        russianCard.map { Row(text: $0, kind: .preference, expected: .card) }
        + englishCard.map { Row(text: $0, kind: .preference, expected: .card) }
        + russianMatch.map { Row(text: $0, kind: .experience, expected: .matchOnly) }
        + englishMatch.map { Row(text: $0, kind: .experience, expected: .matchOnly) }
        + russianSealed.map { Row(text: $0, kind: .fact, expected: .sealed) }
        + englishSealed.map { Row(text: $0, kind: .fact, expected: .sealed) }

    static let russianCard = [
        "Любит джаз и старые пластинки.", "Обожает кофе с корицей.", "Печёт хлеб по выходным.", "Играет на гитаре.",
        "Ходит в походы.", "Работает переводчиком.", "Преподаёт физику в школе.", "Предпочитает осень лету.",
        "Собирает грибы.", "Читает фантастику перед сном.", "Ценит честность.", "Для неё важна свобода.",
        "Бегает по утрам.", "Рисует акварелью.", "Не любит шумные вечеринки.", "Упрямый и любопытный.",
        "Любит рассказы Чехова.", "Смотрит корейские сериалы.",
    ]
    static let englishCard = [
        "Loves jazz and old records.", "Bakes bread at weekends.", "Plays the violin.", "Goes hiking.",
        "Works as a translator.", "Prefers tea to coffee.", "Values honesty.", "Reads detective novels.",
        "Knits while listening to podcasts.", "Swims in the lake.", "Likes rainy evenings.", "Is patient and curious.",
        "Collects vintage cameras for photography.", "Sings in a choir.",
    ]
    static let russianMatch = [
        "Боится темноты.", "Живёт с двумя соседями.", "Скучает по бабушке.", "Хочет переехать к морю.",
        "Рассталась с парнем весной.", "Чувствует себя одиноко по воскресеньям.", "Дружит с бывшей однокурсницей.",
        "Ссорится с мамой из-за уборки.", "Ездила с Машей в горы.", "Мечтает о большой семье.",
        "Стыдится своего голоса.", "Плакала на свадьбе сестры.", "Встаёт в 6 утра.",
    ]
    static let englishMatch = [
        "Is afraid of the dark.", "Lives with two flatmates.", "Misses her grandmother.", "Wants to move to the sea.",
        "Feels lonely on Sundays.", "Went hiking with Daniel.", "Argues with his father about football.",
        "Dreams of a big family.", "Gets up at 6 every day.", "Worries before every exam.",
    ]
    static let russianSealed = [
        "Принимает антидепрессанты.", "Лечится от бессонницы.", "У неё диабет.", "Перенёс операцию на колене.",
        "Пила слишком много и бросила алкоголь.", "Ходит к психотерапевту.", "Делала аборт.", "Изменял жене.",
        "Не спал с женой полгода, секса нет.", "Он гей, родители не знают.", "Верит в бога и ходит в храм.",
        "Перешёл в ислам.", "Голосовал против президента.", "Был на митинге.", "Зарабатывает сто тысяч.",
        "Взял кредит и не может расплатиться.", "Живёт на алименты.", "Брат сидел в тюрьме.", "Подруга беременна.",
        "Сосед пьёт и бьёт жену.", "Маша по секрету рассказала про развод.", "Мама болеет раком.",
        "Живёт на улице Ленина, дом пять.", "Номер телефона 89161234567.", "Думала о самоубийстве.",
        "Потерял наследство в казино.", "Начальник ворует на складе.",
    ]
    static let englishSealed = [
        "Takes antidepressants.", "Has diabetes.", "Had knee surgery.", "Drank too much and got sober.",
        "Sees a therapist.", "Had an abortion.", "Cheated on his wife.", "Is gay and his parents do not know.",
        "Prays every night.", "Converted to Islam.", "Voted against the president.", "Went to a protest.",
        "Earns two thousand a month.", "Owes money to a bank.", "His brother went to prison.",
        "Her friend is pregnant.",
        "The neighbour hits his wife.", "Anna told her in secret about the divorce.", "Her mother has cancer.",
        "Lives at 5 Green Street.", "The phone number is 555 123 4567.", "Thought about suicide.",
        "Lost his savings in a casino.", "The boss steals from the shop.",
    ]
}
