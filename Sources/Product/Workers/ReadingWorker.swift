import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store
import Words

/// Reads finished entries for what the clone can learn from them: by a model where there is one and the person agrees,
/// and by rules until then.
struct ReadingWorker: JobWorker {
    let rules: Lazily<RuleReader>
    let model: Lazily<ModelReader>?
    let ledger: BotLedger
    let indices: PersonIndices
    let terms: Terms
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.read.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .read(let id) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let known = try await ledger.read { try $0.answer(.reading(id), about: job.conversation) }
            guard let diary = known.diary, let person = known.person else {
                return .ended(.diaryRead(id, DiaryReading(reader: .rules), alike: []))
            }
            return try await read(diary, of: person, isRead: known.reading != nil, job)
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("diary not read", metadata: ["diary": "\(id.rawValue)", "error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func read(
        _ diary: Diary, of person: Person, isRead: Bool, _ job: JobInHand<Job>
    ) async throws -> JobOutcome<Event> {
        let began = clock.now
        let id = PersonID(rawValue: job.conversation.rawValue)
        var wait: Duration?
        do {
            if let reading = try await readByModel(diary, of: person, id) {
                return .ended(try await event(diary.id, reading, of: person, since: began, job.conversation))
            }
        } catch let absence as ModelAbsence {
            wait = absence.wait(attempt: job.attempt)
        }
        // Meanwhile what the rules found will do; once is enough.
        if let wait, isRead { return .postponed(for: wait, nil) }
        let reading = try await readByRules(diary, of: person, id)
        let event = try await event(diary.id, reading, of: person, since: began, job.conversation)
        return wait.map { .postponed(for: $0, event) } ?? .ended(event)
    }

    /// None where there is no model, or the person does not want it.
    private func readByModel(_ diary: Diary, of person: Person, _ id: PersonID) async throws -> DiaryReading? {
        guard let model, person.agrees(to: .clone) else { return nil }
        var reading = try await model.value().read(diary, of: person, id)
        // Of a weak model nothing may be left once it was checked: what the rules can read still counts.
        if reading.findings.isEmpty { reading.findings = try await readByRules(diary, of: person, id).findings }
        return reading
    }

    private func readByRules(_ diary: Diary, of person: Person, _ id: PersonID) async throws -> DiaryReading {
        let rules = try rules.value()
        return try await LongWork.run { _ in rules.read(diary, of: person, id) }
    }

    private func event(
        _ diary: DiaryID, _ reading: DiaryReading, of person: Person, since began: Timestamp,
        _ conversation: ConversationID
    ) async throws -> Event {
        var reading = Oblivion(person.forgotten, terms: terms).cleaned(reading)
        reading.heeded = person.forgotten.heeded
        reading.began = began
        reading.milliseconds = (clock.now - began).wholeMilliseconds
        let index = try await indices.look(at: conversation).index
        let kinds = Dictionary(grouping: index.memories.values, by: \.kind).mapValues(\.count)
        return .diaryRead(
            diary, reading, alike: reading.findings.map { index.alike($0) }, known: kinds)
    }
}

extension ModelAbsence {
    /// When another attempt is worth while; none where it never is.
    func wait(attempt: Int) -> Duration? {
        switch self {
        case .none: nil
        // Another day it may be taken; for ever it is not asked. Attempts while the model was away count too.
        case .refused: attempt < 200 ? .hours(attempt < 12 ? 6 : 24) : nil
        case .cancelled: .zero
        case .unavailable(let wait): max(wait ?? .zero, JobPatience.wait(after: attempt))
        case .misconfigured: .hours(1)
        case .budgetSpent, .shareSpent: .hours(6)
        }
    }
}
