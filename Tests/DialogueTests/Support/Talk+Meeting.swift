import Dialogue
import Domain

extension Talk {
    /// A person of age in Moscow, whose clone may use the model.
    static func adult() -> Talk {
        var talk = Talk.settled()
        talk.press(.settings(.birthDate))
        talk.say("17.05.1990")
        talk.press(.settings(.place))
        talk.say("Москва")
        talk.press(.cloneConsent(true))
        return talk
    }

    /// One who agreed to meeting people and has said whom they seek.
    static func sociable() -> Talk {
        var talk = Talk.adult()
        for button in answers { talk.press(.meeting(button)) }
        talk.now = talk.now + .minutes(2)
        return talk
    }

    /// The consent, and every answer of the form in turn.
    static let answers: [MeetingButton] = [
        .consent(true), .aim(.friendship), .done(.aims), .gender(.woman), .whom(.man), .done(.whom), .ages(25, 35),
        .reach(.city), .done(.dealBreakers), .trait(.children), .done(.traits), .done(.languages),
    ]

    /// What others' conditions are held against; none where the person is not to be proposed.
    var seeker: Seeker? {
        person?.seeker(PersonID(rawValue: 1), on: LocalDate(daysSinceEpoch: Int(now.seconds / 86400)), usesModel: true)
    }
}
