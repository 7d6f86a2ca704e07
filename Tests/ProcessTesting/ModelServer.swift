import Foundation
import HTTPTesting

/// A chat model on loopback that reads and answers as it is told to, as long as it takes the key.
public final class ModelServer: Sendable {
    /// How it takes questions.
    public enum Mood: Sendable {
        /// It answers.
        case well
        /// It refuses the key.
        case revoked
        /// It begins an answer, and breaks off in the middle.
        case breakingOff
    }

    /// The key it takes.
    public static let key = "sk-marked-0123456789"
    /// How an answer begins that breaks off.
    public static let half = "Половина ответа, которая"

    /// What it was asked, and how it takes that.
    public let state = Watched((mood: Mood.well, asked: [String]()))
    private let server: LoopbackServer

    /// Starts on a free port.
    ///
    /// - Parameters:
    ///   - reading: What it finds in an entry: JSON, by the prompt.
    ///   - answer: What it answers to questions.
    public init(
        reading: @escaping @Sendable (String) -> String, answer: @escaping @Sendable (String) -> String
    ) throws {
        let state = state
        server = try LoopbackServer { request in
            let prompt = Self.prompt(of: request)
            let mood = state.change {
                $0.asked.append(prompt)
                return $0.mood
            }
            guard mood != .revoked, request.headers["authorization"] == "Bearer \(Self.key)" else {
                return .json(#"{"error":{"message":"Incorrect API key provided"}}"#, status: 401)
            }
            let isReading = prompt.contains("<entry>")
            if mood == .breakingOff, !isReading { return Self.broken() }
            return Self.said(isReading ? reading(prompt) : answer(prompt))
        }
    }

    /// Settings with which a bot asks it.
    public var settings: [String: String] {
        [
            "CHAT_MODEL_FAST": "small", "CHAT_FAST_BASE_URL": server.url, "CHAT_FAST_API_KEY": Self.key,
            "CHAT_MODEL_SMART": "small", "CHAT_SMART_BASE_URL": server.url, "CHAT_SMART_API_KEY": Self.key,
        ]
    }

    /// Takes questions in another way from now on.
    public func become(_ mood: Mood) { state.change { $0.mood = mood } }

    private static func prompt(of request: LoopbackRequest) -> String {
        let messages = request.json["messages"] as? [[String: Any]] ?? []
        return messages.compactMap { $0["content"] as? String }.joined(separator: "\n")
    }

    private static func said(_ text: String) -> LoopbackReply {
        json([
            "id": "1",
            "choices": [
                ["index": 0, "message": ["role": "assistant", "content": text], "finish_reason": "stop"]
                    as [String: Any]
            ], "usage": ["prompt_tokens": 100, "completion_tokens": 10],
        ])
    }

    private static func json(_ value: [String: Any]) -> LoopbackReply {
        let data = try? JSONSerialization.data(withJSONObject: value)
        return .json(String(decoding: data ?? Data(), as: UTF8.self))
    }

    /// The beginning of a stream whose end never comes.
    private static func broken() -> LoopbackReply {
        let body = LoopbackStream()
        body.send("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(half)\"}}]}\n\n")
        body.finish()
        return .streaming(headers: ["Content-Type": "text/event-stream"], body)
    }
}
