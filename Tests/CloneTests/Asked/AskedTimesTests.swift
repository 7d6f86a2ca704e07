import Domain
import Testing
import Words

@testable import Clone

/// What time a question is about. Today is Saturday, 21 November 2026.
@Suite struct AskedTimesTests {
    private static let terms = Terms()
    private static let lexicons = Result { try Lexicons.bundled() }

    private func time(_ question: String) throws -> AskedTime? {
        let today = try #require(LocalDate(iso: "2026-11-21"))
        return try Self.lexicons.get().askedTime(in: question, on: today, terms: Self.terms)
    }

    private func days(_ from: String, _ until: String) throws -> ClosedRange<LocalDate> {
        try #require(LocalDate(iso: from))...#require(LocalDate(iso: until))
    }

    @Test(arguments: [
        ("Что я делал вчера?", "2026-11-20", "2026-11-20"),
        ("Что было на прошлой неделе?", "2026-11-09", "2026-11-15"),
        ("Что случилось в мае?", "2026-05-01", "2026-05-31"),
        ("О чём я говорил весной?", "2026-03-01", "2026-05-31"),
        ("С кем я виделся прошлой зимой?", "2025-12-01", "2026-02-28"),
        ("Что было летом 2024 года?", "2024-06-01", "2024-08-31"),
        ("Что произошло в 2023 году?", "2023-01-01", "2023-12-31"),
        ("Что я рассказывал 5 мая?", "2026-05-05", "2026-05-05"),
        ("Чем я занимался три недели назад?", "2026-10-26", "2026-11-01"),
        ("Что нового за последнюю неделю?", "2026-11-14", "2026-11-21"),
        ("Что я говорил о работе в последнее время?", "2026-10-22", "2026-11-21"),
        ("What did I do yesterday?", "2026-11-20", "2026-11-20"),
        ("What happened in the spring?", "2026-03-01", "2026-05-31"),
        ("Whom did I meet last week?", "2026-11-09", "2026-11-15"),
        ("What was going on in May 2024?", "2024-05-01", "2024-05-31"),
        ("What have I said about work lately?", "2026-10-22", "2026-11-21"),
        ("What did I say two years ago?", "2024-01-01", "2024-12-31"),
        ("What did I do over the last 3 weeks?", "2026-10-31", "2026-11-21"),
    ])
    func `a question can be about a time`(question: String, from: String, until: String) throws {
        #expect(try time(question)?.frame == .within(try days(from, until)))
    }

    @Test(arguments: [
        ("Спроси меня из мая 2024: чем я живу?", "2024-05-31"), ("Каким я был прошлым летом?", "2026-08-31"),
        ("Что бы я ответил в мае 2024?", "2024-05-31"), ("Что я любил в 2023 году?", "2023-12-31"),
        ("О чём я мечтала два года назад?", "2024-12-31"), ("Ask me of May 2024", "2024-05-31"),
        ("What would I have said in 2023?", "2023-12-31"), ("Who was I last summer?", "2026-08-31"),
        ("What did I want three months ago?", "2026-08-31"),
    ])
    func `a question can be to the person of then`(question: String, day: String) throws {
        #expect(try time(question)?.past == LocalDate(iso: day))
    }

    @Test(arguments: [
        ("Что изменилось с мая?", "2026-05-01"), ("Как я изменился за год?", "2025-11-21"),
        ("Что во мне поменялось с прошлой зимы?", "2025-12-01"), ("Что изменилось?", "2026-10-22"),
        ("What has changed since May 2024?", "2024-05-01"), ("How have I changed since last year?", "2025-01-01"),
    ])
    func `a question can be about what has changed since`(question: String, day: String) throws {
        #expect(try time(question)?.frame == .changes(since: try #require(LocalDate(iso: day))))
    }

    @Test(arguments: ["Где я сейчас работаю?", "What do I like these days?", "Что мне приготовить? Сейчас осень."])
    func `a question can be about what is so now`(question: String) throws {
        #expect(try time(question)?.frame == .now)
    }

    @Test(arguments: [
        "Чай или кофе?", "Куда мне поехать летом?", "Стоит ли мне в мае менять работу?", "Люблю ли я лето?",
        "Что бы я сделал, если вчера начальник накричал?", "Should I call Ann, who wrote a week ago?",
        "Should I move in 2027?", "What may I eat?", "Что бы я выбрал летом: море или горы?",
    ])
    func `a question about no time in particular, or one to come, is about no time`(question: String) throws {
        #expect(try time(question) == nil)
    }

    @Test func `what one should do today is about what is so now, what was today about today`() throws {
        let today = try days("2026-11-21", "2026-11-21")
        #expect(try time("Какой суп я бы сегодня ел?") == nil)
        #expect(try time("Какой суп я сегодня люблю?")?.frame == .now)
        #expect(try time("Что было сегодня?")?.frame == .within(today))
    }

    @Test func `a question that names nothing but a time asks for all of it`() throws {
        #expect(try time("Что я делал вчера?")?.asksForAll == true)
        #expect(try time("What happened last week?")?.asksForAll == true)
        #expect(try time("Что я говорил о маме на прошлой неделе?")?.asksForAll == false)
    }

    @Test func `the words that name a time are known by their stems`() throws {
        #expect(try time("Где я был летом 2019?")?.mentions == Set(Self.terms.terms(of: "летом 2019")))
    }
}
