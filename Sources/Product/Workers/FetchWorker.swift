import Dialogue
import Domain
import Engine
import FoundationEssentials
import Logging
import Messaging
import Store

/// Brings recordings from the channel that announced them into the data folder, encrypted.
struct FetchWorker: JobWorker {
    let sources: [Channel: any RecordingSource]
    let files: EncryptedFiles
    /// Where recordings lie in plain form while they are being fetched.
    let incoming: String
    let logger: Logger

    var kinds: Set<String> { [JobKind.fetch.rawValue] }
    var channels: Set<Channel>? { Set(sources.keys) }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .fetch(let part, let file) = job.job, let source = sources[job.address.channel] else {
            return .postponed(for: .seconds(5), nil)
        }
        let name = EncryptedFiles.name("\(part.rawValue).ogg", of: job.conversation.rawValue)
        let path = "\(incoming)/\(name)"
        // Whoever stops us need not come back: nothing plain is left behind then.
        defer { if Task.isCancelled { try? FileManager.default.removeItem(atPath: path) } }
        do throws(FetchFailure) {
            try await source.fetch(file: file, to: path)
        } catch {
            return outcome(of: error, part, job)
        }
        do {
            try await files.add(contentsOf: path, as: name)
            try FileManager.default.removeItem(atPath: path)
            return .ended(.recordingFetched(part, recording: name))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("recording cannot be kept", metadata: ["part": "\(part.rawValue)", "error": "\(error)"])
            return .postponed(for: .seconds(60), .transcriptPostponed(part))
        }
    }

    private func outcome(of failure: FetchFailure, _ part: PartID, _ job: JobInHand<Job>) -> JobOutcome<Event> {
        switch failure {
        case .gone: .ended(.transcriptFailed(part, .gone, nil))
        case .tooLarge: .ended(.transcriptFailed(part, .tooLarge, nil))
        case .unavailable(let wait):
            .postponed(for: JobPatience.wait(asked: wait, after: job.attempt), .transcriptPostponed(part))
        }
    }
}

/// How long work on a recording waits after failures in a row.
enum JobPatience {
    /// Soon at first, since most faults pass at once; every ten minutes in the end, for as long as it takes.
    static func wait(after attempt: Int) -> Duration {
        Backoff(first: .seconds(2), longest: .minutes(10)).wait(after: attempt, chance: 1)
    }

    /// As long as was asked for, but not so short that it would be no wait.
    static func wait(asked: Duration?, after attempt: Int) -> Duration {
        asked.map { max($0, .seconds(1)) } ?? wait(after: attempt)
    }

    /// As long as was asked for by a server that is there and wants fewer requests; where it named no time, long enough
    /// to be fewer, and no longer than the minutes over which such limits are counted.
    static func wait(limited asked: Duration?, after attempt: Int) -> Duration {
        wait(asked: asked ?? limited.wait(after: attempt, chance: 1), after: attempt)
    }

    private static let limited = Backoff(first: .seconds(5), longest: .minutes(2))
}
