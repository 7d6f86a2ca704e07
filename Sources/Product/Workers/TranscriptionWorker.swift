import Dialogue
import Domain
import Engine
import FoundationEssentials
import Logging
import Store
import VoiceNotes

/// Takes the words from recordings: decodes, measures and cuts them, has each piece transcribed, and joins what came.
struct TranscriptionWorker: JobWorker {
    let speech: any SpeechRecognizer
    let files: EncryptedFiles
    let ledger: BotLedger
    /// Where pieces of a recording lie while they are being transcribed.
    let incoming: String
    let logger: Logger

    var kinds: Set<String> { [JobKind.transcribe.rawValue] }

    /// Words of a person who has withdrawn consent are not sent anywhere; the work waits in case it is given again.
    private static let waitForConsent: Duration = .hours(1)

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .transcribe(let part, let recording, let language, let names, let most) = job.job else {
            return .postponed(for: Self.waitForConsent, nil)
        }
        let known = await knowledge(of: part, job.conversation)
        guard known?.person?.agrees(to: .diaries) == true else { return .postponed(for: Self.waitForConsent, nil) }
        let folder = "\(incoming)/\(recording).pieces"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let prepared = try await prepare(recording, into: folder)
            let measures = VoiceMeasures(prepared.measures)
            guard !prepared.pieces.isEmpty else { return .ended(.transcriptFailed(part, .silent, measures)) }
            if let most, measures.duration > most { return .ended(.recordingMeasured(part, measures)) }
            if let known = known?.diary?[part]?.voice?.length, measures.duration > known * 1.1 + 5 {
                // It was let through as a shorter one.
                return .ended(.recordingMeasured(part, measures))
            }
            let transcript = try await transcribe(prepared.pieces, language, names) { minute in
                await report(.transcribing(part, minute: minute, of: Int(measures.duration / 60) + 1))
            }
            return .ended(.transcribed(part, transcript, measures))
        } catch let failure as SpeechFailure {
            return outcome(of: failure, part, job)
        } catch PreparationFailure.recording {
            return .ended(.transcriptFailed(part, .unreadable, nil))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("recording cannot be prepared", metadata: ["part": "\(part.rawValue)", "error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), .transcriptPostponed(part))
        }
    }

    private func knowledge(of part: PartID, _ conversation: ConversationID) async -> Knowledge? {
        try? await ledger.read { try $0.answer(.part(part), about: conversation) }
    }

    private func prepare(
        _ recording: String, into folder: String
    ) async throws -> PreparedSpeech<String> {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = try files.file(recording)
        return try await LongWork.run { checkCancellation in
            var chunks = try SmallChunks(of: file)
            return try VoiceNote.prepare(into: WAVFolder(path: folder)) {
                try checkCancellation()
                return try chunks.next()
            }
        }
    }

    private func transcribe(
        _ pieces: [SpeechPiece<String>], _ language: Language, _ names: [String], atMinute: (Int) async -> Void
    ) async throws -> Transcript {
        var parts: [(offset: Double, transcript: Transcript)] = []
        for piece in pieces {
            if pieces.count > 1 { await atMinute(Int(piece.start / 60) + 1) }
            let transcript = try await speech.words(
                in: piece.output, seconds: piece.duration, language: language, names: names)
            parts.append((piece.start, transcript))
        }
        return .joined(parts)
    }

    private func outcome(of failure: SpeechFailure, _ part: PartID, _ job: JobInHand<Job>) -> JobOutcome<Event> {
        switch failure {
        case .refused: .ended(.transcriptFailed(part, .refused, nil))
        case .unavailable: .postponed(for: JobPatience.wait(after: job.attempt), .transcriptPostponed(part))
        case .limited(let wait):
            .postponed(for: JobPatience.wait(limited: wait, after: job.attempt), .transcriptPostponed(part))
        }
    }
}

extension VoiceMeasures {
    /// What the decoder measured; without speech, the loudness is that of silence.
    fileprivate init(_ measures: SpeechMeasures) {
        self.init(
            duration: measures.duration, speech: measures.speech, loudness: measures.loudness ?? -96,
            pauses: measures.pauseCount, pauseShare: measures.pauseShare)
    }
}
