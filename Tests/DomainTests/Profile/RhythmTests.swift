import Testing
import SeededChance

@testable import Domain

/// What is different with a person at some part of the day, against their own usual.
@Suite struct RhythmTests {
    private func rhythms(_ entries: [LifeEntry]) -> [String] {
        Rhythm.rhythms(of: entries).map(\.description)
    }

    private func days(_ count: Int64, at hour: Int, from first: Int64 = 0, _ entry: (Int64, Int) -> LifeEntry)
        -> [LifeEntry]
    { (first..<first + count).map { entry($0, hour) } }

    @Test(arguments: [
        (4, PartOfDay.night), (5, .morning), (11, .morning), (12, .afternoon), (17, .afternoon), (18, .evening),
        (22, .evening), (23, .night), (0, .night),
    ])
    func `the parts of the day`(hour: Int, part: PartOfDay) {
        #expect(PartOfDay(LocalTime(wrapping: hour * 60)) == part)
    }

    @Test func `who is strained in the evening and calm at other times is said to be`() throws {
        let entries =
            days(12, at: 9) { .entry($0, at: $1, sentiment: 0.4) }
            + days(12, at: 21, from: 12) { .entry($0, at: $1, sentiment: 0.4, strain: $0 < 22 ? .tense : .calm) }
        let found = Rhythm.rhythms(of: entries)

        #expect(
            Set(found.map(\.description)) == [
                "evening: strain higher than at other times", "morning: strain lower than at other times",
            ])
        let evening = try #require(found.first { $0.part == .evening })
        #expect(evening.deviation > 1 && evening.diaries.count == Rhythm.mostSupports)
        #expect(evening.diaries.first == DiaryID(rawValue: 23), "the newest first")
    }

    @Test func `the voice is held against the person's own, not against anybody's`() {
        let slow = days(10, at: 8) { number, hour in
            LifeEntry.entry(number, at: hour, voice: .spoken(words: 20 + Int(number % 3), seconds: 20, loudness: -30))
        }
        let fast = days(10, at: 20, from: 10) { number, hour in
            LifeEntry.entry(number, at: hour, voice: .spoken(words: 60 + Int(number % 3), seconds: 20, loudness: -30))
        }
        #expect(rhythms(slow).isEmpty, "slow all day is how they speak")
        #expect(rhythms(slow + fast).contains("morning: tempo of speech lower than at other times"))
        #expect(!rhythms(slow + fast).contains { $0.contains("loudness") })
    }

    @Test func `an emotion is said to be there, not to be missing`() {
        let joyful = days(8, at: 9) { .entry($0, at: $1, feeling: [.init(.joy, intensity: 0.8)]) }
        let plain = days(8, at: 21, from: 8) { .entry($0, at: $1) }
        #expect(rhythms(joyful + plain) == ["morning: joy higher than at other times"])
    }

    @Test func `few entries say nothing, and neither do those of one time of day`() {
        let morning = days(4, at: 9) { .entry($0, at: $1, strain: .tense) }
        let evening = days(40, at: 21, from: 4) { .entry($0, at: $1) }
        #expect(rhythms(morning + evening).isEmpty)
        #expect(rhythms(days(40, at: 21) { .entry($0, at: $1, sentiment: $0 % 2 == 0 ? 1 : -1) }).isEmpty)
    }

    @Test func `speech that is hardly any, and words that were put right by hand, do not count as tempo`() {
        var corrected = VoiceNote.spoken(words: 40, seconds: 20)
        corrected.progress = .corrected("слово")
        #expect(LifeEntry.entry(1, voice: corrected).voices.map(\.tempo) == [nil])
        #expect(LifeEntry.entry(1, voice: .spoken(words: 4, seconds: 2)).voices.isEmpty)
        #expect(LifeEntry.entry(1, voice: .spoken(words: 40, seconds: 20)).voices.first?.tempo == 2)
    }

    /// Of two hundred people in whom nothing depends on the time of day, few have something found in them.
    @Test func `chance is seldom taken for a rhythm`() {
        var numbers = SplitMix(seed: 7)
        let wrong = (0..<200).map { _ in
            Rhythm.rhythms(
                of: (0..<60).map { number in
                    .entry(
                        number, at: Int.random(in: 0..<24, using: &numbers),
                        sentiment: .random(in: -1...1, using: &numbers),
                        strain: .random(using: &numbers) ? .tense : .calm,
                        feeling: [.init(.joy, intensity: .random(in: 0...1, using: &numbers))],
                        voice: .spoken(
                            words: .random(in: 20...60, using: &numbers), seconds: 20,
                            loudness: .random(in: -30 ... -10, using: &numbers),
                            pauses: .random(in: 0...0.5, using: &numbers)))
                }
            ).count
        }.reduce(0, +)
        #expect(wrong <= 12, "found \(wrong) rhythms in 200 people who have none")
    }

    @Test func `a rhythm goes when too few of its entries are left`() throws {
        let entries =
            days(6, at: 9) { .entry($0, at: $1) } + days(6, at: 21, from: 6) { .entry($0, at: $1, strain: .tense) }
        let evening = try #require(Rhythm.rhythms(of: entries).first { $0.part == .evening })
        let left = Set((6..<11).map { DiaryID(rawValue: $0) })
        #expect(evening.resting(on: left)?.diaries.count == 5)
        #expect(evening.resting(on: left.subtracting([DiaryID(rawValue: 6)])) == nil)
    }
}

extension Bool {
    fileprivate static func random(using numbers: inout SplitMix) -> Bool { numbers.next() % 2 == 0 }
}
