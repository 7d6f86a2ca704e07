import Domain
import Testing

@Suite struct `The days of a journey as people type them` {
    private let today = LocalDate(year: 2026, month: 11, day: 22) ?? LocalDate(daysSinceEpoch: 0)

    @Test(arguments: [
        ("3–9 мая", "2027-05-03", "2027-05-09"), ("с 3 по 9 мая", "2027-05-03", "2027-05-09"),
        ("3 - 9 мая 2027 г.", "2027-05-03", "2027-05-09"), ("28 апреля – 5 мая", "2027-04-28", "2027-05-05"),
        ("28 декабря – 5 января", "2026-12-28", "2027-01-05"),
        ("28 декабря – 5 января 2027", "2026-12-28", "2027-01-05"),
        ("20–25 ноября", "2026-11-20", "2026-11-25"), ("5 мая", "2027-05-05", "2027-05-05"),
        ("3.05–9.05", "2027-05-03", "2027-05-09"), ("3-9.05", "2027-05-03", "2027-05-09"),
        ("03.05.2027 - 09.05.2027", "2027-05-03", "2027-05-09"), ("3-9.05.2027", "2027-05-03", "2027-05-09"),
        ("28.12 – 5.01.2027", "2026-12-28", "2027-01-05"),
        ("2027-05-03 – 2027-05-09", "2027-05-03", "2027-05-09"), ("2027-05-03", "2027-05-03", "2027-05-03"),
    ])
    func `are read`(text: String, first: String, last: String) {
        #expect(TripReading(text, on: today, language: .russian) == days(first, last))
    }

    @Test(arguments: [
        ("May 3–9", "2027-05-03", "2027-05-09"), ("3–9 May", "2027-05-03", "2027-05-09"),
        ("from the 3rd to the 9th of May", "2027-05-03", "2027-05-09"),
        ("April 28 – May 5, 2027", "2027-04-28", "2027-05-05"), ("28 April to 5 May", "2027-04-28", "2027-05-05"),
    ])
    func `in English too`(text: String, first: String, last: String) {
        #expect(TripReading(text, on: today, language: .english) == days(first, last))
    }

    private func days(_ first: String, _ last: String) -> TripReading? {
        guard let one = LocalDate(iso: first), let other = LocalDate(iso: last) else { return nil }
        return .days(one...other)
    }

    @Test func `a year is short, and what cannot be is told apart`() {
        for (text, expected) in [
            ("3–9 мая 2020", TripReading.over), ("21 ноября 2026", .over), ("9–3 мая", .backwards),
            ("9.05.2027–3.05.2027", .backwards), ("3–9 мая 2029", .tooFar), ("3 мая – 20 августа", .tooLong),
            ("31 февраля", .unread), ("3–9", .unread), ("летом", .unread), ("", .unread), ("1.2.3.4.5", .unread),
            ("3–9 мая и ещё 5 июня", .unread), ("99 мая", .unread), ("5/6", .days(june(5)...june(5))),
        ] {
            #expect(TripReading(text, on: today, language: .russian) == expected, "\(text)")
        }
        #expect(TripReading("5/6 - 7/6", on: today, language: .english) == .unread, "which number is the month?")
    }

    private func june(_ day: Int) -> LocalDate { LocalDate(year: 2027, month: 6, day: day) ?? today }

    @Test func `the longest and the farthest are still taken`() {
        let first = today.adding(days: TripReading.farthest)
        #expect(TripReading("\(first)", on: today, language: .russian) == .days(first...first))
        #expect(TripReading("\(first.adding(days: 1))", on: today, language: .russian) == .tooFar)
        let last = today.adding(days: TripReading.mostDays - 1)
        #expect(TripReading("\(today) – \(last)", on: today, language: .russian) == .days(today...last))
        #expect(TripReading("\(today) – \(last.adding(days: 1))", on: today, language: .russian) == .tooLong)
    }
}
