public import Asking
public import Domain
public import Words

/// Reads a diary by asking a language model, and keeps of its answer what the diary bears out.
public struct ModelReader: EntryReader {
    /// The name of its prompt.
    public static let promptName = "extract"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["date", "diary", "language", "name"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let lexicons: Lexicons
    private let form: ClaimForm
    private let terms: Terms
    private let cache: (any ExtractionCache)?
    private let segments = DiarySegments()

    /// The most tokens of one answer.
    private static let mostTokens = 2500

    /// Makes a reader.
    ///
    /// - Parameter cache: What was said before; none where nothing is kept.
    public init(
        model: any LanguageModel, prompt: ModelPrompt, lexicons: Lexicons, terms: Terms,
        cache: (any ExtractionCache)? = nil
    ) {
        self.cache = cache
        self.terms = terms
        self.model = model
        self.prompt = prompt
        self.lexicons = lexicons
        form = ClaimForm(lexicons: lexicons.all.map(\.lexicon), terms: terms)
    }

    /// Reads an entry, a long one in several calls, of which the number is bounded.
    ///
    /// A stretch for which no answer of the right shape comes is left out.
    ///
    /// - Throws: Why no model answers; ``ModelAbsence/refused`` where none of the stretches could be read.
    public func read(_ diary: Diary, of person: Person, _ id: PersonID) async throws(ModelAbsence) -> DiaryReading {
        var join = ReadingJoin(AnswerCheck(diary, lexicons: lexicons, form: form))
        let oblivion = Oblivion(person.forgotten, terms: terms)
        var name: String?
        for (index, segment) in segments.segments(of: diary.text).enumerated() {
            let request = try request(segment, of: diary, by: person, id, isFirst: index == 0)
            guard let answer = try await answer(to: request, about: diary, of: id, oblivion) else { continue }
            name = name ?? answer.model
            join.add(ReadingAnswer(answer.content))
        }
        guard let name else { throw .refused }
        var reading = join.reading(by: .model(name: name, prompt: prompt.version))
        let sentences = Sentences.split(diary.text).map(\.text)
        let turns = reading.manner.turns
        reading.manner = MannerMeasure.manner(of: sentences, lexicons: lexicons)
        reading.manner.turns = turns.isEmpty ? reading.manner.turns : turns
        return reading
    }

    /// What a model says, or said before; none where no answer of the right shape comes.
    private func answer(
        to request: ModelRequest, about diary: Diary, of id: PersonID, _ oblivion: Oblivion
    ) async throws(ModelAbsence) -> KeptAnswer? {
        let prompt = "\(prompt.version)\n" + request.messages.map(\.content).joined(separator: "\n")
        if let kept = await cache?.answer(to: prompt, about: diary, of: id) { return kept }
        do {
            let answer = try await model.value(request, of: ReadingAnswer.schema, named: ReadingAnswer.name)
            let kept = KeptAnswer(model: answer.model, content: answer.content)
            // What is to be forgotten may have been said in any of the words, or with several of them together.
            if !oblivion.covers(kept.content.strings.joined(separator: "\n")) {
                await cache?.keep(kept, to: prompt, about: diary, of: id)
            }
            return kept
        } catch ModelAbsence.refused {
            return nil
        }
    }

    private func request(
        _ segment: String, of diary: Diary, by person: Person, _ id: PersonID, isFirst: Bool
    ) throws(ModelAbsence) -> ModelRequest {
        let values = [
            "date": diary.day.description, "diary": ModelPrompt.data(segment), "language": person.language.code,
            "name": ModelPrompt.data(person.name ?? ""),
        ]
        let text = try prompt.filled(with: values)
        return ModelRequest(
            task: .extract, person: id, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
            temperature: prompt.temperature, finishesWork: !isFirst)
    }
}
