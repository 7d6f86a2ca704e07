public import Asking
public import Domain
public import Words

/// Answers as a person would, from what they said; and says so where they never said it.
///
/// What the model writes is held against the person's words: sentences with names or numbers that nobody said are left
/// out, and an answer that rests on nothing is none.
public struct Advisor: Sendable {
    /// The name of its prompt.
    public static let promptName = "advise"
    /// The names of the places in it.
    public static let placeholders: Set<String> = [
        "date", "examples", "found", "language", "length", "liked", "manner", "mode", "name", "part", "question",
        "rhythms", "thread", "traits",
    ]
    /// The longest question, in characters; the rest is not read.
    public static let longestQuestion = 2000

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: Terms
    private let sampler: Sampler?

    private static let mostTokens = 700
    /// So many of the answers before are shown for the thread, and so many that were rated well.
    private static let mostShown = 3

    /// Makes an advisor.
    ///
    /// - Parameter sampler: Asks for further answers, to see how far they come to the same; none where that is not seen.
    public init(model: any LanguageModel, prompt: ModelPrompt, terms: Terms, sampler: Sampler? = nil) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
        self.sampler = sampler
    }

    /// A question with what bears on it.
    private struct Matter {
        var question: String
        var inquiry: Inquiry
        var material: Material
        var strangers: Strangers

        /// Whether an answer may be shown before it was held against the person's words: not where none of it can hold.
        var mayBeSeenGrowing: Bool { inquiry.mayGuess || !strangers.areAskedOf }
    }

    /// Answers a question.
    ///
    /// - Parameters:
    ///   - lexicons: What is known of the languages that people ask in.
    ///   - sofar: Called with the answer as far as it has come, as it grows.
    /// - Throws: Why no model answers; ``ModelAbsence/refused`` where what it wrote is of no use.
    public func answer(
        _ inquiry: Inquiry, knowing lexicons: Lexicons, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> Advice {
        let matter = matter(of: inquiry, lexicons)
        guard !matter.material.lines.isEmpty || inquiry.mayGuess else { return unknown(matter) }
        let (reply, samples) = try await replies(to: matter, sofar: matter.mayBeSeenGrowing ? sofar : nil)
        let comparison = AnswerComparison(reply.reading, terms: terms)
        var advice = try advice(reply.reading, comparison.agreement(of: samples.map(\.reading)), matter)
        let usage = samples.reduce(reply.answer.usage) { $0 + $1.answer.usage }
        advice.origin = Advice.Origin(
            model: reply.answer.model, prompt: prompt.version, milliseconds: 0, tokens: usage.tokens, cost: usage.cost)
        return advice
    }

    /// What a model wrote, and what of it holds.
    private struct Reply: Sendable {
        var answer: ModelAnswer<String>
        var reading: AnswerReading
    }

    /// The answer of a model, and further ones of the same model.
    private func replies(
        to matter: Matter, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> (Reply, [Reply]) {
        let request = try request(matter)
        guard let sampler, !matter.inquiry.mayGuess else {
            return (read(try await model.text(request, sofar: sofar.map(Self.drafting)), matter), [])
        }
        let (reply, samples) = try await sampler.answers(
            to: request, from: model, areWanted: { (reply: Reply) in !reply.reading.cited.isEmpty },
            beside: { (start: @escaping @Sendable () -> Void) async throws(ModelAbsence) in
                let draft = sofar.map(Self.drafting)
                return read(
                    try await model.text(request) { text in
                        start()
                        draft?(text)
                    }, matter)
            })
        return (reply, samples.filter { $0.model == reply.answer.model }.map { read($0, matter) })
    }

    private func read(_ answer: ModelAnswer<String>, _ matter: Matter) -> Reply {
        let reading = AnswerReading(
            answer.content, question: matter.question, material: matter.material, strangers: matter.strangers,
            terms: terms, mayInvent: matter.inquiry.mayGuess)
        return Reply(answer: answer, reading: reading)
    }

    private func matter(of inquiry: Inquiry, _ lexicons: Lexicons) -> Matter {
        let question = String(inquiry.question.prefix(Self.longestQuestion))
        let material = Material(inquiry.index, for: question, on: inquiry.day, about: inquiry.time, terms: terms)
        let strangers = Strangers(
            in: question, lines: material.lines.map(\.text), own: inquiry.person.name, lexicons: lexicons, terms: terms)
        return Matter(question: question, inquiry: inquiry, material: material, strangers: strangers)
    }

    private func request(_ matter: Matter) throws(ModelAbsence) -> ModelRequest {
        let text = try prompt.filled(with: values(matter.inquiry, matter.question, matter.material))
        return ModelRequest(
            task: .advise, person: matter.inquiry.id, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
            temperature: prompt.temperature)
    }

    /// Makes what a model has written so far fit to be seen.
    private static func drafting(_ sofar: @escaping @Sendable (String) -> Void) -> @Sendable (String) -> Void {
        { sofar(AnswerReading.draft($0)) }
    }

    private func advice(
        _ reading: AnswerReading, _ agreement: Advice.Agreement?, _ matter: Matter
    ) throws(ModelAbsence) -> Advice {
        let inquiry = matter.inquiry
        if reading.isUnknown { return unknown(matter, asking: reading.asking) }
        guard !reading.text.isEmpty else { return unknown(matter) }
        guard Script.fits(reading.text, inquiry.person.language) else { throw .refused }
        if inquiry.mayGuess {
            return Advice(question: matter.question, answer: .guessed(reading.text), past: inquiry.time?.past)
        }
        let lines = reading.cited.compactMap { matter.material[$0] }
        let quotes = Self.quotes(of: lines)
        guard !quotes.isEmpty else { return unknown(matter) }
        var features = Self.features(lines, in: inquiry)
        features.agreement = agreement
        let confidence = ConfidenceRules.confidence(
            features, outcomes: ConfidenceRules.outcomes(of: inquiry.records))
        var advice = Advice(
            question: matter.question, answer: .said(reading.text, confidence),
            grounds: quotes.map { $0.heard(in: inquiry.diaries) }, past: inquiry.time?.past)
        advice.used = Array(Set(lines.flatMap(\.memories))).sorted { $0.rawValue < $1.rawValue }
        advice.agreement = agreement
        advice.wasStrained = !lines.isEmpty && lines.allSatisfy(\.isStrained)
        return advice
    }

    /// That the person never said it. Of what was then nobody is asked: what they would say now is of now.
    private func unknown(_ matter: Matter, asking: String? = nil) -> Advice {
        let past = matter.inquiry.time?.past
        // In another time, or in words that were not looked at, the name may well stand.
        let isNew = matter.inquiry.time == nil && !matter.strangers.areNamed(in: matter.inquiry.index)
        return Advice(
            question: matter.question,
            answer: .unknown(asking: past == nil ? asking : nil, about: isNew ? matter.strangers.asked : nil),
            past: past)
    }
}

// MARK: What the model is told

extension Advisor {
    private func values(_ inquiry: Inquiry, _ question: String, _ material: Material) -> [String: String] {
        // The profile is of today, and no witness of then.
        let profile = inquiry.time?.past == nil ? inquiry.profile : nil
        let persona = Persona(inquiry.diariesByThen, style: profile?.style, without: inquiry.index.oblivion)
        let rhythms = profile?.rhythms.map(\.description).joined(separator: "\n") ?? ""
        let texts = material.texts
        let thread = inquiry.records.filter { inquiry.thread.contains($0.id) }.suffix(Self.mostShown)
        return [
            "date": inquiry.dayOfAnswer.description, "examples": Self.orNothing(persona.text),
            "found": Self.orNothing(texts.found),
            "language": inquiry.person.language.code, "length": "\(max(4, persona.sentenceLength))",
            "liked": Self.orNothing(Self.exchanges(liked(inquiry, question))),
            "manner": Self.orNothing(persona.manner),
            "mode": inquiry.mayGuess ? "GUESS" : "GROUNDED",
            "name": ModelPrompt.data(inquiry.person.name ?? ""), "part": inquiry.part?.rawValue ?? "(unknown)",
            "question": ModelPrompt.data(question), "rhythms": Self.orNothing(rhythms),
            "thread": Self.orNothing(Self.exchanges(Array(thread))), "traits": Self.orNothing(texts.traits),
        ]
    }

    /// Earlier answers that were like the person, to questions near this one. None of them is like the person of then.
    private func liked(_ inquiry: Inquiry, _ question: String) -> [AdviceRecord] {
        guard inquiry.time?.past == nil else { return [] }
        let likeness = Likeness(terms: terms)
        let key = likeness.key(question)
        return inquiry.records.filter { $0.ratings[.likeMe] == true && !inquiry.thread.contains($0.id) }
            .map { ($0, Likeness.between(likeness.key($0.advice.question), key)) }
            .filter { $0.1 > 0.2 }.sorted { $1.1 < $0.1 }.prefix(Self.mostShown).map(\.0)
    }

    private static func exchanges(_ records: [AdviceRecord]) -> String {
        records.compactMap { record in
            guard let text = record.advice.answer.text else { return nil }
            return "Q: \(ModelPrompt.data(record.advice.question))\nA: \(ModelPrompt.data(text))"
        }.joined(separator: "\n")
    }

    private static func orNothing(_ text: String) -> String { text.isEmpty ? "(nothing)" : text }
}

extension Advice.Answer {
    /// The words of the clone, where it has any.
    public var text: String? {
        switch self {
        case .said(let text, _), .guessed(let text): text
        case .unknown, .quoted, .changed: nil
        }
    }
}
