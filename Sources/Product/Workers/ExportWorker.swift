import Dialogue
import Domain
import Engine
import Logging
import Matching
import Messaging
import Store

/// Gathers everything that is kept of a person in one file, or in several where the channel does not take so large a one.
struct ExportWorker: JobWorker {
    let files: EncryptedFiles
    let ledger: BotLedger
    /// Where the archive lies in plain form while it is being made.
    let incoming: String
    /// The most bytes of a file that channels take; where none is stated, there is no limit.
    let limits: [Channel: Int64]
    let logger: Logger

    var kinds: Set<String> { [JobKind.export.rawValue] }

    private static let mostAttempts = 3

    private var disclosing: DisclosureReading {
        let discretion = Discretion()
        return { person, memories, doubts in
            let judgements = discretion.judgements(of: memories, person: person, doubts: doubts)
            return Dictionary(judgements.map { ($0.id, $0.disclosure) }, uniquingKeysWith: { $1 })
        }
    }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        let person = job.conversation.rawValue
        let name = EncryptedFiles.name("export.zip", of: person)
        do {
            let waiting = try await waiting(in: job.conversation)
            let names = try await files.export(
                of: person, waiting: waiting, as: name, draft: "\(incoming)/\(name)",
                disclosing: disclosing, limit: limits[job.address.channel] ?? .max)
            return .ended(.exported(file: names.first, more: Array(names.dropFirst())))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("export failed", metadata: ["conversation": "\(person)", "error": "\(error)"])
            return job.attempt < Self.mostAttempts ? .postponed(for: .seconds(10), nil) : .ended(.exported(file: nil))
        }
    }

    /// What was said and waits for consent, an answer or the end of getting to know each other.
    private func waiting(in conversation: ConversationID) async throws -> [KeptNote] {
        if case .state(let state) = try await ledger.read({ try $0.state(of: conversation) }) { state.held } else { [] }
    }
}
