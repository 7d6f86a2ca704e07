import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store

/// Reads finished entries for what the clone can learn from them.
struct ReadingWorker: JobWorker {
    let reader: any EntryReader
    let ledger: BotLedger
    let likeness: Likeness
    let logger: Logger

    var kinds: Set<String> { [JobKind.read.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .read(let id) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let known = try await ledger.read { try $0.answer(.diary(id), about: job.conversation) }
            guard let diary = known.diary, let person = known.person else {
                return .ended(.diaryRead(id, DiaryReading(reader: .rules), alike: []))
            }
            let reading = try await reader.read(
                diary, of: person, PersonID(rawValue: job.conversation.rawValue))
            return .ended(.diaryRead(id, reading, alike: try await alike(reading, job.conversation)))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("diary not read", metadata: ["diary": "\(id.rawValue)", "error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    /// For each finding the memories of its kind that say much the same.
    private func alike(_ reading: DiaryReading, _ conversation: ConversationID) async throws -> [[MemoryID]] {
        guard !reading.findings.isEmpty else { return [] }
        let known = try await ledger.read { try $0.answer(.memories(.all), about: conversation) }.memories
        let keys = known.map { ($0.id, $0.kind, likeness.key($0.text)) }
        return reading.findings.map { finding in
            let key = likeness.key(finding.text)
            return keys.filter { $0.1 == finding.kind && Likeness.between($0.2, key) >= Likeness.same }.map(\.0)
        }
    }
}
