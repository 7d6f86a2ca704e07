import Dialogue
import Domain
import Testing

@Suite struct `A person has two hours of speech transcribed in a day` {
    private let noon = Timestamp(seconds: 1_795_262_400)

    /// For each recording, until when it has to wait.
    private func waits(_ recordings: [(seconds: Double, at: Timestamp)]) -> [Timestamp?] {
        var allowance = SpeechAllowance()
        return recordings.map { allowance.take($0.seconds, at: $0.at) }
    }

    @Test func `what is within the limit is let through, and the recording that crosses it as well`() {
        #expect(waits([(7199, noon), (3600, noon), (1, noon)]) == [nil, nil, noon + .hours(25)])
    }

    @Test func `what waits has its turn when enough of what went before is a day old, and not sooner`() {
        let full = (0..<4).map { (seconds: 1800.0, at: noon + .hours($0)) }
        let turn = noon + .hours(25)
        let waiting = [(60.0, noon + .hours(4)), (60, turn - .milliseconds(1)), (60, turn)]
        #expect(waits(full + waiting).suffix(3) == [turn, turn, nil])
    }

    @Test func `what others took meanwhile is no longer free`() {
        let next = noon + .hours(25)
        #expect(waits([(7200, noon), (60, noon), (7200, next), (60, next)]) == [nil, next, nil, noon + .hours(50)])
    }

    @Test func `a recording that is longer than the limit has its turn too, and then nothing for a day`() {
        #expect(waits([(6 * 3600, noon), (1, noon + .hours(24))]) == [nil, noon + .hours(25)])
    }

    @Test func `in no 24 hours more is let through than the limit and one recording`() {
        let asked = (0..<4 * 1440).map { (seconds: 600.0, at: noon + .minutes($0)) }
        let taken = zip(asked, waits(asked)).filter { $1 == nil }.map(\.0.at)
        for end in taken {
            #expect(taken.filter { $0 > end - .hours(24) && $0 <= end }.count <= 12)
        }
        #expect(taken.count >= 36)
    }

    @Test func `lengths that nobody can have spoken free nothing`() {
        #expect(waits([(-100_000, noon), (7200, noon), (1, noon)]) == [nil, nil, noon + .hours(25)])
    }

    @Test func `that the limit is reached is news once a day`() {
        var allowance = SpeechAllowance()
        let news = [noon, noon + .hours(23), noon + .hours(24)].map { allowance.isNews(at: $0) }
        #expect(news == [true, false, true])
    }
}
