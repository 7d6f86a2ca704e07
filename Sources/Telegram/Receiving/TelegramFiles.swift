import Curl
import Dispatch
public import Engine
import FoundationEssentials
import Glibc
public import Logging

/// Fetches recordings that people sent, streamed to disk. Every attempt asks anew where the file lies, since the
/// answer holds for an hour only.
public struct TelegramFiles: RecordingSource {
    private static let copying = DispatchQueue(label: "telegram.files")

    private let api: BotAPI
    private let logger: Logger

    /// Prepares to fetch.
    ///
    /// - Parameters:
    ///   - api: The bot and its server.
    ///   - logger: Told why an attempt failed.
    public init(api: BotAPI, logger: Logger) {
        self.api = api
        self.logger = logger
    }

    /// Downloads a file, or copies it where a server of one's own names it by its place on the same machine.
    public func fetch(file: String, to path: String) async throws(FetchFailure) {
        let found = try await locate(file)
        guard let source = found.path else { throw .unavailable(retryAfter: nil) }
        if let bytes = found.bytes, bytes > limit { throw .tooLarge }
        if api.isSelfHosted, source.hasPrefix("/") {
            try await copy(source, to: path)
        } else {
            try await download(source, bytes: found.bytes ?? UpdateTranslator.largestFile, to: path)
        }
    }

    /// The most bytes that a file may have.
    private var limit: Int64 { api.isSelfHosted ? .max : UpdateTranslator.largestFile }

    private func locate(_ file: String) async throws(FetchFailure) -> GetFile.Answer {
        do {
            return try await api.call(GetFile(file: file))
        } catch {
            logger.notice("a recording was not found", metadata: ["why": "\(error)"])
            throw FetchFailure(error)
        }
    }

    /// Downloads at no less than 20 kB a second, or goes on with it at the next attempt.
    private func download(_ source: String, bytes: Int64, to path: String) async throws(FetchFailure) {
        let request = api.fileRequest(path: source, deadline: .seconds(30 + bytes / 20_000))
        let response: HTTPResponse
        do {
            response = try await api.client.download(request, to: path, limit: limit)
        } catch {
            logger.notice("a recording was not downloaded", metadata: ["why": "\(error)"])
            throw error == .tooLarge ? .tooLarge : .unavailable(retryAfter: nil)
        }
        guard !(200..<300).contains(response.status) else { return }
        if response.status == 429 { api.countFlood(of: "file") }
        logger.notice("a recording was not downloaded", metadata: ["status": "\(response.status)"])
        throw .unavailable(retryAfter: response.retryAfter.map { max($0, .seconds(1)) })
    }

    /// Copies a file that a server of one's own names by its place on the same machine. It may be large, so this
    /// happens off the tasks' threads.
    private func copy(_ source: String, to path: String) async throws(FetchFailure) {
        let failure: Int32? = await withCheckedContinuation { continuation in
            Self.copying.async {
                let copied = Result { try Self.replace(path, by: source) }
                continuation.resume(returning: copied.failure.map(Self.errorNumber))
            }
        }
        guard let failure else { return }
        logger.warning("a local file of the Bot API server cannot be copied", metadata: ["errno": "\(failure)"])
        throw .unavailable(retryAfter: nil)
    }

    /// The system's error number behind what Foundation throws; 0 where it gives none. Its own description names the
    /// path, and a server of one's own keeps its files in folders named by the token.
    private static func errorNumber(of failure: any Error) -> Int32 {
        ((failure as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? 0
    }

    private static func replace(_ path: String, by source: String) throws {
        let files = FileManager.default
        if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
        try files.copyItem(atPath: source, toPath: path)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}

extension FetchFailure {
    /// What follows from a file that could not be located. A refusal that says "wrong file_id or the file is
    /// temporarily unavailable" is taken for the latter.
    fileprivate init(_ failure: BotAPIFailure) {
        switch failure {
        case .flooded(let wait): self = .unavailable(retryAfter: wait)
        case .badRequest where failure.mentions("file is too big"): self = .tooLarge
        case .badRequest where failure.mentions("temporarily unavailable"): self = .unavailable(retryAfter: nil)
        case .badRequest: self = .gone
        case .wrongToken, .conflict, .migrated, .forbidden, .server, .network, .malformedAnswer:
            self = .unavailable(retryAfter: nil)
        }
    }
}

extension Result where Success == Void {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
