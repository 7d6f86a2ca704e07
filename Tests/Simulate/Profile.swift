import Domain

/// What a person has told the bot about themselves and what they want of it, as they know it.
struct Profile: Equatable {
    var language: Language
    var name: String?
    var birthDate: LocalDate?
    /// The city's name in Russian.
    var city: String?
    var purposes: Set<Purpose>
    var reminder: LocalTime?
    var quiet: QuietHours
    var keepsRecordings: Bool
    var agrees: Bool
}

extension Profile {
    /// What the bot knows.
    init(_ person: Person) {
        self.init(
            language: person.language, name: person.name, birthDate: person.birthDate,
            city: person.place?.name(in: .russian), purposes: person.purposes, reminder: person.reminder.time,
            quiet: person.reminder.quiet, keepsRecordings: person.keepsRecordings, agrees: person.agrees(to: .diaries))
    }

    /// Asks for reminders at a time; that is refused in quiet hours.
    mutating func remind(at time: LocalTime) {
        if !quiet.contains(time) { reminder = time }
    }

    /// Asks for quiet; that ends reminders which would fall into it.
    mutating func keepQuiet(_ hours: QuietHours) {
        quiet = hours
        if let time = reminder, hours.contains(time) { reminder = nil }
    }

    /// Chooses a wish, or drops it.
    mutating func toggle(_ purpose: Purpose) {
        purposes.formSymmetricDifference([purpose])
    }
}
