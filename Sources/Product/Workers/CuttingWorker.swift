import Dialogue
import Domain
import Engine
import FoundationEssentials
import Logging
import Store
import VoiceNotes

/// Cuts passages out of kept recordings.
struct CuttingWorker: JobWorker {
    let files: EncryptedFiles
    /// Where the passage lies in plain form until it is encrypted.
    let incoming: String
    let logger: Logger

    var kinds: Set<String> { [JobKind.cut.rawValue] }

    /// So much is kept before and after the words, in seconds.
    private static let margin = 0.4

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .cut(let part, let recording, let passage) = job.job else { return .postponed(for: .hours(1), nil) }
        let name = EncryptedFiles.name("passage-\(part.rawValue).ogg", of: job.conversation.rawValue)
        do {
            let file = try files.file(recording)
            let range = max(0, passage.start - Self.margin)..<passage.end + Self.margin
            let bytes = try await LongWork.run { checkCancellation in
                var chunks = try SmallChunks(of: file)
                return try VoiceNote.cut(range, serial: .random(in: 0...UInt32.max)) {
                    try checkCancellation()
                    return try chunks.next()
                }
            }
            let draft = "\(incoming)/\(name)"
            defer { try? FileManager.default.removeItem(atPath: draft) }
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
            try await files.add(contentsOf: draft, as: name)
            return .ended(.passageCut(part, file: name))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("passage not cut", metadata: ["part": "\(part.rawValue)", "error": "\(error)"])
            return .ended(.passageCut(part, file: nil))
        }
    }
}
