import Dialogue
import Domain

/// How a person wants to meet others, and what they have told the bot of it, as they know it.
struct Sociability {
    /// Whether they let the model read.
    private(set) var allowsModel = false
    /// Whether they agreed to meeting people, and have not taken it back.
    private(set) var agrees = false
    /// What they said of themselves and of whom they seek.
    private(set) var answers: MeetingProfile?

    /// Lets the model read, or not; without it nobody is met.
    mutating func allow(_ isAllowed: Bool) {
        allowsModel = isAllowed
        if !isAllowed { agrees = false }
    }

    /// Does something about meeting people.
    ///
    /// - Parameters:
    ///   - mayMeet: Whether nothing stands in the way but the model.
    ///   - language: In which they are spoken to.
    mutating func act(mayMeet: Bool, language: Language, _ chance: Chance) -> [Wish.Step] {
        // Nothing may come of it: something stands in the way.
        guard mayMeet, allowsModel else { return [.consent(true), .aim(.dating), .plan].map(press) }
        guard agrees else { return agree(language, chance) }
        return chance.happens(0.15) ? withdraw() : change(chance)
    }

    private mutating func agree(_ language: Language, _ chance: Chance) -> [Wish.Step] {
        agrees = true
        var own = answers ?? MeetingProfile()
        if answers == nil { own.languages = [language] }
        guard !own.isComplete else { return [press(.consent(true))] }
        let aim = chance.one(of: Seeking.Aim.allCases.filter { !own.seeking.aims.contains($0) }) ?? .dating
        let (gender, sought) = (chance.one(of: Gender.allCases), chance.one(of: Gender.allCases) ?? .other)
        let reach = chance.one(of: Seeking.Reach.allCases) ?? .city
        let trait = chance.one(of: Seeking.DealBreaker.allCases) ?? .smoking
        own.seeking.aims.insert(aim)
        (own.gender, own.seeking.ages, own.seeking.reach) = (gender, 25...35, reach)
        own.seeking.genders.formSymmetricDifference([sought])
        own.traits.formSymmetricDifference([trait])
        for item in MeetingProfile.Item.allCases { _ = own.answer(item) }
        answers = own
        return [
            .consent(true), .aim(aim), .done(.aims), .gender(gender), .whom(sought), .done(.whom), .ages(25, 35),
            .reach(reach), .done(.dealBreakers), .trait(trait), .done(.traits), .done(.languages),
        ].map(press)
    }

    private mutating func withdraw() -> [Wish.Step] {
        agrees = false
        return [press(.consent(false))]
    }

    private mutating func change(_ chance: Chance) -> [Wish.Step] {
        guard var own = answers else { return [] }
        defer { answers = own }
        switch chance.number(in: 0...5) {
        case 0 where own.pause == nil:
            own.pause = .open
            return [.askPause, .pause(chance.one(of: MeetingButton.Rest.allCases) ?? .open)].map(press)
        case 0:
            own.pause = nil
            return [press(.resume)]
        case 1:
            own.pace = chance.one(of: MeetingProfile.Pace.allCases) ?? .weekly
            return [press(.pace(own.pace))]
        case 2:
            own.gender = chance.one(of: Gender.allCases)
            return [press(.gender(own.gender))]
        case 3:
            let low = chance.number(in: 18...50)
            own.seeking.ages = low...low + chance.number(in: 0...30)
            return [press(.ask(.ages)), .write("\(own.seeking.ages.upperBound)–\(low)")]
        case 4:
            let trait = chance.one(of: Seeking.DealBreaker.allCases) ?? .drinking
            own.seeking.dealBreakers.formSymmetricDifference([trait])
            return [.ask(.dealBreakers), .dealBreaker(trait), .done(.dealBreakers)].map(press)
        default:
            return [press(.plan), .write("Казань"), .write("\(chance.number(in: 1...28)) мая 2027")]
        }
    }

    private func press(_ button: MeetingButton) -> Wish.Step { .press(Button.meeting(button).payload) }
}

extension Person {
    /// What is wrong with how a person is known who may want to meet others.
    var meetingComplaints: [String] {
        let missing = agrees(to: .meeting) ? Consent.meeting.grounds.filter { !agrees(to: $0) } : []
        let seeking = meeting?.seeking
        let isWrong =
            seeking.map { $0.ages.clamped(to: Seeking.possibleAges) != $0.ages } == true
            || (seeking?.trips.count ?? 0) > MeetingProfile.mostTrips
        return missing.map { "agrees to meeting people without what that rests on: \($0)" }.sorted()
            + (isWrong ? ["seeks what nobody can"] : [])
    }
}

extension SimulatedPerson {
    /// What is wrong with what the bot knows of whom a person seeks.
    func meetingComplaints(about known: Person?) -> [String] {
        guard let known else { return [] }
        let complaints = known.meetingComplaints + (isFaithful ? sociability.complaints(about: known) : [])
        return complaints.map { "person \(number): \($0)" }
    }
}

extension Sociability {
    /// That the bot knows something else than was said. How long a pause is depends on when it was heard of.
    func complaints(about known: Person) -> [String] {
        let isSo = known.agrees(to: .meeting)
        return (isSo == agrees ? [] : ["agrees to meeting people: \(agrees), and is known by \(isSo)"])
            + (Self.comparable(known.meeting) == Self.comparable(answers)
                ? [] : ["seeks \(answers as Any), and is known by \(known.meeting as Any)"])
    }

    private static func comparable(_ profile: MeetingProfile?) -> MeetingProfile? {
        var profile = profile
        if profile?.pause != nil { profile?.pause = .open }
        profile?.seeking.trips = []
        return profile
    }
}
