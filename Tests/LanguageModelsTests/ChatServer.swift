import Asking
import Curl
import Domain
import Foundation
import HTTPTesting
@testable import LanguageModels

/// A chat server on loopback and a client that talks to it.
struct ChatServer {
    let server: LoopbackServer
    let client: ChatEndpoint

    init(
        key: String? = nil, http: any HTTPClient = CurlClient(proxy: ""), _ handler: @escaping LoopbackServer.Handler
    ) throws {
        server = try LoopbackServer(handler)
        let endpoint = Endpoint(baseURL: "\(server.url)/v1", apiKey: key.map(Secret.init), model: "small")
        client = ChatEndpoint(endpoint: endpoint, http: http, wording: .plain, patience: .ofTests)
    }

    /// The members of the requests so far beside the model and what was said.
    var forms: [Set<String>] {
        server.requests.map { Set($0.json.keys).subtracting(["model", "messages"]) }
    }

    /// The kinds of answer that were asked for.
    var formats: [String?] {
        server.requests.map { ($0.json["response_format"] as? [String: Any])?["type"] as? String }
    }

    /// What asking fails with.
    func failure(_ question: ChatQuestion = .greeting) async -> ModelFailure? {
        do {
            _ = try await client.reply(to: question)
            return nil
        } catch {
            return error
        }
    }
}

extension Double {
    /// On a machine that is busy with other tests.
    static let ofTests = 10.0
}

extension StructureWording {
    /// Words that tell what they were made of.
    static let plain = StructureWording(schema: { "As \($0)" }, repair: { "Wrong: \($0). As \($1)" })
}

extension ChatQuestion {
    static let greeting = ChatQuestion(
        ModelRequest(
            task: .advise, person: nil, messages: [.init(.system, "You are kind."), .init(.user, "Hello")],
            mostTokens: 100))

    /// Asks for whether something is so.
    static let judgement: ChatQuestion = {
        var question = greeting
        question.shape = ChatQuestion.Shape(name: "judgement", schema: JSONSchema.judgement.text)
        return question
    }()
}

extension JSONSchema {
    static let judgement = JSONSchema.object([.init("isSo", .bool)])
}

extension LoopbackReply {
    /// An answer of a chat model.
    static func said(_ text: String, finish: String = "stop", usage: (Int, Int)? = (7, 3)) -> LoopbackReply {
        message(["role": "assistant", "content": text], finish: finish, usage: usage)
    }

    /// An answer with any message.
    static func message(_ message: [String: Any], finish: String = "stop", usage: (Int, Int)? = nil) -> LoopbackReply {
        var answer: [String: Any] = [
            "id": "1", "choices": [["index": 0, "message": message, "finish_reason": finish]],
        ]
        if let usage { answer["usage"] = ["prompt_tokens": usage.0, "completion_tokens": usage.1] }
        return .json(answer)
    }

    static func json(_ value: [String: Any], status: Int = 200) -> LoopbackReply {
        let data = try? JSONSerialization.data(withJSONObject: value)
        return .json(String(decoding: data ?? Data(), as: UTF8.self), status: status)
    }

    /// A refusal of a member of the request, in OpenAI's words.
    static func unsupported(_ name: String) -> LoopbackReply {
        .json(
            ["error": ["message": "Unsupported parameter: '\(name)'", "param": name, "code": "unsupported_parameter"]],
            status: 400)
    }
}
