import Dialogue
import Domain
import Messaging
import Testing

/// Somebody with memories, as the tests of what can be done about them need them.
protocol TestsOfUpkeep {}

extension TestsOfUpkeep {
    /// Somebody who has said something and of whose words memories were made: one of each line.
    func talk(_ lines: String..., slot: Slot? = nil) throws -> (Talk, [MemoryID]) {
        var talk = Talk.settled()
        for line in lines {
            talk.say(line)
            let id = try #require(talk.newest)
            talk.press(.done(id))
            let diary = try #require(talk.diaries[id])
            talk.hear(.diaryRead(id, reading(of: line, in: diary, slot: slot), alike: [[]]))
            talk.now = talk.now + .minutes(1)
        }
        return (talk, talk.memory.memories(.all).map(\.id))
    }

    func reading(of line: String, in diary: Diary, slot: Slot? = nil) -> DiaryReading {
        var reading = DiaryReading(reader: .rules)
        reading.began = Timestamp(seconds: 1)
        reading.findings = [
            Finding(
                kind: .fact, text: line, claim: slot.map { Claim($0, value: line) },
                quote: Quote(diary: diary.id, part: diary.parts[0].id, offset: 0, text: line, day: diary.day),
                confidence: 0.8)
        ]
        return reading
    }
}
