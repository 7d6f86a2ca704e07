import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Words

/// Looks through what a person said of relationships that ended: lays it side by side, or asks a model where there is one,
/// the person lets it read the diary, and asked for it here.
struct RetrospectWorker: JobWorker {
    let model: (any LanguageModel)?
    let prompt: ModelPrompt
    let indices: PersonIndices
    let terms: Terms
    let lexicons: Lazily<Lexicons>
    let logger: Logger

    var kinds: Set<String> { [JobKind.reflect.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .reflect(let order) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let (known, index) = try await indices.look(at: job.conversation)
            guard let person = known.person else { return .ended(.reflected(Retrospection([]))) }
            let finder = RetrospectFinder(lexicons: try lexicons.value(), terms: terms)
            let answers = person.retrospect.answers
            let said = try await LongWork.run { _ in finder.said(in: index, answers) }
            var found = try await look(order, said, finder, person, PersonID(rawValue: job.conversation.rawValue))
            found.heeded = person.forgotten.heeded
            return .ended(.reflected(found))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("past not looked through", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func look(
        _ order: RetrospectOrder, _ said: [Retrospection.Said], _ finder: RetrospectFinder, _ person: Person,
        _ id: PersonID
    ) async throws -> Retrospection {
        guard case .compare(let usesModel) = order else { return Retrospection(said) }
        guard usesModel, person.agrees(to: .clone) else { return plain(said, finder, .notAllowed) }
        guard let model else { return plain(said, finder, .none) }
        guard said.count >= Retrospection.fewestWords else { return Retrospection(said, patterns: []) }
        do throws(ModelAbsence) {
            let reader = RetrospectReader(model: model, prompt: prompt, finder: finder)
            return try await reader.compare(said, of: person, id)
        } catch {
            if error == .cancelled { throw CancellationError() }
            return plain(said, finder, Advice.Absence(error))
        }
    }

    /// Without a model.
    private func plain(
        _ said: [Retrospection.Said], _ finder: RetrospectFinder, _ absence: Advice.Absence
    ) -> Retrospection {
        Retrospection(said, patterns: finder.patterns(in: said), absence: absence)
    }
}
