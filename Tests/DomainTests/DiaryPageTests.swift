import Domain
import Testing

@Suite struct DiaryPageTests {
    private let today = LocalDate(daysSinceEpoch: 20_778)

    private func streak(_ daysAgo: [Int]) -> Int {
        let days = daysAgo.map { today.adding(days: -$0) }
        return DiaryPage(lines: [], number: 0, count: 1, entries: days.count, words: 0, days: days).streak(on: today)
    }

    @Test(arguments: [
        ([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2], 3), ([1, 2, 3], 3), ([0, 2, 3], 1), ([0, 1, 3, 4], 2),
    ])
    func `a streak is days in a row up to today, or to yesterday while today is still to come`(
        daysAgo: [Int], streak: Int
    ) {
        #expect(self.streak(daysAgo) == streak)
    }
}
