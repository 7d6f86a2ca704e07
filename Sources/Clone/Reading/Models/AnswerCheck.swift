import Domain
import Words

/// Checks what a model says of an entry against the entry, item by item: what does not hold is dropped, the rest stays.
struct AnswerCheck {
    private let diary: Diary
    private let quotes: QuoteCheck
    private let lexicons: Lexicons
    private let sentences: [Said]
    private let form: ClaimForm
    private let text: String

    /// How many years ahead of an entry a date may lie.
    private static let yearsAhead = 60
    private static let firstYear = 1900
    /// The most characters of a statement, an insight or a summary.
    private static let longest = 600

    /// Prepares for the answers about an entry.
    init(_ diary: Diary, lexicons: Lexicons, form: ClaimForm) {
        self.diary = diary
        self.lexicons = lexicons
        self.form = form
        quotes = QuoteCheck(diary)
        sentences = Said.sentences(of: diary, lexicons: lexicons)
        text = diary.text
    }

    /// What of an item holds; nil where the person did not say it.
    func finding(_ item: ReadingAnswer.Item) -> Finding? {
        guard let quote = quotes.find(item.quote), item.text.count <= Self.longest,
            !Script.isForeign(item.text, to: text)
        else { return nil }
        let ground = quotes.sentence(around: quote)
        guard Grounding.inventions(in: item.text, restingOn: ground, terms: form.terms).isEmpty else { return nil }
        let stance = stance(of: quote, as: item.stance)
        guard let claim = claim(item, restingOn: ground) else {
            return finding(item, nil, quote, stance, times: .init())
        }
        return finding(item, claim, quote, stance, times: times(item, around: quote, ground))
    }

    /// Words that are said to stand in the entry, where they do.
    func phrases(_ phrases: [String]) -> [String] {
        phrases.compactMap { quotes.find($0)?.text }
    }

    /// A sentence about the entry, where no name or number in it was made up.
    func statement(_ words: String) -> String? {
        guard !words.isEmpty, words.count <= Self.longest, !Script.isForeign(words, to: text),
            Grounding.inventions(in: words, restingOn: text, terms: form.terms).isEmpty
        else { return nil }
        return words
    }

    private func finding(
        _ item: ReadingAnswer.Item, _ claim: Claim?, _ quote: Quote, _ stance: Stance, times: RelativeDates.Times
    ) -> Finding {
        Finding(
            kind: item.kind, text: item.text, claim: claim, quote: quote, stance: stance, heldFrom: times.from,
            heldUntil: times.until, isOver: item.isOver && claim != nil, importance: item.importance,
            confidence: item.confidence)
    }
}

// MARK: Claims

extension AnswerCheck {
    /// The claim of an item; none, so that it can end nothing, where its words were not said or make no sense.
    private func claim(_ item: ReadingAnswer.Item, restingOn ground: String) -> Claim? {
        guard let subject = subject(item.subject), isGrounded(item.object, ground),
            ClaimForm.closed[item.relation] != nil || isGrounded(item.value, ground)
        else { return nil }
        let claim = form.claim(
            subject: subject, relation: item.relation, object: item.object, value: item.value.lowercased())
        guard let claim, !claim.value.isEmpty || item.isOver else { return nil }
        return claim
    }

    /// Whose claim it is: the person's own, or that of somebody whom the entry names.
    private func subject(_ name: String) -> String? {
        if name.lowercased() == Slot.me { return Slot.me }
        let words = Terms.words(of: name)
        guard !words.isEmpty else { return nil }
        let said = Set(form.terms.terms(of: text))
        let stems = form.terms.terms(of: name)
        return !stems.isEmpty && stems.allSatisfy(said.contains) ? name : nil
    }

    /// Whether no name or number among some words was made up. Words in lower case may be the model's own.
    private func isGrounded(_ words: String, _ ground: String) -> Bool {
        Grounding.inventions(in: words, restingOn: ground, terms: form.terms, isPhrase: true).isEmpty
    }
}

// MARK: Stance and time

extension AnswerCheck {
    /// As the model says, unless it takes for meant what stands beside a sign that it was not.
    private func stance(of quote: Quote, as claimed: Stance) -> Stance {
        guard claimed == .stated else { return claimed }
        let range = quote.offset..<quote.offset + quote.text.count
        return touched(by: quote).lazy.map { $0.stance(ofCharacters: range) }.first { $0 != .stated } ?? .stated
    }

    /// Since when and until when, as the words say it, or as the model does where the year itself was said.
    private func times(_ item: ReadingAnswer.Item, around quote: Quote, _ ground: String) -> RelativeDates.Times {
        var said = RelativeDates.Times()
        for sentence in touched(by: quote) {
            let times = sentence.rules.dates.times(in: sentence.matcher, on: diary.day)
            said.from = said.from ?? times.from
            said.until = said.until ?? times.until
            said.on = said.on ?? times.on
        }
        let from = date(item.from, ground, said.from ?? said.on)
        let until = date(item.until, ground, said.until ?? (item.isOver ? said.on : nil))
        guard let from, let until, until.latest < from.earliest else {
            return RelativeDates.Times(from: from, until: until, on: nil)
        }
        return .init()
    }

    private func date(_ claimed: String?, _ ground: String, _ said: PartialDate?) -> PartialDate? {
        guard let claimed = claimed.flatMap(PartialDate.init(iso:)),
            (Self.firstYear...diary.day.year + Self.yearsAhead).contains(claimed.year)
        else { return nil }
        if let said { return said }
        return Terms.words(of: ground).contains(String(claimed.year)) ? PartialDate(year: claimed.year) : nil
    }

    private func touched(by quote: Quote) -> [Said] {
        let range = quote.offset..<quote.offset + quote.text.count
        return sentences.filter {
            $0.part == quote.part && range.overlaps($0.offset..<$0.offset + $0.text.count)
        }
    }
}
