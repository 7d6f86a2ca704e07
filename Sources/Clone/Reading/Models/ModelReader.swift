public import Asking
public import Domain

/// Reads a diary by asking a language model, and keeps of its answer what the diary bears out.
public struct ModelReader: EntryReader {
    /// The prompt, with its version.
    public struct Prompt: Sendable {
        /// The name of its file, without `.md`.
        public static let name = "extract"
        /// The names of its placeholders.
        public static let placeholders: Set<String> = ["date", "diary", "language", "name"]

        let version: Int
        let temperature: Double
        let fill: @Sendable ([String: String]) throws -> String

        /// Takes a prompt.
        ///
        /// - Parameters:
        ///   - version: Kept with what is read by it.
        ///   - temperature: 0 to 2.
        ///   - fill: Fills its ``placeholders``.
        public init(version: Int, temperature: Double, fill: @escaping @Sendable ([String: String]) throws -> String) {
            self.version = version
            self.temperature = temperature
            self.fill = fill
        }
    }

    private let model: any LanguageModel
    private let prompt: Prompt
    private let lexicons: Lexicons
    private let form: ClaimForm
    private let segments = DiarySegments()

    /// The most tokens of one answer.
    private static let mostTokens = 4000

    /// Makes a reader.
    public init(model: any LanguageModel, prompt: Prompt, lexicons: Lexicons, terms: Terms) {
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
        var name: String?
        for (index, segment) in segments.segments(of: diary.text).enumerated() {
            do {
                let answer = try await model.value(
                    try request(segment, of: diary, by: person, id, isFirst: index == 0), of: ReadingAnswer.schema,
                    named: ReadingAnswer.name)
                name = name ?? answer.model
                join.add(ReadingAnswer(answer.content))
            } catch ModelAbsence.refused {
                continue
            }
        }
        guard let name else { throw .refused }
        var reading = join.reading(by: .model(name: name, prompt: prompt.version))
        let sentences = Sentences.split(diary.text).map(\.text)
        let turns = reading.manner.turns
        reading.manner = MannerMeasure.manner(of: sentences, lexicons: lexicons)
        reading.manner.turns = turns.isEmpty ? reading.manner.turns : turns
        return reading
    }

    private func request(
        _ segment: String, of diary: Diary, by person: Person, _ id: PersonID, isFirst: Bool
    ) throws(ModelAbsence) -> ModelRequest {
        let values = [
            "date": diary.day.description, "diary": Self.asData(segment), "language": person.language.code,
            "name": Self.asData(person.name ?? ""),
        ]
        guard let text = try? prompt.fill(values) else { throw .misconfigured }
        return ModelRequest(
            task: .extract, person: id, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
            temperature: prompt.temperature, finishesWork: !isFirst)
    }

    /// Words that cannot close the place they stand in. Quotes are found in spite of it: signs do not count there.
    static func asData(_ words: String) -> String {
        words.replacing("<", with: "‹").replacing(">", with: "›")
    }
}
