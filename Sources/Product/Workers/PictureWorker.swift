import Dialogue
import Domain
import Engine
import FoundationEssentials
import Logging
import Pictures
import Store

/// Draws what a person's clone has become.
struct PictureWorker: JobWorker {
    let machine: ProductMachine
    let files: EncryptedFiles
    let ledger: BotLedger
    /// Where the picture lies in plain form while it is being encrypted.
    let incoming: String
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.draw.rawValue] }

    private static let mostAttempts = 3

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        let name = EncryptedFiles.name("clone.png", of: job.conversation.rawValue)
        do {
            let known = try await ledger.read { try $0.answer(.clone, about: job.conversation) }
            guard let card = machine.card(of: known, now: clock.now) else { return .ended(.drawn(file: nil)) }
            try await keep(try await LongWork.run { _ in try card.png() }, as: name)
            return .ended(.drawn(file: name))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("picture not drawn", metadata: ["error": "\(error)"])
            let isHopeless = error is DrawingFailure || job.attempt >= Self.mostAttempts
            return isHopeless ? .ended(.drawn(file: nil)) : .postponed(for: .seconds(10), nil)
        }
    }

    private func keep(_ picture: [UInt8], as name: String) async throws {
        let draft = "\(incoming)/\(name)"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try Data(picture).write(to: URL(filePath: draft))
        try await files.add(contentsOf: draft, as: name)
    }
}
