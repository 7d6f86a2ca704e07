import Domain
import Testing

@Suite struct `Ages as people type them` {
    @Test(arguments: [
        ("25–40", 25...40), ("25-40", 25...40), ("25 40", 25...40), ("от 25 до 40 лет", 25...40), ("40–25", 25...40),
        ("с 25 по 40", 25...40), ("from 25 to 40", 25...40), ("between 25 and 40", 25...40), ("18", nil),
        ("от 30", 30...120), ("30+", 30...120), ("старше 30", 30...120), ("не младше 30", 30...120),
        ("over 30", 30...120), ("not younger than 30", 30...120),
        ("до 45", 18...45), ("не старше 45", 18...45), ("up to 45", 18...45), ("under 45", 18...45),
        ("не старше 45 лет", 18...45), ("любого", 18...120), ("Any", 18...120), ("18-18", 18...18),
    ])
    func `are read`(text: String, ages: ClosedRange<Int>?) {
        #expect(AgeReading(text) == (ages.map(AgeReading.ages) ?? .unread))
    }

    @Test(arguments: ["5–10", "15–30", "до 16", "от 10", "17-17", "0 - 99"])
    func `nobody who is not of age can be sought`(text: String) {
        #expect(AgeReading(text) == .tooYoung)
    }

    @Test(arguments: ["20–300", "от 121", "до 500", "20-99999999999999999999"])
    func `nor ages that nobody has`(text: String) {
        #expect(AgeReading(text) == .unlikely)
    }

    @Test(arguments: [
        "сто", "", "молодых", "30", "25 30 40", "в 2026 году мне было 30", "как мне 30 лет", "от 30 до", "🙂", "-",
    ])
    func `what is no age is not taken for one`(text: String) {
        #expect(AgeReading(text) == .unread)
    }
}
