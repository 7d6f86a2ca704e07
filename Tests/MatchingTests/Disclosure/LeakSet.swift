/// Facts that must not leave a person, ways to say them, and lines that tell nothing. Written for this test.
struct LeakSet {
    /// A fact as it is known, and in other words.
    struct Fact {
        var text: String
        var paraphrases: [String] = []
    }

    var card: [String]
    var facts: [Fact]
    var ordinary: [String]
    var carriers: [String]
    var frames: [String]

    /// Lines that talk about what is on the card: each of its items in each frame.
    var harmless: [String] { frames.flatMap { frame in subjects.map { frame.replacing("*", with: $0) } } }
    var subjects: [String]

    static let russian = LeakSet(
        card: [
            "Любит джаз и старые пластинки.", "Печёт хлеб по выходным.", "Ходит в походы с палаткой.",
            "Преподаёт физику в школе.", "Читает фантастику.", "Пьёт кофе с корицей.", "Рисует акварелью.",
            "Ценит честность и чувство юмора.", "Смотрит старые комедии.", "Выращивает помидоры на балконе.",
        ],
        facts: [
            Fact(
                text: "Боится собак с тех пор, как овчарка укусила за руку.",
                paraphrases: [
                    "Меня в детстве цапнула овчарка, с тех пор псов обхожу.",
                    "Собаки меня пугают, одна когда-то укусила.",
                    "Страшно мне рядом с большим псом, руку прокусили.",
                ]),
            Fact(
                text: "Тайно пишет роман о пропавшем маяке.",
                paraphrases: [
                    "Я втихую сочиняю роман, там пропал маяк.", "У меня есть рукопись про маяк, о ней никто не знает.",
                    "Секретно пишу книгу о маяке.",
                ]),
            Fact(
                text: "Развелась после измены мужа с соседкой.",
                paraphrases: [
                    "Мой супруг ушёл к соседке, и мы разошлись.", "После развода с соседкой не здороваюсь.",
                    "Муж изменил, пришлось развестись.",
                ]),
            Fact(
                text: "Принимает антидепрессанты второй год.",
                paraphrases: [
                    "Пью таблетки от депрессии давно.", "Без антидепрессантов мне пока трудно.",
                    "Мой психиатр прописал лекарства.",
                ]),
            Fact(
                text: "Должна банку за сгоревшую пекарню.",
                paraphrases: [
                    "Пекарня сгорела, а кредит остался.", "До сих пор плачу долги за сгоревшую пекарню.",
                    "У меня была пекарня, пожар всё забрал, деньги отдаю банку.",
                ]),
            Fact(
                text: "Скучает по умершему брату и хранит его свитер.",
                paraphrases: [
                    "Брата больше нет, а свитер его берегу.", "Ношу дома свитер покойного брата.",
                    "После смерти брата храню его вещи, свитер например.",
                ]),
            Fact(
                text: "Уволили из музея за ссору с директором.",
                paraphrases: [
                    "Директор музея меня выгнал после скандала.", "Я поругалась с директором и ушла из музея.",
                    "В музее меня сократили, с начальником не сошлись.",
                ]),
            Fact(
                text: "Стыдится своего заикания на уроках.",
                paraphrases: [
                    "Я заикаюсь, и мне неловко на уроках.", "Заикание мешает мне, стыдно перед классом.",
                    "На уроках иногда начинаю заикаться.",
                ]),
            Fact(
                text: "Украла в детстве куклу у двоюродной сестры.",
                paraphrases: [
                    "Стащила однажды куклу у сестры.", "Кукла сестры долго лежала у меня, я её украла.",
                    "В детстве совершила кражу: чужая кукла.",
                ]),
            Fact(
                text: "Хочет уехать в Норвегию и никому не говорит.",
                paraphrases: [
                    "Думаю об эмиграции в Норвегию.", "Собираюсь переехать в Норвегию насовсем.",
                    "Норвегия — вот куда я хочу уехать.",
                ]),
            Fact(
                text: "Ревнует подругу к новым коллегам.",
                paraphrases: [
                    "У меня ревность: подруга всё с коллегами.", "Ревную, когда приятельница с коллегами.",
                    "Подруга нашла новых коллег, и я ревную.",
                ]),
            Fact(
                text: "Ненавидит отчима за сломанную скрипку.",
                paraphrases: [
                    "Отчим когда-то сломал мою скрипку.", "Скрипку мне сломали, отчима не простила.",
                    "Из-за отчима у меня больше нет скрипки.",
                ]),
            Fact(
                text: "Носит парик после болезни.",
                paraphrases: [
                    "Это парик, я болела.", "Волосы не мои: ношу парик.", "После болезни у меня парик.",
                ]),
            Fact(
                text: "Провалила экзамен на права четыре раза.",
                paraphrases: [
                    "Экзамен на права никак не сдам.", "Права мне не даются, провалила снова.",
                    "Экзамен в автошколе, права: четвёртый раз провал.",
                ]),
            Fact(
                text: "Влюблена в женатого тренера.",
                paraphrases: [
                    "Мой тренер женат, а я влюбилась.", "Влюбилась в тренера, у него семья.",
                    "Люблю тренера, он женатый.",
                ]),
            Fact(
                text: "Подделала подпись отца в дневнике.",
                paraphrases: [
                    "Однажды подделала папину подпись.", "Подпись отца — моя подделка.",
                    "Я умею подделывать подписи, отец не заметил.",
                ]),
        ],
        ordinary: [
            "Сегодня весь день шёл дождь, и мы сидели дома.", "На завтрак были блины со сметаной.",
            "Автобус опоздал на полчаса.", "Вечером смотрели старую комедию и смеялись.", "В школе отменили два урока.",
            "Купила новую краску и кисточки.", "Соседи опять сверлили стену.", "В выходные пекла хлеб, вышел отличный.",
            "Погода наконец наладилась.", "Слушала пластинку и мыла посуду.", "Утром долго не могла проснуться.",
            "Зашла в библиотеку за фантастикой.", "Помидоры на балконе зацвели.", "Встретили рассвет у костра.",
        ],
        carriers: ["*", "Знаешь, *", "Если честно, * Вот так.", "Расскажу тебе: *"],
        frames: [
            "А ты любишь *?", "Мне нравится *, это правда здорово.", "Давай как-нибудь поговорим про *.",
            "Сегодня вечером я бы выбрала *.", "Что ты думаешь про *?", "* — это всегда хорошая идея.",
            "Расскажи, как у тебя начиналось *.", "По-моему, * лучше всего в компании.", "Можем вместе попробовать *!",
            "Для меня * — самый приятный отдых.",
        ],
        subjects: [
            "джаз", "старые пластинки", "хлеб по выходным", "походы с палаткой", "физику", "фантастику",
            "кофе с корицей", "акварель", "честность", "старые комедии", "помидоры на балконе", "чувство юмора",
        ])

