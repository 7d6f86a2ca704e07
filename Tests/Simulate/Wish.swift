import Dialogue
import Domain

/// Something a person wants beside the diary: what they send for it, and what should come of it.
struct Wish {
    enum Step {
        case press(String)
        case write(String)
    }

    var steps: [Step]
    /// Whether its button has lost its meaning, so that nothing may come of it.
    var isStale = false
    var change: (inout Profile) -> Void = { _ in }

    private init(_ button: Button, write text: String? = nil, change: @escaping (inout Profile) -> Void) {
        steps = [.press(button.payload)] + (text.map { [.write($0)] } ?? [])
        self.change = change
    }

    private init(stale payload: String) {
        steps = [.press(payload)]
        isStale = true
    }

    /// A change of the settings.
    static func setting(cities: [String], _ chance: Chance) -> Wish {
        switch chance.number(in: 0...9) {
        case 0: language(chance.one(of: [.russian, .english]) ?? .russian)
        case 1: name(chance.one(of: ["Борис", "<b>Ада</b> & Ко", "Anne-Marie", "Ёлка 7"]) ?? "Борис")
        case 2: birthDate(chance)
        case 3: city(chance.one(of: cities) ?? cities[0])
        case 4: purpose(chance.one(of: Purpose.allCases) ?? .advice)
        case 5: reminder(hour: chance.number(in: 9...22))
        case 6: typedReminder(LocalTime(wrapping: chance.number(in: 9 * 60...20 * 60)))
        case 7: Wish(.noReminder) { $0.reminder = nil }
        case 8: quiet(from: chance.number(in: 21...23))
        default: recordings(chance.number(in: 0...1) == 1)
        }
    }

    /// Giving the consent, or taking it back.
    static func consent(_ isGiven: Bool) -> Wish {
        Wish(.consent(isGiven)) { $0.agrees = isGiven }
    }

    /// Letting the model read, or not.
    static func cloneConsent(_ isGiven: Bool) -> Wish {
        Wish(.cloneConsent(isGiven)) { _ in }
    }

    /// A button that never had a meaning here, or has lost it.
    ///
    /// - Parameter entry: The number of somebody else's entry, if there is one.
    static func stale(entry: Int64?, _ chance: Chance) -> Wish {
        let foreign = entry.map { DiaryID(rawValue: $0) }.map { [Button.deleteForGood($0), .correct($0)] } ?? []
        let old: [Button] = [
            .skip(.name), .purposesDone, .place(498_817), .takeAside(1), .done(DiaryID(rawValue: 0)),
            .language(Language("xx")),
        ]
        let payloads = (foreign + foreign + old).map(\.payload) + ["rec:2", "remind:9999", "what"]
        return Wish(stale: chance.one(of: payloads) ?? "what")
    }

    private static func language(_ language: Language) -> Wish {
        Wish(.language(language)) { $0.language = language }
    }

    private static func name(_ name: String) -> Wish {
        Wish(.settings(.name), write: name) { $0.name = name }
    }

    private static func birthDate(_ chance: Chance) -> Wish {
        let (year, month) = (chance.number(in: 1930...2010), chance.number(in: 1...12))
        let day = chance.number(in: 1...28)
        return Wish(.settings(.birthDate), write: "\(day).\(month).\(year)") {
            $0.birthDate = LocalDate(year: year, month: month, day: day)
        }
    }

    private static func city(_ city: String) -> Wish {
        Wish(.settings(.place), write: city) { $0.city = city }
    }

    private static func purpose(_ purpose: Purpose) -> Wish {
        Wish(.purpose(purpose)) { $0.toggle(purpose) }
    }

    private static func reminder(hour: Int) -> Wish {
        let time = LocalTime(wrapping: hour * 60)
        return Wish(.reminder(time)) { $0.remind(at: time) }
    }

    private static func typedReminder(_ time: LocalTime) -> Wish {
        Wish(.settings(.typeReminder), write: time.description) { $0.remind(at: time) }
    }

    /// Never less than the usual quiet hours, by which all reminders are judged.
    private static func quiet(from hour: Int) -> Wish {
        let hours = QuietHours(
            from: LocalTime(wrapping: hour * 60), until: LocalTime(wrapping: (hour == 23 ? 7 : 8) * 60))
        return Wish(.quiet(hours)) { $0.keepQuiet(hours) }
    }

    private static func recordings(_ isKept: Bool) -> Wish {
        Wish(.keepRecordings(isKept)) { $0.keepsRecordings = isKept }
    }
}
