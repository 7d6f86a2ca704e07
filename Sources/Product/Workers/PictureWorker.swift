import Dialogue
import Domain
import Engine
import FoundationEssentials
import Logging
import Pictures
import Store

/// Draws what a person's clone has become, and how somebody suits them.
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
        guard case .draw(let match) = job.job else { return .postponed(for: .hours(1), nil) }
        let kind = match.map { "radar-\($0.rawValue).png" } ?? "clone.png"
        let name = EncryptedFiles.name(kind, of: job.conversation.rawValue)
        do {
            guard let picture = try await picture(of: match, for: job.conversation) else {
                return .ended(.drawn(file: nil, match: match))
            }
            try await keep(try await LongWork.run { _ in try picture.png() }, as: name)
            return .ended(.drawn(file: name, match: match))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("picture not drawn", metadata: ["error": "\(error)"])
            let isHopeless = error is DrawingFailure || job.attempt >= Self.mostAttempts
            return isHopeless ? .ended(.drawn(file: nil, match: match)) : .postponed(for: .seconds(10), nil)
        }
    }

    /// What there is to draw; none where that is gone.
    private func picture(
        of match: MatchID?, for conversation: ConversationID
    ) async throws -> (any Picture)? {
        let query = match.map(Query.match) ?? .clone
        let known = try await ledger.read { try $0.answer(query, about: conversation) }
        guard match == nil else { return machine.radar(of: known, now: clock.now) }
        return machine.card(of: known, now: clock.now)
    }

    private func keep(_ picture: [UInt8], as name: String) async throws {
        let draft = "\(incoming)/\(name)"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try Data(picture).write(to: URL(filePath: draft))
        try await files.add(contentsOf: draft, as: name)
    }
}
