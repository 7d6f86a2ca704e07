import Asking
import Domain
import Testing
import Words

@testable import Clone

/// Questions that name somebody or something of whom the person never spoke.
@Suite struct NamesInQuestionTests {
    private static let terms = Terms()
    private static let lexicons = Result { try Lexicons.bundled() }
    private static let day = LocalDate(daysSinceEpoch: 20_500)
    private static let russian = [
        "Люблю зелёный чай по утрам.", "Хочу переехать в большой город, люблю шум.",
        "Хочу работать в большой компании.", "На свидания хожу с радостью.", "Пётр любит рыбалку.",
        "Боюсь летать на самолётах.", "В марте мы ездили на море.", "Живу с Павлом и боюсь за льва Льва.",
    ]
    private static let english = [
        "I love green tea in the morning.", "I want to move to a big city, I love the noise.",
        "I want to work for a big company.", "I enjoy going on dates.", "Peter loves fishing.",
        "I am afraid of flying.", "My sister thinks dates are a waste of time.",
    ]

    private func diary(_ number: Int, _ words: String) -> Diary {
        let id = DiaryID(rawValue: Int64(number))
        return Diary(
            id: id, day: Self.day.adding(days: -1), openedAt: Timestamp(seconds: 0), closedAt: Timestamp(seconds: 1),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: Int64(number)), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written(words))
            ])
    }

    private func memory(_ diary: Diary) -> Memory {
        let quote = Quote(diary: diary.id, part: diary.parts[0].id, offset: 0, text: diary.text, day: diary.day)
        return Memory(
            id: MemoryID(rawValue: diary.id.rawValue), kind: .preference, text: diary.text, claim: nil,
            evidence: [Memory.Evidence(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 1),
            importance: 0.5, confidence: 0.8)
    }

    /// What is left of an answer in which `[word]` cites the line with that word; nil where it is that nothing is known.
    private func advice(_ said: String, to question: String, mayGuess: Bool = false) async throws -> Advice {
        let isRussian = question.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        let diaries = zip(1..., isRussian ? Self.russian : Self.english).map { diary($0, $1) }
        let index = PersonIndex(diaries: diaries, memories: diaries.map(memory), terms: Self.terms)
        let lines = Material(index, for: question, on: Self.day, terms: Self.terms).lines
        let cited = said.replacing(/\[(\p{L}+)\]/) { match in
            let number = lines.firstIndex { $0.text.contains(match.output.1) } ?? 98
            return "[\(number + 1)]"
        }
        let advisor = Advisor(
            model: ScriptedModel(.success(cited)), prompt: ModelPrompt(version: 1, temperature: 0) { _ in "" },
            terms: Self.terms)
        return try await advisor.answer(
            Advisor.Inquiry(
                question: question,
                person: Person(language: isRussian ? .russian : .english, since: Timestamp(seconds: 0)),
                id: PersonID(rawValue: 1), index: index, diaries: diaries, records: [], thread: [],
                mayGuess: mayGuess, day: Self.day), knowing: Self.lexicons.get(), sofar: nil)
    }

    @Test(arguments: [
        ("Чем занимается Марта?", "Марта любит чай [чай]."),
        ("Чем занимается Марта?", "Любит зелёный чай по утрам [чай]."),
        ("Чем Марта любит заниматься?", "Она любит чай [чай]."),
        ("Что нравится Марте?", "Марте нравится зелёный чай [чай]."),
        ("Что мне известно о Марте?", "Марта любит чай по утрам [чай]."),
        ("Как мы познакомились с Мартой?", "С Мартой познакомились за чаем [чай]."),
        ("Люблю ли я Марту?", "Да, люблю Марту [чай]."), ("Нравится ли мне Марта?", "Марта мне нравится, люблю [чай]."),
        ("Марта любит чай?", "Да, любит чай [чай]."), ("Любит ли меня Марта?", "Любит [чай]."),
        ("Хочет ли Марта переехать?", "Хочет переехать в большой город [шум]."),
        ("Что бы сделала Марта?", "Марта выпила бы чай [чай]."), ("Переехала бы Марта в город?", "Да [шум]."),
        ("Был ли я в Берлине?", "Да, был в Берлине, люблю шум [шум]."),
        ("What does Martha do?", "Martha loves tea [tea]."),
        ("What does Martha do?", "Green tea in the morning [tea]."),
        ("Is Martha married?", "She loves tea [tea]."),
        ("What is Martha's job?", "She works at a big company [company]."),
        ("How did I meet Martha?", "I met Martha over tea [tea]."), ("Do I love Martha?", "Yes, I love Martha [tea]."),
        ("What would Martha do?", "Martha would drink tea [tea]."), ("Would Martha like the city?", "Yes [noise]."),
        ("Martha likes tea?", "Yes, she loves tea [tea]."), ("Was I in Berlin?", "Yes, I love Berlin [noise]."),
    ])
    func `nothing is told of somebody of whom the person never spoke`(question: String, said: String) async throws {
        let advice = try await advice(said, to: question)
        guard case .unknown = advice.answer else {
            Issue.record("said \(advice.answer)")
            return
        }
        #expect(advice.grounds.isEmpty && advice.used.isEmpty)
    }

    @Test(arguments: [
        ("Поехал бы я в Берлин?", "Да, люблю большой город [шум].", "Да, люблю большой город."),
        ("Стоит ли переехать в Берлин?", "Переехал бы в Берлин: люблю шум [шум].", "Переехал бы в Берлин: люблю шум."),
        (
            "Стоит ли переехать в Берлин?", "Берлин большой и шумный, а я люблю шум [шум].",
            "Берлин большой и шумный, а я люблю шум."
        ),
        ("Поехать в Берлин?", "В Берлин — да, люблю шум [шум].", "В Берлин — да, люблю шум."),
        (
            "Понравился бы мне Берлин?", "Берлин мне понравился бы: люблю шум [шум].",
            "Берлин мне понравился бы: люблю шум."
        ),
        ("Хочу ли я работать в Google?", "Да, в большой компании хочу [компании].", "Да, в большой компании хочу."),
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы: на свидания хожу с радостью [свидания].", nil),
        ("Пошла бы я на свидание с Мартой?", "С Мартой пошла бы, свидания люблю [свидания].", nil),
        ("Позвать ли Ивана на свидание?", "Ивана я позвал бы, хожу с радостью [свидания].", nil),
        ("Позвал бы я Марту в город?", "Марту позвал бы: люблю шум [шум].", nil),
        ("Что подарить Марте?", "Подарил бы зелёный чай: люблю его по утрам [чай].", nil),
        ("Что мне подарить Марте?", "Марте — зелёный чай, сам люблю [чай].", nil),
        ("Боюсь ли я летать в Берлин?", "Боюсь летать на самолётах [самолёт].", nil),
        ("Should I take the job at Google?", "Yes, I want to work for a big company [company].", nil),
        ("Should I move to Berlin?", "I would move to Berlin: I love the noise [noise].", nil),
        ("Would Berlin suit me?", "Berlin would suit me: I love the noise [noise].", nil),
        ("Berlin or Paris?", "Berlin, I love the noise of a big city [noise].", nil),
        ("Would I go on a date with Martha?", "I would go out with Martha, I enjoy dates [dates].", nil),
        ("Should I invite Martha on a date?", "Yes, I'd invite Martha: I enjoy dates [enjoy].", nil),
        ("ЧТО Я ЛЮБЛЮ ПИТЬ УТРОМ?", "Люблю зелёный чай по утрам [чай].", nil),
        ("Am I afraid of flying to Berlin?", "I am afraid of flying [flying].", nil),
        ("Do I run on Mondays in the city?", "I love the noise of the city [noise].", nil),
    ])
    func `a choice of the person's own is answered from what they said in general`(
        question: String, said: String, left: String?
    ) async throws {
        let plain = said.replacing(#/ \[\p{L}+\]/#, with: "")
        #expect(try await advice(said, to: question).answer.text == left ?? plain)
    }

    @Test(arguments: [
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы, хожу с радостью [свидания]. Марта любит чай [чай]."),
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы, хожу с радостью [свидания]. Она любит чай [чай]."),
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы, хожу с радостью [свидания]. Марте нравится чай [чай]."),
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы, хожу с радостью [свидания]. У Марты есть чай [чай]."),
        ("Пошёл бы я на свидание с Мартой?", "Пошёл бы, хожу с радостью [свидания]. Я думаю, Марта любит чай [чай]."),
        ("Would I go on a date with Martha?", "I would, I enjoy dates [dates]. Martha loves tea [tea]."),
        ("Would I go on a date with Martha?", "I would, I enjoy dates [dates]. She loves tea [tea]."),
        ("Would I go on a date with Martha?", "I would, I enjoy dates [dates]. I know Martha loves tea [tea]."),
    ])
    func `what such an answer tells of them besides is left out, with what it rests on`(
        question: String, said: String
    ) async throws {
        let advice = try await advice(said, to: question)
        let first = said.prefix { $0 != "[" }
        #expect(advice.answer.text == String(first.dropLast()) + ".")
        #expect(advice.grounds.count == 1 && !advice.grounds[0].text.contains("чай"))
        #expect(!advice.grounds[0].text.contains("tea"))
    }

    @Test(arguments: [
        ("Что любит Пётр?", "Пётр любит рыбалку [рыбалку]."),
        ("Чем порадовать Петра?", "Рыбалкой: он её любит [рыбалку]."),
        ("Что Пётр любит делать?", "Рыбалку, он любит рыбалку [рыбалку]."),
        ("What does Peter love?", "Peter loves fishing [fishing]."),
        ("Does Peter love fishing?", "He does love fishing [fishing]."),
        ("Would I go on a date with Martha?", "I would, though my sister thinks dates are a waste, she does [sister]."),
    ])
    func `a third person of whom the person spoke is told of`(question: String, said: String) async throws {
        let plain = said.replacing(#/ \[\p{L}+\]/#, with: "")
        #expect(try await advice(said, to: question).answer.text == plain)
    }

    @Test(arguments: [
        ("Чем занимается Марта?", "Марта"), ("Где живёт Марта Кузнецова?", "Марта Кузнецова"),
        ("Сколько лет Марте?", nil),
        ("What does Martha do?", "Martha"), ("Люблю ли я устриц?", nil),
    ])
    func `it says of whom nothing is known, where the name stands as one calls it`(
        question: String, name: String?
    ) async throws {
        let advice = try await advice("UNKNOWN А как по-вашему?", to: question)
        #expect(advice.answer == .unknown(asking: "А как по-вашему?", about: name))
    }

    @Test func `a month is no mention of somebody whose name sounds like it`() async throws {
        let advice = try await advice("Марта любит море [море].", to: "Что любит Марта?")
        #expect(advice.answer == .unknown(asking: nil, about: "Марта"))
    }

    @Test func `a guess that is asked for may be of anybody`() async throws {
        let advice = try await advice("Наверное, любит чай.", to: "Что любит Марта?", mayGuess: true)
        #expect(advice.answer == .guessed("Наверное, любит чай."))
    }

    @Test func `a name is the same in all its forms`() async throws {
        for question in ["Что любит Павел?", "Как там Лев?", "Что нравится Павлу?"] {
            let advice = try await advice("Живу с Павлом и боюсь за Льва [павлом].", to: question)
            #expect(advice.answer.text != nil, "\(question)")
        }
    }

    /// "Where is Martha now?" is answered from what is so now, and Martha may have been spoken of for years.
    @Test func `that a name never came up is said only where it never did`() async throws {
        let diaries = [diary(1, "Были с Мартой на море."), diary(2, "Пью чай.")]
        let index = PersonIndex(diaries: diaries, memories: [], terms: Self.terms)
        for (name, time, about) in [
            ("Марта", nil, nil), ("Ольга", AskedTime(.now), nil), ("Ольга", nil, "Ольга"),
            ("Марта", AskedTime(.within(Self.day...Self.day)), nil),
        ] as [(String, AskedTime?, String?)] {
            let advisor = Advisor(
                model: ScriptedModel(.success("UNKNOWN")), prompt: ModelPrompt(version: 1, temperature: 0) { _ in "" },
                terms: Self.terms)
            let advice = try await advisor.answer(
                Advisor.Inquiry(
                    question: "Чем занимается \(name)?",
                    person: Person(language: .russian, since: Timestamp(seconds: 0)),
                    id: PersonID(rawValue: 1), index: index, diaries: diaries, records: [], thread: [],
                    mayGuess: false, day: Self.day, time: time), knowing: Self.lexicons.get(), sofar: nil)
            #expect(advice.answer == .unknown(asking: nil, about: about), "\(name)")
        }
    }
}
