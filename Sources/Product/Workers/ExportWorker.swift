import Dialogue
import Engine
import Logging
import Store

/// Gathers everything that is kept of a person in one file.
struct ExportWorker: JobWorker {
    let files: EncryptedFiles
    /// Where the archive lies in plain form while it is being made.
    let incoming: String
    let logger: Logger

    var kinds: Set<String> { [JobKind.export.rawValue] }

    private static let mostAttempts = 3

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        let person = job.conversation.rawValue
        let name = "export-\(person).zip"
        do {
            try await files.export(of: person, as: name, draft: "\(incoming)/\(name)")
            return .ended(.exported(file: name))
        } catch {
            logger.error("export failed", metadata: ["conversation": "\(person)", "error": "\(error)"])
            return job.attempt < Self.mostAttempts ? .postponed(for: .seconds(10), nil) : .ended(.exported(file: nil))
        }
    }
}