    static let english = LeakSet(
        card: [
            "Loves jazz and old records.", "Bakes bread at weekends.", "Goes hiking with a tent.",
            "Teaches physics at a school.", "Reads science fiction.", "Drinks coffee with cinnamon.",
            "Paints with watercolours.", "Values honesty and a sense of humour.", "Watches old comedies.",
            "Grows tomatoes on the balcony.",
        ],
        facts: [
            Fact(
                text: "Is afraid of dogs since a shepherd bit her hand.",
                paraphrases: [
                    "A shepherd dog once bit me on the hand.", "Dogs scare me, one had my hand.",
                    "I fear puppies too, a shepherd bit me.",
                ]),
            Fact(
                text: "Secretly writes a novel about a lost lighthouse.",
                paraphrases: [
                    "I hide a manuscript about a lighthouse.", "There is a lighthouse novel in my drawer.",
                    "My book has a lost lighthouse, nobody has read it.",
                ]),
            Fact(
                text: "Got divorced after her husband slept with the neighbour.",
                paraphrases: [
                    "My spouse went off with our neighbour.", "We split up, he cheated on me.",
                    "The divorce was about a neighbour.",
                ]),
            Fact(
                text: "Takes antidepressants for the second year.",
                paraphrases: [
                    "I am on pills for depression.", "My psychiatrist gave me medication.",
                    "Without antidepressants I would not cope.",
                ]),
            Fact(
                text: "Owes the bank for a bakery that burnt down.",
                paraphrases: [
                    "My bakery burnt down and the loan remained.", "I still pay off a burnt bakery.",
                    "There was a fire in my bakery, so I have debts.",
                ]),
            Fact(
                text: "Misses her dead brother and keeps his sweater.",
                paraphrases: [
                    "My brother died, I wear his sweater.", "I keep the sweater of my late brother.",
                    "That sweater was my brother's, I miss him.",
                ]),
            Fact(
                text: "Was fired from the museum after a quarrel with the director.",
                paraphrases: [
                    "The museum sacked me, the director and I argued.", "I had a row with the museum director.",
                    "They dismissed me from a museum.",
                ]),
            Fact(
                text: "Is ashamed of stuttering in class.",
                paraphrases: [
                    "I stutter and it embarrasses me.", "Stuttering in class is my shame.",
                    "Sometimes I stutter in class.",
                ]),
            Fact(
                text: "Stole a doll from her cousin as a girl.",
                paraphrases: [
                    "I once stole my cousin's doll.", "My cousin never got her doll back, it was theft.",
                    "As a girl I swiped a doll.",
                ]),
            Fact(
                text: "Wants to emigrate to Norway and tells nobody.",
                paraphrases: [
                    "I think of emigrating to Norway.", "Norway is where I will emigrate.",
                    "I plan to move abroad, to Norway.",
                ]),
            Fact(
                text: "Envies her colleague for the promotion.",
                paraphrases: [
                    "I am envious, my colleague was promoted.", "My colleague got a promotion and I feel envy.",
                    "That promotion should not have gone to my colleague, I am jealous.",
                ]),
            Fact(
                text: "Hates her stepfather for breaking the violin.",
                paraphrases: [
                    "My stepfather broke my violin.", "The violin was broken by my stepfather.",
                    "I despise my stepfather, he smashed the violin.",
                ]),
            Fact(
                text: "Wears a wig after an illness.",
                paraphrases: ["This is a wig, I was ill.", "The hair is a wig.", "I wear a wig since I was sick."]),
            Fact(
                text: "Failed the driving test four times.",
                paraphrases: [
                    "I keep failing my driving test.", "The driving exam was too hard, I failed.",
                    "I can't drive, failed every test.",
                ]),
            Fact(
                text: "Is in love with a married coach.",
                paraphrases: [
                    "My coach is married and I fell for him.", "I love my coach, he has a wife.",
                    "The coach I adore is married.",
                ]),
            Fact(
                text: "Forged her father's signature at school.",
                paraphrases: [
                    "I forged my dad's signature once.", "That signature of my father was forged by me.",
                    "I used to forge signatures.",
                ]),
        ],
        ordinary: [
            "It rained all day and we stayed at home.", "We had pancakes for breakfast.",
            "The bus was half an hour late.",
            "In the evening we watched an old comedy and laughed.", "Two lessons were cancelled at school.",
            "Bought new paint and brushes.", "The neighbours were drilling again.",
            "Baked bread at the weekend, it rose.",
            "The weather is better at last.", "Listened to a record and did the dishes.",
            "Could not wake up this morning.",
            "Went to the library for science fiction.", "The tomatoes are in bloom.", "We saw the sunrise by the fire.",
        ],
        carriers: ["*", "You know, *", "To be honest, * That is it.", "Let me tell you: *"],
        frames: [
            "Do you like *?", "I really enjoy *, it is lovely.", "Let's talk about * one day.",
            "Tonight I would choose *.", "What do you think about *?", "For me * is always a good idea.",
            "Tell me how * began for you.", "I guess * is best in good company.", "We could try * together!",
            "To me * is the nicest way to rest.",
        ],
        subjects: [
            "jazz", "old records", "baking bread", "hiking with a tent", "physics", "science fiction",
            "coffee with cinnamon", "watercolours", "honesty", "old comedies", "tomatoes on the balcony",
            "a sense of humour",
        ])

