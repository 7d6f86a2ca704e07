import Domain

extension SimulatedPerson {
    /// What is wrong with what the bot knows of them.
    func complaints(about known: Person?) -> [String] {
        guard let known else { return ["person \(number) is unknown"] }
        guard let profile, Profile(known) != profile else { return [] }
        return ["person \(number) is known as \(Profile(known)) instead of \(profile)"]
    }

    /// Every press is answered once: with a word where it means nothing any more, without one where it did something.
    func complaints(about answers: [String: [String?]]) -> [String] {
        presses.compactMap { press in
            let answers = answers[press.name] ?? []
            guard answers.count == 1 else {
                return "person \(number): the press of \(press.payload) was answered \(answers.count) times"
            }
            guard let isStale = press.isStale, isStale != (answers[0] != nil) else { return nil }
            return "person \(number): the press of \(press.payload) was answered by \(answers[0] ?? "nothing")"
        }
    }

    /// Who wants no reminders gets none. One that was on its way is welcome for a day; then it is too late for it.
    func complaints(about reminders: [Timestamp]) -> [String] {
        reminders.filter { moment in
            let last = reminderChanges.last { $0.at <= moment }
            return last.map { !$0.isOn && $0.at + .days(1) < moment } ?? false
        }.map { "person \(number) wanted no reminders, and got one at \($0)" }
    }
}
