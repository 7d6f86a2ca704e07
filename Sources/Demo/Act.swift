import Dialogue
import Domain
import Messaging

/// Something that an invented person sends, and when.
struct Act {
    var at: Timestamp
    var person: String
    var content: Arrival.Content
    /// Whether it is an entry of the diary.
    var isEntry = false

    /// The pace at which people press and type, so that nobody asks for more than the bot answers in a minute.
    private static let pause: Duration = .seconds(5)

    /// What is sent one after another.
    static func row(of contents: [Arrival.Content], by person: String, from start: Timestamp) -> [Act] {
        contents.enumerated().map { Act(at: start + pause * $0, person: person, content: $1) }
    }
}

extension Arrival.Content {
    static func press(_ button: Button) -> Arrival.Content { .button(payload: button.payload, press: "") }
    static func meet(_ button: MeetingButton) -> Arrival.Content { .press(.meeting(button)) }
    static func command(_ name: String) -> Arrival.Content { .command(name: name, argument: "") }
}

// MARK: What an invented person does

extension InventedPerson {
    /// Getting to know the bot. Nobody is reminded of anything: they write of themselves.
    ///
    /// - Parameter usesModel: Whether there is a model to let read.
    func introduction(usesModel: Bool) -> [Arrival.Content] {
        [
            .command("start"), .press(.language(language)), .press(.consent(true)), .text(birth.description),
            .text(name), .text(city), .press(.purpose(.meetPeople)), .press(.purposesDone), .press(.noReminder),
        ] + (usesModel ? [.press(.cloneConsent(true))] : [])
    }

    /// Saying whom they want to meet.
    ///
    /// - Parameter today: The day from which journeys are counted.
    func courtship(on today: LocalDate) -> [Arrival.Content] {
        [.command("matches"), .meet(.consent(true))] + own() + sought()
            + languages.symmetricDifference([language]).sorted { $0.code < $1.code }.map { .meet(.language($0)) }
            + [.meet(.done(.languages))] + (seeks.trips ?? []).flatMap { journey($0, on: today) }
    }

    private func own() -> [Arrival.Content] {
        seeks.aims.inOrder.map { .meet(.aim($0)) } + [.meet(.done(.aims)), .meet(.gender(gender))]
    }

    private func sought() -> [Arrival.Content] {
        seeks.genders.inOrder.map { .meet(.whom($0)) } + [
            .meet(.done(.whom)), .meet(.ages(seeks.ages[0], seeks.ages[1])), .meet(.reach(seeks.reach)),
        ] + seeks.not.inOrder.map { .meet(.dealBreaker($0)) } + [.meet(.done(.dealBreakers))]
            + traits.inOrder.map { .meet(.trait($0)) } + [.meet(.done(.traits))]
    }

    private func journey(_ journey: Journey, on today: LocalDate) -> [Arrival.Content] {
        let days = journey.days.map { today.adding(days: $0).description }
        return [.meet(.plan), .text(journey.to), .text(days.joined(separator: " – "))]
    }
}

extension Set where Element: CaseIterable, Element.AllCases == [Element] {
    var inOrder: [Element] { Element.allCases.filter(contains) }
}
