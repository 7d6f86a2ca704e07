import Domain
import Messaging

/// Questions to the clone.
extension Turn {
    /// Asks the clone, or asks for the question first.
    mutating func ask(_ question: String) {
        guard person.agrees(to: .diaries) else { return say(.adviceNothing) }
        let question = question.trimmed
        guard question.isEmpty else { return orderAdvice(question) }
        if case .onboarding(let onboarding) = scene.underneath { return ask(onboarding.step) }
        scene = .questioning(then: scene.underneath)
        say(.adviceQuestion, [:], .buttons([[Choice(Phrase(.buttonNotNow), .leave)]]))
    }

    /// Takes the text for a question.
    mutating func question(_ text: String, then: Scene) {
        scene = then
        orderAdvice(text.trimmed)
    }

    /// Whether a text that nobody asked for is a question to the clone: it goes on from an answer just given, or is put
    /// the way one asks oneself.
    func isForClone(_ text: String) -> Bool {
        let words = text.trimmed
        guard case .idle = scene, words.hasSuffix("?"), words.count <= Self.longestAside, person.agrees(to: .diaries)
        else { return false }
        if state?.thread?.isOpen(at: now) == true { return true }
        let folded = words.lowercased().replacing("ё", with: "е")
        return rules.cloneQuestions.contains { folded.contains($0) }
    }

    mutating func orderAdvice(_ question: String, mayGuess: Bool = false, card: String? = nil) {
        show(.typing)
        let thread = state?.thread.flatMap { $0.isOpen(at: now) ? $0.answers : nil } ?? []
        order(
            .advise(
                AdviceOrder(
                    question: question, day: today, part: PartOfDay(local(now).time), mayGuess: mayGuess,
                    thread: card == nil ? thread : [], card: card)),
            key: "advise:\(event)")
    }

    /// The most characters of a question that nobody asked for.
    private static var longestAside: Int { 300 }
}

// MARK: Answers

extension Turn {
    /// The clone has an answer.
    mutating func advised(_ advice: Advice) {
        guard person.forgotten.areHeeded(by: advice.heeded) else {
            let isGuess = if case .guessed = advice.answer { true } else { false }
            return orderAdvice(advice.question, mayGuess: isGuess, card: advice.card)
        }
        var kept = advice
        kept.card = nil
        let id = AdviceID(rawValue: event)
        change(.advice(.kept(AdviceRecord(id: id, at: now, advice: kept))))
        for var memory in knowledge.memories where memory.withdrawal == nil {
            memory.usageCount += 1
            memory.lastUsed = now
            change(.memory(.memory(memory)))
        }
        var thread = state?.thread.flatMap { $0.isOpen(at: now) ? $0 : nil } ?? AdviceThread(at: now)
        thread.add(id, at: now)
        state?.thread = thread
        haveEmbedded()
        switch advice.answer {
        case .said(let text, let confidence): say(text, confidence, advice, id)
        case .guessed(let text):
            say(
                Utterance(
                    then(advice) + [Phrase(.adviceGuess, ["text": .text(text)])], choices: .buttons(ratings(of: id))))
        case .unknown(let question, let name): admit(advice, asking: question, about: name, id)
        case .quoted(let absence): quote(advice, absence)
        case .changed(let day, let differences, let more): tell(differences, since: day, more: more, advice, id)
        }
    }

    /// Before an answer as of a day of the past.
    private func then(_ advice: Advice) -> [Phrase] {
        advice.past.map { [Phrase(.adviceThen, ["date": .phrase(Phrase($0))])] } ?? []
    }

    private mutating func tell(
        _ differences: [MemoryDifferences.Difference], since day: LocalDate, more: Int, _ advice: Advice, _ id: AdviceID
    ) {
        let phrases = Self.phrases(of: differences, since: day, more: more)
        say(Utterance(phrases, choices: differences.isEmpty ? .none : .buttons(fixing(advice, id))))
    }

    static func phrases(
        of differences: [MemoryDifferences.Difference], since day: LocalDate, more: Int
    ) -> [Phrase] {
        let date: [String: Phrase.Value] = ["date": .phrase(Phrase(day))]
        guard !differences.isEmpty else { return [Phrase(.changedNothing, date)] }
        let rest = more > 0 ? [Phrase(.changedMore, ["count": .number(more)])] : []
        return [Phrase(.changedSince, date)] + differences.flatMap(phrases(of:)) + rest
    }

    private static func phrases(of difference: MemoryDifferences.Difference) -> [Phrase] {
        let before = difference.before.map { Phrase(.changedBefore, ["ground": .phrase(ground($0))]) }
        let after = difference.after.map {
            Phrase(before == nil ? .changedNew : .changedAfter, ["ground": .phrase(ground($0))])
        }
        return [before, after ?? Phrase(.changedOver)].compactMap(\.self)
    }

    private mutating func say(_ text: String, _ confidence: Advice.Confidence, _ advice: Advice, _ id: AdviceID) {
        let strain = advice.wasStrained ? [Phrase(.adviceStrained)] : []
        say(
            Utterance(
                then(advice) + [Phrase(.plain, ["text": .text(text)]), Phrase(.confidence(confidence))] + strain
                    + advice.grounds.map(Self.ground),
                choices: .buttons(ratings(of: id) + hearing(advice.grounds, id) + fixing(advice, id))))
    }

