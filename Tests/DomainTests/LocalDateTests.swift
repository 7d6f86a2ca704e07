import Domain
import Foundation
import Testing

@Suite struct LocalDateTests {
    @Test func `days are counted as the Gregorian calendar does, over all years`() throws {
        var date = try #require(LocalDate(year: 1, month: 1, day: 1))
        for days in stride(from: -719_162, through: 2_932_896, by: 1) {
            let next = LocalDate(daysSinceEpoch: days)
            guard next.daysSinceEpoch == days, next >= date else {
                Issue.record("\(days) days make \(next)")
                return
            }
            date = next
        }
        #expect(date.description == "9999-12-31")
    }

    @Test(arguments: [
        ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11016, .tuesday),
        ("2026-11-21", 20778, .saturday), ("1900-03-01", -25508, .thursday), ("0001-01-01", -719_162, .monday),
    ])
    func `known dates have known numbers and weekdays`(text: String, days: Int, weekday: Weekday) throws {
        let date = try #require(LocalDate(iso: text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test func `days can be added and counted across months and years`() throws {
        let date = try #require(LocalDate(iso: "2024-02-28"))
        #expect(date.adding(days: 2).description == "2024-03-01")
        #expect(date.adding(days: -59).description == "2023-12-31")
        #expect(date.days(until: try #require(LocalDate(iso: "2025-02-28"))) == 366)
    }

    @Test func `days beyond the calendar stop at its ends`() throws {
        #expect(LocalDate(daysSinceEpoch: .max).description == "9999-12-31")
        #expect(LocalDate(daysSinceEpoch: .min).description == "0001-01-01")
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-01", "2023-04-31", "2023-01-00", "0000-01-01", "2023-1-1",
        "2023-01-01 ", "+023-01-01", "", "2023--1-01", "２０２３-01-01",
    ])
    func `what is no date is refused`(text: String) {
        #expect(LocalDate(iso: text) == nil)
    }

    @Test(arguments: [
        ("1990-05-17", "2026-05-16", 35), ("1990-05-17", "2026-05-17", 36), ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-29", 20), ("2026-05-17", "2026-05-16", -1),
    ])
    func `age is counted in full years`(birth: String, on: String, age: Int) throws {
        #expect(try #require(LocalDate(iso: birth)).age(on: try #require(LocalDate(iso: on))) == age)
    }

    @Test func `dates and times are written as text`() throws {
        let date = try #require(LocalDate(iso: "2026-11-21"))
        let time = try #require(LocalTime(hour: 9, minute: 5))
        #expect(String(decoding: try JSONEncoder().encode(date), as: UTF8.self) == "\"2026-11-21\"")
        #expect(String(decoding: try JSONEncoder().encode(time), as: UTF8.self) == "\"09:05\"")
        let wall = LocalDateTime(date: date, time: time, second: 7)
        #expect(try JSONDecoder().decode(LocalDateTime.self, from: try JSONEncoder().encode(wall)) == wall)
        #expect(LocalDateTime(secondsSinceEpoch: wall.secondsSinceEpoch) == wall)
    }

    @Test(arguments: ["\"24:00\"", "\"9:05\"", "\"09:60\"", "\"0905\"", "\"\"", "5"])
    func `what is no time of day is not decoded`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LocalTime.self, from: Data(json.utf8)) }
    }

    @Test func `minutes wrap round the day`() {
        #expect(LocalTime(wrapping: -30).description == "23:30")
        #expect(LocalTime(wrapping: 1500).description == "01:00")
        #expect(LocalDateTime(secondsSinceEpoch: -1).description == "1969-12-31T23:59:59")
    }
}
