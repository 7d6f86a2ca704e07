import Curl
public import Engine
import Glibc
public import Logging

/// Fetches recordings that people sent, streamed to disk. Every attempt asks anew where the file lies, since the
/// answer holds for an hour only.
public struct TelegramFiles: RecordingSource {
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

    /// Copies a file that a server of one's own names by its place on the same machine. What is told of a failure is
    /// the system's number alone: a server of one's own keeps its files in folders named by the token.
    private func copy(_ source: String, to path: String) async throws(FetchFailure) {
        do throws(FileCopy.Failure) {
            try await FileCopy.replace(path, by: source)
        } catch {
            if error.code != ECANCELED {
                logger.warning(
                    "a local file of the Bot API server cannot be copied", metadata: ["errno": "\(error.code)"])
            }
            throw .unavailable(retryAfter: nil)
        }
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
