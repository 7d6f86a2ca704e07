import Domain

/// What can be chosen from.
extension Turn {
    /// A button that leaves a question of getting to know each other unanswered.
    func skippable(_ step: Onboarding.Step) -> Choices {
        .buttons([[Choice(Phrase(.buttonSkip), .skip(step))]])
    }

    /// The buttons of several places.
    func choices(of places: [Place], skip: Bool) -> Choices {
        let again = Choice(Phrase(.buttonTypePlaceAgain), .typePlaceAgain)
        let end = skip ? [again, Choice(Phrase(.buttonSkip), .skip(.place))] : [again]
        return .buttons(rows(of: places) { .place($0) } + [end])
    }

    /// A button for each of several places, which says what is done with its number.
    func rows(of places: [Place], _ button: (Int) -> Button) -> [[Choice]] {
        let names = places.map { $0.name(in: person.language) }
        return zip(places, names).map { place, name in
            let hasNamesake = names.filter { $0 == name }.count > 1 && !place.region.isEmpty
            let label = Phrase(hasNamesake ? .placeLine : .placeLineShort, placeValues(place))
            return [Choice(label, button(place.geonameID))]
        }
    }

    /// What the person may wish for, and what they do.
    var purposesQuestion: Utterance {
        let rows = Purpose.allCases.map { purpose in
            [
                Choice(
                    Phrase(
                        person.purposes.contains(purpose) ? .chosen : .notChosen,
                        ["what": .phrase(Phrase(.purpose(purpose)))]), .purpose(purpose))
            ]
        }
        let end =
            if case .onboarding = scene { Choice(Phrase(.buttonGoOn), .purposesDone) } else {
                Choice(Phrase(.section(.all)), .settings(.all))
            }
        return Utterance(Phrase(.purposesQuestion), choices: .buttons(rows + [[end]]))
    }

    /// A few times of day to choose from.
    var reminderChoices: [[Choice]] {
        [[9, 12, 18], [20, 21, 22]].map { row in
            row.map { hour in
                let time = LocalTime(wrapping: hour * 60)
                return Choice(Phrase(.plain, ["text": .text(time.description)]), .reminder(time))
            }
        }
    }

    /// The languages the bot speaks, each by its own name.
    var languageChoices: [[Choice]] {
        rules.languages.map { [Choice(Phrase(.plain, ["text": .text($0.name)]), .language($0.language))] }
    }
}