    /// That nothing was said that would answer.
    private func nothing(_ advice: Advice, about name: String?) -> Phrase {
        if advice.past != nil { return Phrase(.adviceNothingThen) }
        return name.map { Phrase(.adviceNothingAbout, ["name": .text($0)]) } ?? Phrase(.adviceNothing)
    }

    private mutating func admit(
        _ advice: Advice, asking question: String?, about name: String?, _ id: AdviceID
    ) {
        let asked = question.map { [Phrase(.adviceWouldHelp, ["question": .text($0)])] } ?? []
        // A guess would have to know the card, which is not kept.
        let guess = rules.modelEndpoint != nil && person.agrees(to: .clone) && advice.card == nil
        say(
            Utterance(
                then(advice) + [nothing(advice, about: name)] + asked,
                choices: guess ? .buttons([[Choice(Phrase(.buttonGuess), .guess(id))]]) : .none))
        // A question that is open already goes on.
        if let question, scene == .idle { scene = .answering(question, then: scene) }
    }

    private mutating func quote(_ advice: Advice, _ absence: Advice.Absence) {
        let grounds = advice.grounds.prefix(Advice.mostGrounds)
        guard !grounds.isEmpty else {
            say(Utterance(then(advice) + [nothing(advice, about: nil)]))
            return askForCloneConsent()
        }
        let entries = grounds.reduce(into: [Quote]()) { entries, quote in
            if !entries.contains(where: { $0.diary == quote.diary }) { entries.append(quote) }
        }
        say(
            Utterance(
                then(advice) + [Phrase(.adviceOwnWords), Phrase(.absence(absence))] + grounds.map(Self.ground),
                choices: .buttons(entries.map { [Choice(Phrase($0.day), .open($0.diary))] })))
        askForCloneConsent()
    }

    static func ground(_ quote: Quote) -> Phrase {
        Phrase(
            .adviceGround,
            ["day": .phrase(Phrase(quote.day)), "text": .text(RichText(quote.text).shortened(to: longestQuote).plain)])
    }

    /// The most of a quote that is shown, in UTF-16 code units: four of them have room in a message.
    private static var longestQuote: Int { 600 }

    private func ratings(of id: AdviceID) -> [[Choice]] {
        AdviceRecord.Axis.allCases.map { axis in
            [true, false].map { Choice(Phrase(.rating(axis, $0)), .rate(id, axis, $0)) }
        }
    }

    private func hearing(_ grounds: [Quote], _ id: AdviceID) -> [[Choice]] {
        grounds.enumerated().filter { $0.element.passage != nil }.map { index, quote in
            [Choice(Phrase(.buttonHearQuote, ["day": .phrase(Phrase(quote.day))]), .hearQuote(id, index))]
        }
    }

    private func fixing(_ advice: Advice, _ id: AdviceID) -> [[Choice]] {
        advice.used.isEmpty ? [] : [[Choice(Phrase(.buttonFixGrounds), .grounds(id))]]
    }
}

// MARK: What the person thinks of them

extension Turn {
    /// Acts on an answer. Returns whether it is there and the person's own.
    mutating func actOnAdvice(_ button: Button) -> Bool {
        guard var record = knowledge.advice else { return false }
        switch button {
        case .rate(let id, let axis, let isSo):
            change(.trained(TrainingEntry(.rated(id, axis, isSo), at: now, memories: record.advice.used)))
            record.ratings[axis] = isSo
            change(.advice(.kept(record)))
            notice = Phrase(.adviceRated)
            if axis == .likeMe, !isSo { askInstead(record) }
        case .guess: orderAdvice(record.advice.question, mayGuess: true)
        case .hearQuote(_, let index):
            guard record.advice.grounds.indices.contains(index) else { return false }
            return hear(record.advice.grounds[index])
        case .grounds:
            let known = knowledge.memories.filter { $0.withdrawal == nil }
            guard !known.isEmpty else { return false }
            say(
                .adviceGroundsQuestion, [:],
                .buttons(known.map { [Choice(Phrase(.plain, ["text": .text($0.text.opening)]), .memory($0.id))] }))
        default: return false
        }
        return true
    }

    /// Asks what the person would have said.
    private mutating func askInstead(_ record: AdviceRecord) {
        guard scene == .idle, record.instead == nil else { return }
        scene = .answering(record.advice.question, then: scene)
        say(.adviceInstead, [:], .buttons([[Choice(Phrase(.buttonNotNow), .leave)]]))
    }

    /// Plays the words of a quote: cut from the kept recording, or the whole of what only the channel still has.
    private mutating func hear(_ quote: Quote) -> Bool {
        guard let voice = diary?[quote.part]?.voice, let passage = quote.passage else { return false }
        if let recording = voice.recording {
            show(.recordingVoice)
            order(.cut(quote.part, recording: recording, passage), key: "cut:\(quote.part.rawValue)")
        } else {
            perform(.play(.channel(file: voice.file), as: .recording(quote.part)))
        }
        return true
    }

    /// A passage was cut from a recording.
    mutating func passageCut(_ part: PartID, _ file: String?) {
        guard let file else { return say(.recordingUnplayable) }
        perform(.play(.stored(name: file), as: .copy(part)))
        order(.ring(.discard(file: file)), key: "discard:\(file)", due: now + .hours(1))
    }
}
