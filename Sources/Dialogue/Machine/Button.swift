public import Domain

/// What a button means. Its payload travels through the person's client and can be forged: what it names is looked up
/// among what is that person's own.
public enum Button: Equatable, Sendable {
    case language(Language)
    case consent(Bool)
    case cloneConsent(Bool)
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
    case rate(AdviceID, AdviceRecord.Axis, Bool)
    case guess(AdviceID)
    case hearQuote(AdviceID, Int)
    case grounds(AdviceID)
    case memories(MemoryKind, page: Int)
    case memory(MemoryID)
    case takeBack(TakeBack, MemoryID)
    case doubt(Clarification, Clarification.Answer)
    case upkeep(Upkeep)
    case disclosure(DisclosureStep)
    case portrait
    case picture
    case play
    case answerGuess(GuessID, Int)
    case offerGuesses(Bool)
    case questionPace(QuestionHabit.Pace)
    case match(MatchButton)
    /// About what operators look at.
    case report(ReportButton)
    case meeting(MeetingButton)
    case retrospect(RetrospectButton)
    case leave
    case close

    /// A section of the settings.
    public enum Section: String, Equatable, Sendable, CaseIterable {
        case all, language, name, birthDate, place, purposes, reminder, typeReminder, quiet, recordings, guesses,
            questions, consent
    }

    /// Why a memory is taken back.
    public enum TakeBack: String, Equatable, Sendable, CaseIterable {
        case wrong, joke, forget
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
        case .cloneConsent(let given): "clone-consent:\(given ? 1 : 0)"
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
        case .rate(let id, let axis, let isSo): "rate-\(axis.rawValue)-\(isSo ? 1 : 0):\(id.rawValue)"
        case .guess(let id): "guess:\(id.rawValue)"
        case .hearQuote(let id, let index): "hear-quote:\(id.rawValue)-\(index)"
        case .grounds(let id): "grounds:\(id.rawValue)"
        case .memories(let kind, let page): "mems:\(kind.rawValue)-\(page)"
        case .memory(let id): "mem:\(id.rawValue)"
        case .takeBack(let reason, let id): "mem-\(reason.rawValue):\(id.rawValue)"
        case .doubt(let doubt, let answer):
            "doubt-\(answer.rawValue):\(doubt.earlier.rawValue)-\(doubt.later.rawValue)"
        case .upkeep(let upkeep): "up:\(upkeep.payload)"
        case .disclosure(let step): "tell:\(step.payload)"
        case .portrait: "portrait"
        case .picture: "picture"
        case .play: "play"
        case .answerGuess(let round, let answer): "play:\(round.rawValue)-\(answer)"
        case .offerGuesses(let isOn): "play-offers:\(isOn ? 1 : 0)"
        case .questionPace(let pace): "questions:\(pace.rawValue)"
        case .match(let button): "match:\(button.payload)"
        case .report(let button): "report:\(button.payload)"
        case .meeting(let button): "meet:\(button.payload)"
        case .retrospect(let button): "past:\(button.payload)"
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
        case "portrait": .portrait
        case "picture": .picture
        case "play": .play
        case "leave": .leave
        case "close": .close
        default: nil
        }
    }

    private static func about(_ word: Substring, _ value: String) -> Button? {
        switch word {
        case "lang": .language(Language(value))
        case "consent": flag(value).map(Button.consent)
        case "clone-consent": flag(value).map(Button.cloneConsent)
        case "skip": Onboarding.Step(rawValue: value).map(Button.skip)
        case "purpose": Purpose(rawValue: value).map(Button.purpose)
        case "remind": time(value).map(Button.reminder)
        case "place": Int(value).map(Button.place)
        case "page": Int(value).flatMap { $0 >= 0 ? .page($0) : nil }
        case "questions": QuestionHabit.Pace(rawValue: value).map(Button.questionPace)
        case "set": Section(rawValue: value).map(Button.settings)
        case "quiet": quietHours(value).map(Button.quiet)
        case "rec": flag(value).map(Button.keepRecordings)
        case "hear-quote": pair(value).map { .hearQuote(AdviceID(rawValue: $0), $1) }
        case "mems": memories(value)
        case "up": Upkeep(payload: value).map(Button.upkeep)
        case "meet": MeetingButton(payload: value).map(Button.meeting)
        case "past": RetrospectButton(payload: value).map(Button.retrospect)
        case "tell": DisclosureStep(payload: value).map(Button.disclosure)
        case "play": guess(value)
        case "report": ReportButton(payload: value).map(Button.report)
        case "match": MatchButton(payload: value).map(Button.match)
        case "play-offers": flag(value).map(Button.offerGuesses)
        case "doubt-changed": doubt(value, .changed)
        case "doubt-both": doubt(value, .both)
        case "doubt-depends": doubt(value, .depends)
        default: Int64(value).flatMap { numbered(word, $0) }
        }
    }

    private static func numbered(_ word: Substring, _ number: Int64) -> Button? {
        let diary = DiaryID(rawValue: number)
        return switch word {
        case "rate-likeMe-1": .rate(AdviceID(rawValue: number), .likeMe, true)
        case "rate-likeMe-0": .rate(AdviceID(rawValue: number), .likeMe, false)
        case "rate-useful-1": .rate(AdviceID(rawValue: number), .useful, true)
        case "rate-useful-0": .rate(AdviceID(rawValue: number), .useful, false)
        case "guess": .guess(AdviceID(rawValue: number))
        case "grounds": .grounds(AdviceID(rawValue: number))
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
        case "mem": .memory(MemoryID(rawValue: number))
        case "mem-wrong": .takeBack(.wrong, MemoryID(rawValue: number))
        case "mem-joke": .takeBack(.joke, MemoryID(rawValue: number))
        case "mem-forget": .takeBack(.forget, MemoryID(rawValue: number))
        default: nil
        }
    }

    private static func pair(_ value: String) -> (Int64, Int)? {
        let parts = value.split(separator: "-")
        guard parts.count == 2, let number = Int64(parts[0]), let index = Int(parts[1]) else { return nil }
        return (number, index)
    }

    private static func memories(_ value: String) -> Button? {
        let parts = value.split(separator: "-")
        guard parts.count == 2, let kind = MemoryKind(rawValue: String(parts[0])), let page = Int(parts[1]) else {
            return nil
        }
        return .memories(kind, page: page)
    }

    private static func guess(_ value: String) -> Button? {
        let parts = value.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let round = Int64(parts[0]), let answer = Int(parts[1]) else { return nil }
        return .answerGuess(GuessID(rawValue: round), answer)
    }

    private static func doubt(_ value: String, _ answer: Clarification.Answer) -> Button? {
        let ids = value.split(separator: "-").compactMap { Int64($0) }.map(MemoryID.init(rawValue:))
        return ids.count == 2 ? .doubt(Clarification(earlier: ids[0], later: ids[1]), answer) : nil
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