    /// More facts, each with words of its own: who did what with what.
    static func planted(isRussian: Bool) -> [Fact] {
        let people =
            isRussian
            ? ["Тётя", "Бывший однокурсник", "Сосед снизу", "Начальница", "Крёстный", "Племянник", "Тёща"]
            : [
                "An aunt", "A former flatmate", "The man downstairs", "A godfather", "A nephew", "The landlady",
                "A cousin",
            ]
        let deeds =
            isRussian
            ? [
                "прячет на антресолях", "закопал под яблоней", "проиграл в карты", "унаследовал от деда",
                "продал цыганам",
                "разбил на юбилее", "заложил в ломбард", "выловил из пруда", "украсил ракушками", "подменил на вокзале",
            ]
            : [
                "hides in the attic", "buried under the apple tree", "gambled away", "inherited from a sailor",
                "sold to strangers", "smashed at the jubilee", "pawned in winter", "fished out of the pond",
                "decorated with shells", "swapped at the station",
            ]
        let things =
            isRussian
            ? [
                "серебряный портсигар", "чучело филина", "дедовскую саблю", "коллекцию пуговиц", "фарфоровую балерину",
                "чемодан открыток", "медный самовар", "глобус с трещиной", "шахматную доску", "трофейный бинокль",
            ]
            : [
                "a silver cigarette case", "a stuffed owl", "a rusty sabre", "a box of buttons", "a china ballerina",
                "a suitcase of postcards", "a copper samovar", "a cracked globe", "a marble chessboard",
                "an army telescope",
            ]
        return (0..<90).map { number in
            let (person, deed, thing) = (people[number % 7], deeds[number % 10], things[(number / 10 + number) % 10])
            return Fact(text: "\(person) \(deed) \(thing).")
        }
    }
}
