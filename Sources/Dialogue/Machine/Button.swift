public import Domain

/// What a button means. Its payload travels through the person's client and can be forged: what it names is looked up
/// among what is that person's own.
public enum Button: Equatable, Sendable {
    case language(Language)
    case consent(Bool)
    case skip(Onboarding.Step)
    case place(Int)
    case typePlaceAgain
    case purpose(Purpose)
    case purposesDone
    case reminder(LocalTime)
    case noReminder
    case snooze
    case done(DiaryID)
    case add(DiaryID)
    case correct(DiaryID)
    case correctPart(PartID)
    case delete(DiaryID)
    case deleteForGood(DiaryID)
    case keep(DiaryID)
    case hear(DiaryID)
    case whole(DiaryID)
    case open(DiaryID)
    case page(Int)
    case takeAside(Int64)
    case dropAside(Int64)
    case settings(Section)
    case quiet(QuietHours)
    case keepRecordings(Bool)
    case leave
    case close

    /// A section of the settings.
    public enum Section: String, Equatable, Sendable, CaseIterable {
        case all, language, name, birthDate, place, purposes, reminder, typeReminder, quiet, recordings, consent
    }

    /// The most bytes a payload may have (Bot API, `InlineKeyboardButton.callback_data`).
    public static let longestPayload = 64
}

extension Button {
    /// The payload: a short word, and what it is about.
    public var payload: String {
        switch self {
        case .language(let language): "lang:\(language)"
        case .consent(let given): "consent:\(given ? 1 : 0)"
        case .skip(let step): "skip:\(step.rawValue)"
        case .place(let id): "place:\(id)"
        case .typePlaceAgain: "place-again"
        case .purpose(let purpose): "purpose:\(purpose.rawValue)"
        case .purposesDone: "purposes-done"
        case .reminder(let time): "remind:\(time.minutes)"
        case .noReminder: "remind-off"
        case .snooze: "snooze"
        case .done(let diary): "done:\(diary.rawValue)"
        case .add(let diary): "add:\(diary.rawValue)"
        case .correct(let diary): "fix:\(diary.rawValue)"
        case .correctPart(let part): "fix-part:\(part.rawValue)"
        case .delete(let diary): "del:\(diary.rawValue)"
        case .deleteForGood(let diary): "del-yes:\(diary.rawValue)"
        case .keep(let diary): "del-no:\(diary.rawValue)"
        case .hear(let diary): "hear:\(diary.rawValue)"
        case .whole(let diary): "whole:\(diary.rawValue)"
        case .open(let diary): "open:\(diary.rawValue)"
        case .page(let number): "page:\(number)"
        case .takeAside(let id): "take:\(id)"
        case .dropAside(let id): "drop:\(id)"
        case .settings(let section): "set:\(section.rawValue)"
        case .quiet(let hours): "quiet:\(hours.from.minutes)-\(hours.until.minutes)"
        case .keepRecordings(let kept): "rec:\(kept ? 1 : 0)"
        case .leave: "leave"
        case .close: "close"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    public init?(payload: String) {
        guard payload.utf8.count <= Button.longestPayload else { return nil }
        let parts = payload.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let word = parts.first else { return nil }
        let read = parts.count == 2 ? Button.about(word, String(parts[1])) : Button.plain(word)
        guard let read else { return nil }
        self = read
    }

    private static func plain(_ word: Substring) -> Button? {
        switch word {
        case "place-again": .typePlaceAgain
        case "purposes-done": .purposesDone
        case "remind-off": .noReminder
        case "snooze": .snooze
        case "leave": .leave
        case "close": .close
        default: nil
        }
    }

    private static func about(_ word: Substring, _ value: String) -> Button? {
        switch word {
        case "lang": .language(Language(value))
        case "consent": flag(value).map(Button.consent)
        case "skip": Onboarding.Step(rawValue: value).map(Button.skip)
        case "purpose": Purpose(rawValue: value).map(Button.purpose)
        case "remind": time(value).map(Button.reminder)
        case "place": Int(value).map(Button.place)
        case "page": Int(value).flatMap { $0 >= 0 ? .page($0) : nil }
        case "set": Section(rawValue: value).map(Button.settings)
        case "quiet": quietHours(value).map(Button.quiet)
        case "rec": flag(value).map(Button.keepRecordings)
        default: Int64(value).flatMap { numbered(word, $0) }
        }
    }

    private static func numbered(_ word: Substring, _ number: Int64) -> Button? {
        let diary = DiaryID(rawValue: number)
        return switch word {
        case "done": .done(diary)
        case "add": .add(diary)
        case "fix": .correct(diary)
        case "fix-part": .correctPart(PartID(rawValue: number))
        case "del": .delete(diary)
        case "del-yes": .deleteForGood(diary)
        case "del-no": .keep(diary)
        case "hear": .hear(diary)
        case "whole": .whole(diary)
        case "open": .open(diary)
        case "take": .takeAside(number)
        case "drop": .dropAside(number)
        default: nil
        }
    }

    private static func flag(_ value: String) -> Bool? {
        switch value {
        case "1": true
        case "0": false
        default: nil
        }
    }

    private static func time(_ value: some StringProtocol) -> LocalTime? {
        Int(value).flatMap { LocalTime(minutes: $0) }
    }

    private static func quietHours(_ value: String) -> QuietHours? {
        let bounds = value.split(separator: "-").map(time)
        guard bounds.count == 2, let from = bounds[0], let until = bounds[1] else { return nil }
        return QuietHours(from: from, until: until)
    }
}
