import Domain
import Testing

/// Which question the clone asks next, and when.
@Suite struct QuestionHabitTests {
    private let day = LocalDate(daysSinceEpoch: 20_500)
    private let counts: [QuestionTopic: Int] = [.work: 2, .dreams: 1, .past: 3]

    @Test func `what the least is known of is asked about first`() {
        let habit = QuestionHabit()
        #expect(habit.next(known: [.fact: 5, .goal: 3, .experience: 9], of: counts) == CloneQuestion(.dreams, 0))
        #expect(habit.next(known: [.fact: 1, .goal: 3, .experience: 9], of: counts) == CloneQuestion(.work, 0))
        #expect(habit.next(known: [:], of: [:]) == nil)
    }

    @Test func `nothing is ever asked twice, and in the end there is nothing left to ask`() {
        var habit = QuestionHabit()
        var asked: [CloneQuestion] = []
        while let question = habit.next(known: [.fact: 2], of: counts) {
            asked.append(question)
            habit.note(question, on: day)
        }
        #expect(asked.count == 6)
        #expect(Set(asked).count == 6)
    }

    @Test(arguments: [(QuestionHabit.Pace.never, [Int]()), (.seldom, [5, 6]), (.often, [2, 3, 4, 5, 6])])
    func `the pace says after how many days the next may come`(pace: QuestionHabit.Pace, days: [Int]) {
        var habit = QuestionHabit()
        habit.pace = pace
        #expect(habit.allows(on: day) == (pace != .never))
        habit.note(CloneQuestion(.work, 0), on: day)
        #expect((0...6).filter { habit.allows(on: day.adding(days: $0)) } == days)
    }
}
