import Domain
import Messaging

/// Where a person will be besides.
extension Turn {
    /// Lists what is planned and not over.
    mutating func showTrips() -> Bool {
        let trips = meeting.trips(on: today)
        let rows = trips.map { trip in
            [
                Choice(
                    Phrase(.buttonDropTrip, ["trip": .phrase(words(for: trip))]),
                    .meeting(.stay(trip.place.geonameID, day: trip.days.lowerBound.daysSinceEpoch)))
            ]
        }
        say(
            trips.isEmpty ? .tripsNone : .trips, [:],
            .buttons(rows + [[Choice(Phrase(.buttonPlan), .meeting(.plan))]]))
        return true
    }

    /// Asks where the next one goes.
    mutating func planTrip() -> Bool {
        guard meeting.trips(on: today).count < MeetingProfile.mostTrips else {
            say(.tripsFull, ["count": .number(MeetingProfile.mostTrips)])
            return true
        }
        scene = .describing(.destination, then: scene.underneath)
        say(.tripWhere, [:], .buttons([[notNow]]))
        return true
    }

    /// Takes where it goes, as typed.
    mutating func describe(destination text: String, then: Scene) {
        switch rules.atlas.find(text, language: person.language) {
        case .certain(let place): askDays(in: place, then: then)
        case .candidates(let places):
            let again = Choice(Phrase(.buttonTypePlaceAgain), .meeting(.plan))
            say(.tripWhich, [:], .buttons(rows(of: places) { .meeting(.goTo($0)) } + [[again]]))
        case .none: say(.placeUnknown, [:], .buttons([[notNow]]))
        }
    }

    /// Takes where it goes, as chosen among namesakes.
    mutating func go(to id: Int, _ message: MessageID?) -> Bool {
        guard case .describing(.destination, let then) = scene, let place = rules.atlas.place(id) else { return false }
        askDays(in: place, then: then)
        return drop(message)
    }

    private mutating func askDays(in place: Place, then: Scene) {
        scene = .describing(.days(place.geonameID), then: then)
        say(.tripWhen, placeValues(place), .buttons([[notNow]]))
    }

    /// Takes when, as typed.
    mutating func describe(days text: String, in id: Int, then: Scene) {
        guard let place = rules.atlas.place(id) else {
            scene = then
            return say(.placeUnknown)
        }
        switch TripReading(text, on: today, language: person.language) {
        case .days(let days): plan(Seeking.Trip(to: place, on: days), then: then)
        case .over: say(.tripOver, [:], .buttons([[notNow]]))
        case .backwards: say(.tripBackwards, [:], .buttons([[notNow]]))
        case .tooFar: say(.tripTooFar, [:], .buttons([[notNow]]))
        case .tooLong: say(.tripTooLong, [:], .buttons([[notNow]]))
        case .unread: say(.tripUnread, [:], .buttons([[notNow]]))
        }
    }

    private mutating func plan(_ trip: Seeking.Trip, then: Scene) {
        scene = then
        var own = meeting
        guard own.plan(trip, on: today) else {
            return say(.tripsFull, ["count": .number(MeetingProfile.mostTrips)])
        }
        update { $0.meeting = own }
        say(.tripSet, ["trip": .phrase(words(for: trip))], .buttons([[Choice(Phrase(.buttonTrips), .meeting(.trips))]]))
    }

    /// Drops one. Returns whether it was planned.
    mutating func stay(from id: Int, on day: Int, _ message: MessageID?) -> Bool {
        let left = meeting.trips(on: today).filter {
            $0.place.geonameID != id || $0.days.lowerBound.daysSinceEpoch != day
        }
        guard left.count < meeting.trips(on: today).count else { return false }
        alter { $0.seeking.trips = left }
        say(.tripDropped)
        return drop(message)
    }

    func words(for trip: Seeking.Trip) -> Phrase {
        let (first, last) = (trip.days.lowerBound, trip.days.upperBound)
        var values = placeValues(trip.place)
        let saysYearOnce = first.year == last.year && first != last
        values["first"] = .phrase(saysYearOnce ? Phrase(short: first) : words(for: first))
        values["last"] = .phrase(words(for: last))
        return Phrase(first == last ? .tripDay : .tripDays, values)
    }

    /// A day, with the year where it is another one.
    private func words(for day: LocalDate) -> Phrase {
        day.year == today.year ? Phrase(short: day) : Phrase(day)
    }
}
