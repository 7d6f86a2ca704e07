import Dialogue
import Domain
import Messaging
import Testing

/// Somebody whose words the clone has read, as the tests of what it learns need them.
protocol TestsOfReading {}

extension TestsOfReading {
    func talk(_ words: String) throws -> (Talk, Diary) {
        var talk = Talk.settled()
        talk.say(words)
        talk.press(.done(try #require(talk.newest)))
        return (talk, try #require(talk.newest.flatMap { talk.diaries[$0] }))
    }

    func finding(_ words: String, in diary: Diary, city: String, stance: Stance = .stated) throws -> Finding {
        let part = try #require(diary.parts.first)
        let text = try #require(part.text)
        let offset = try #require(text.indices.first { text[$0...].hasPrefix(words) })
        return Finding(
            kind: .fact, text: "Живёт в городе \(city)", claim: Claim(Slot(relation: .livesIn), value: city),
            quote: Quote(
                diary: diary.id, part: part.id, offset: text.distance(from: text.startIndex, to: offset),
                text: words, day: diary.day),
            stance: stance, confidence: 0.8)
    }

    func reading(_ findings: Finding...) -> DiaryReading {
        var reading = DiaryReading(reader: .rules)
        reading.findings = findings
        return reading
    }
}
