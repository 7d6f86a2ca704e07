public import Domain

/// What can be pressed about meeting people.
public enum MeetingButton: Equatable, Sendable {
    /// Agrees to it, or withdraws that.
    case consent(Bool)
    /// Shows how everything stands.
    case overview
    /// Shows what the person said of themselves and of whom they seek.
    case profile
    /// Asks for an item of that.
    case ask(MeetingProfile.Item)
    /// Says that all is chosen that belongs to an item.
    case done(MeetingProfile.Item)
    /// Chooses an aim, or drops it.
    case aim(Seeking.Aim)
    /// Says as whom one is to be met; or nothing of it.
    case gender(Gender?)
    /// Chooses whom to seek, or drops that.
    case whom(Gender)
    /// Seeks people of these ages.
    case ages(Int, Int)
    /// Says how far away people may live.
    case reach(Seeking.Reach)
    /// Chooses what rules somebody out, or drops it.
    case dealBreaker(Seeking.DealBreaker)
    /// Says that something holds of oneself that others may rule out, or that it does not.
    case trait(Seeking.DealBreaker)
    /// Chooses a language, or drops it.
    case language(Language)
    /// Asks how often somebody new may come.
    case askPace
    /// Sets it.
    case pace(MeetingProfile.Pace)
    /// Asks for how long to rest.
    case askPause
    /// Rests.
    case pause(Rest)
    /// Ends that.
    case resume
    /// Lists journeys.
    case trips
    /// Asks where the next one goes.
    case plan
    /// Says where.
    case goTo(Int)
    /// Drops the journey to a place that begins on a day, counted since 1970-01-01.
    case stay(Int, day: Int)
    /// Tells what the clone did since yesterday.
    case today
    /// Asks when that is to be told by itself.
    case askDayReport
    /// Sets it.
    case dayReport(DayReport)
    /// Shows where to go.
    case outings
    /// Has that told once a week, or ends it.
    case outingNews(Bool)
    /// Forgets everything that was said about meeting people.
    case erase

    /// For how long somebody rests from new people.
    public enum Rest: String, Equatable, Sendable, CaseIterable {
        case week, month, open

        /// How many days that is; none until they say.
        var days: Int? {
            switch self {
            case .week: 7
            case .month: 30
            case .open: nil
            }
        }
    }
}

extension MeetingButton {
    /// A word, and what it is about.
    var payload: String {
        switch self {
        case .consent(let given): "consent-\(given ? 1 : 0)"
        case .overview: "all"
        case .profile: "me"
        case .ask(let item): "ask-\(item.rawValue)"
        case .done(let item): "done-\(item.rawValue)"
        case .aim(let aim): "aim-\(aim.rawValue)"
        case .gender(let gender): "as-\(gender?.rawValue ?? "any")"
        case .whom(let gender): "whom-\(gender.rawValue)"
        case .ages(let low, let high): "ages-\(low)-\(high)"
        case .reach(let reach): "reach-\(reach.rawValue)"
        case .dealBreaker(let trait): "not-\(trait.rawValue)"
        case .trait(let trait): "own-\(trait.rawValue)"
        case .language(let language): "lang-\(language)"
        case .askPace: "paces"
        case .pace(let pace): "pace-\(pace.rawValue)"
        case .askPause: "rests"
        case .pause(let rest): "rest-\(rest.rawValue)"
        case .resume: "resume"
        case .trips: "trips"
        case .plan: "plan"
        case .goTo(let place): "to-\(place)"
        case .stay(let place, let day): "stay-\(place)-\(day)"
        case .today: "day"
        case .askDayReport: "days"
        case .dayReport(let report): "day-\(report.rawValue)"
        case .outings: "go"
        case .outingNews(let isOn): isOn ? "go-on" : "go-off"
        case .erase: "erase"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: String) {
        let parts = payload.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let found: MeetingButton? =
            switch parts.count {
            case 1: Self.plain(parts[0])
            case 2: Self.about(parts[0], parts[1])
            case 3: Self.about(parts[0], Int(parts[1]), Int(parts[2]))
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    private static func plain(_ word: String) -> MeetingButton? {
        switch word {
        case "all": .overview
        case "me": .profile
        case "paces": .askPace
        case "rests": .askPause
        case "resume": .resume
        case "trips": .trips
        case "day": .today
        case "days": .askDayReport
        case "go": .outings
        case "plan": .plan
        case "erase": .erase
        default: nil
        }
    }

    private static func about(_ word: String, _ value: String) -> MeetingButton? {
        switch word {
        case "consent": ["1": .consent(true), "0": .consent(false)][value]
        case "ask": MeetingProfile.Item(rawValue: value).map(MeetingButton.ask)
        case "done": MeetingProfile.Item(rawValue: value).map(MeetingButton.done)
        case "aim": Seeking.Aim(rawValue: value).map(MeetingButton.aim)
        case "as": value == "any" ? .gender(nil) : Gender(rawValue: value).map(MeetingButton.gender)
        case "whom": Gender(rawValue: value).map(MeetingButton.whom)
        case "reach": Seeking.Reach(rawValue: value).map(MeetingButton.reach)
        case "not": Seeking.DealBreaker(rawValue: value).map(MeetingButton.dealBreaker)
        case "own": Seeking.DealBreaker(rawValue: value).map(MeetingButton.trait)
        case "lang": .language(Language(value))
        case "go": value == "on" ? .outingNews(true) : value == "off" ? .outingNews(false) : nil
        case "day": DayReport(rawValue: value).map(MeetingButton.dayReport)
        case "pace": MeetingProfile.Pace(rawValue: value).map(MeetingButton.pace)
        case "rest": Rest(rawValue: value).map(MeetingButton.pause)
        case "to": Int(value).map(MeetingButton.goTo)
        default: nil
        }
    }

    private static func about(_ word: String, _ one: Int?, _ other: Int?) -> MeetingButton? {
        guard let one, let other else { return nil }
        switch word {
        case "ages": return .ages(one, other)
        case "stay": return .stay(one, day: other)
        default: return nil
        }
    }
}

/// What is to be typed about meeting people.
public enum MeetingQuestion: Equatable, Codable, Sendable {
    /// Of what age people are sought.
    case ages
    /// Where the next journey goes.
    case destination
    /// When one will be in the place with this number.
    case days(Int)
    /// What they say to being restricted.
    case objection
    /// What one cannot agree on with the other of a match.
    case disagreement(MatchID)
}
