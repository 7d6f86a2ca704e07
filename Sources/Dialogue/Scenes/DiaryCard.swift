import Domain
import Messaging

/// What a diary entry looks like in the chat: how far its recordings have come, its words, and what can be done.
struct DiaryCard {
    /// The minute that transcribing has come to.
    struct Minute {
        var part: PartID
        var minute: Int
        var count: Int
    }

    var diary: Diary
    var minute: Minute?

    /// The most of an entry's words shown on its card, in UTF-16 code units; a button shows the rest. What else stands
    /// on a card has the other quarter of a message.
    private static let longestText = 3000

    var utterance: Utterance {
        var card = Utterance([heading] + words + waiting + failures, choices: .buttons(choices))
        card.isSilent = true
        return card
    }

    private var heading: Phrase {
        guard diary.closedAt != nil else { return Phrase(diary.isWaiting ? .cardListening : .cardOpen) }
        let seconds = diary.parts.compactMap(\.voice).reduce(0) { $0 + Int($1.length) }
        let length = seconds > 0 ? Phrase(.cardSpoken, ["length": .text(Self.clock(seconds))]) : Phrase(.cardWritten)
        return Phrase(
            diary.wordCount > 0 ? .cardDone : .cardDoneWordless,
            ["day": .phrase(Phrase(diary.day)), "length": .phrase(length), "count": .number(diary.wordCount)])
    }

    private var words: [Phrase] {
        let text = diary.text
        guard !text.isEmpty else { return [] }
        return [Phrase(.cardWords, ["text": .text(RichText(text).shortened(to: Self.longestText).plain)])]
    }

    private var waiting: [Phrase] {
        let parts = diary.parts.filter(\.isWaiting)
        guard !parts.isEmpty else { return [] }
        if let minute { return [Phrase(.cardMinute, ["minute": .number(minute.minute), "of": .number(minute.count)])] }
        if parts.contains(where: { $0.voice?.progress == .postponed }) { return [Phrase(.cardPostponed)] }
        return [Phrase(parts.contains { $0.voice?.progress == .fetching } ? .cardFetching : .cardTranscribing)]
    }

    private var failures: [Phrase] {
        diary.parts.compactMap { part in
            if case .failed(let failure) = part.voice?.progress { Phrase(.failure(failure)) } else { nil }
        }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private var choices: [[Choice]] {
        let id = diary.id
        guard diary.closedAt != nil else { return [[Choice(Phrase(.buttonDone), .done(id))]] }
        let hear = diary.parts.contains { $0.voice != nil } ? [Choice(Phrase(.buttonHear), .hear(id))] : []
        let whole = diary.text.utf16.count > Self.longestText ? [[Choice(Phrase(.buttonWhole), .whole(id))]] : []
        return whole + [
            [Choice(Phrase(.buttonCorrect), .correct(id)), Choice(Phrase(.buttonAdd), .add(id))],
            hear + [Choice(Phrase(.buttonDelete), .delete(id))],
        ]
    }

    /// Seconds as minutes and seconds: `3:07`.
    private static func clock(_ seconds: Int) -> String {
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Phrase {
    /// A day in words, without the year: 21 November.
    init(short day: LocalDate) {
        self.init(.dateShort, ["day": .text("\(day.day)"), "month": .phrase(Phrase(.month(day.month)))])
    }

    /// A day in words: 21 November 2026.
    init(_ day: LocalDate) {
        self.init(
            .date,
            ["day": .text("\(day.day)"), "month": .phrase(Phrase(.month(day.month))), "year": .text("\(day.year)")])
    }
}
