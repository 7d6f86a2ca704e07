import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store
import Words

/// Makes out who a person is from all that is known, and where an embedder is set up and the person agrees, the vector
/// of that.
struct ProfileWorker: JobWorker {
    let machine: ProductMachine
    let embedder: (any TextEmbedder)?
    let ledger: BotLedger
    let terms: Terms
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.profile.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        do {
            let known = try await ledger.read { try $0.answer(.history, about: job.conversation) }
            guard let person = known.person else { return .ended(.profiled(nil, nil)) }
            let profile = try await profile(of: person, knowing: known)
            let suspicion = machine.suspicion(of: person, knowing: known, profile)
            return await outcome(profile, suspicion, person, known, job)
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("profile not made", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func profile(of person: Person, knowing known: Knowledge) async throws -> Profile {
        let (machine, now) = (machine, clock.now)
        let oblivion = Oblivion(person.forgotten, terms: terms)
        return try await LongWork.run { checkCancellation in
            let local = machine.clock(of: person)
            let finished = known.diaries.filter { $0.closedAt != nil }
            let words = Vocabulary.words(of: finished, without: oblivion)
            let entries = try finished.map { diary in
                try checkCancellation()
                return LifeEntry(
                    diary, at: local(diary.openedAt).time, reading: known.readings[diary.id].map(oblivion.cleaned),
                    words: words[diary.id] ?? [])
            }
            let memories = known.memories.filter { !oblivion.covers($0.text, $0.claim) }
            var profile = Profile(of: memories, entries, on: local(now).date)
            profile.insights = known.profile?.insights.filter { !oblivion.covers($0.text) } ?? []
            profile.heeded = person.forgotten.heeded
            return profile
        }
    }

    /// The profile does not wait for its vector: where the model is away, that follows.
    private func outcome(
        _ profile: Profile, _ suspicion: Suspicion?, _ person: Person, _ known: Knowledge, _ job: JobInHand<Job>
    ) async -> JobOutcome<Event> {
        guard let embedder, person.agrees(to: .clone), !profile.text.isEmpty else {
            return .ended(.profiled(profile, nil, suspicion: suspicion))
        }
        if let kept = known.embedding, kept.model == embedder.model, known.profile?.text == profile.text {
            return .ended(.profiled(profile, kept, suspicion: suspicion))
        }
        do throws(ModelAbsence) {
            let vector = try await embedder.vectors(
                of: [profile.text], for: .passage, person: PersonID(rawValue: job.conversation.rawValue)
            ).first
            return .ended(
                .profiled(
                    profile, vector.map { PersonalityEmbedding(model: embedder.model, vector: $0) },
                    suspicion: suspicion))
        } catch {
            let event = Event.profiled(profile, nil, suspicion: suspicion)
            return error.wait(attempt: job.attempt).map { .postponed(for: $0, event) } ?? .ended(event)
        }
    }
}
