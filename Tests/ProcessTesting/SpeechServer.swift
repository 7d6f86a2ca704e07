import Foundation
import HTTPTesting

/// A speech-to-text endpoint on loopback that makes up words: the same ones for the same sound.
public final class SpeechServer: Sendable {
    private let server: LoopbackServer

    /// Starts on a free port.
    ///
    /// - Parameters:
    ///   - models: The models that it lists; nil if it lists none.
    ///   - onRequest: Told of every request, before it is answered.
    public init(models: [String]? = nil, onRequest: @escaping @Sendable () async -> Void = {}) throws {
        server = try LoopbackServer { request in
            await onRequest()
            if request.path == "/v1/models", let models { return Self.list(models) }
            guard request.path == "/v1/audio/transcriptions" else { return .text("", status: 404) }
            guard let sound = request.parts.first(where: { $0.name == "file" })?.body else {
                return .json(#"{"error":{"message":"no file"}}"#, status: 400)
            }
            let text = "слова \(String(Self.digest(of: sound), radix: 36))"
            return .json(#"{"task":"transcribe","language":"russian","duration":1.0,"text":"\#(text)","segments":[]}"#)
        }
    }

    /// The base URL, as the bot's settings take it.
    public var url: String { server.url + "/v1" }

    private static func list(_ models: [String]) -> LoopbackReply {
        let list = models.map { #"{"id":"\#($0)","object":"model"}"# }.joined(separator: ",")
        return .json(#"{"object":"list","data":[\#(list)]}"#)
    }

    /// Fowler, Noll and Vo's hash (FNV-1a, 64 bits).
    private static func digest(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
