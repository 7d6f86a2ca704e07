import Curl
import Domain
import HTTPTesting
import LanguageModels

/// A transcription server on loopback and a client that talks to it.
struct SpeechServer {
    let server: LoopbackServer
    let client: SpeechToText

    init(key: String? = nil, _ handler: @escaping LoopbackServer.Handler) throws {
        server = try LoopbackServer(handler)
        let endpoint = Endpoint(baseURL: "\(server.url)/v1", apiKey: key.map(Secret.init), model: "whisper-base")
        client = SpeechToText(endpoint: endpoint, http: CurlClient(proxy: ""), spoken: [.russian, .english])
    }

    /// The fields of the requests so far, without the recordings.
    var forms: [[String: String]] { server.requests.map(\.form) }

    /// Of a long recording, whose call has long: while all tests share two cores, an answer can wait for its turn.
    func transcribe(
        _ language: Language? = .russian, names: [String] = []
    ) async throws(ModelFailure) -> Transcript {
        try await client.transcribe(
            wav: .bytes(Array("RIFF".utf8)), language: language, names: names, duration: .seconds(300))
    }

    /// What transcribing fails with.
    func failure(names: [String] = []) async -> ModelFailure? {
        do {
            _ = try await transcribe(names: names)
            return nil
        } catch {
            return error
        }
    }
}

/// One segment of a verbose answer, as servers write it.
struct Spoken {
    var text: String
    var start = 0.0
    var end = 2.0
    var logProbability = -0.3
    var compression = 1.2
    var noSpeech = 0.05

    var json: String {
        """
        {"id": 0, "text": " \(text)", "start": \(start), "end": \(end), "tokens": [1, 2], "temperature": 0.0,
         "avg_logprob": \(logProbability), "compression_ratio": \(compression), "no_speech_prob": \(noSpeech)}
        """
    }
}

extension LoopbackReply {
    /// A verbose answer.
    static func verbose(_ language: String, _ segments: Spoken...) -> LoopbackReply {
        let text = segments.map(\.text).joined(separator: " ")
        let list = segments.map(\.json).joined(separator: ",")
        return .json(
            #"{"task": "transcribe", "language": "\#(language)", "text": "\#(text)", "segments": [\#(list)]}"#)
    }
}
