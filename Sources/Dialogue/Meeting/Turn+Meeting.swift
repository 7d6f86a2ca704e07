import Domain
import Messaging

extension Turn {
    /// Does what a button about meeting people means. Where something stands in the way, that is told instead.
    mutating func act(on button: MeetingButton, _ message: MessageID?) -> Bool {
        if case .onboarding = scene.underneath { return false }
        switch button {
        case .consent(let isGiven): return decideOnMeeting(isGiven, message)
        case .erase: return eraseMeeting(message)
        default: break
        }
        guard mayMeet, person.agrees(to: .meeting), button != .overview else {
            showMatches()
            return true
        }
        return fillIn(button, message) ?? arrange(button, message)
    }

    /// Takes an answer; nothing if the button is none.
    private mutating func fillIn(_ button: MeetingButton, _ message: MessageID?) -> Bool? {
        switch button {
        case .ask(let item): inquire(item)
        case .done(let item): return fill(item, message) { _ in }
        case .aim(let aim): return choose(.aims) { $0.seeking.aims.toggle(aim) }
        case .gender(let gender): return fill(.gender, message) { $0.gender = gender }
        case .whom(let gender): return choose(.whom) { $0.seeking.genders.toggle(gender) }
        case .ages(let low, let high): return choose(ages: low, high, message)
        case .reach(let reach): return fill(.reach, message) { $0.seeking.reach = reach }
        case .dealBreaker(let trait): return choose(.dealBreakers) { $0.seeking.dealBreakers.toggle(trait) }
        case .trait(let trait): return choose(.traits) { $0.traits.toggle(trait) }
        case .language(let language):
            return rules.speaks(language) && choose(.languages) { $0.languages.toggle(language) }
        default: return nil
        }
        return true
    }

    /// What can be arranged once everything is said that is needed.
    private mutating func arrange(_ button: MeetingButton, _ message: MessageID?) -> Bool {
        guard meeting.isComplete else {
            showMatches()
            return true
        }
        switch button {
        case .askPace: return askPace()
        case .pace(let pace): return set(pace, message)
        case .askPause: return askPause()
        case .pause(let length): return rest(for: length, message)
        case .resume: return resume(message)
        case .trips: return showTrips()
        case .plan: return planTrip()
        case .today:
            tellDay()
            return true
        case .askDayReport: return askDayReport()
        case .dayReport(let report): return set(report, message)
        case .outings:
            pickOutings(isNews: false)
            return true
        case .outingNews(let isOn): return setOutingNews(isOn, message)
        case .goTo(let place): return go(to: place, message)
        case .stay(let place, let day): return stay(from: place, on: day, message)
        default:
            showMeetingProfile()
            return true
        }
    }

    /// Takes what was typed.
    mutating func describe(_ question: MeetingQuestion, _ text: String, then: Scene) {
        if question == .objection { return object(text, then: then) }
        guard mayMeet, person.agrees(to: .meeting) else {
            scene = then
            return showMatches()
        }
        switch question {
        case .objection: break
        case .ages: describe(ages: text)
        case .destination: describe(destination: text, then: then)
        case .disagreement(let id): describe(disagreement: text, in: id, then: then)
        case .days(let place): describe(days: text, in: place, then: then)
        }
    }
}
