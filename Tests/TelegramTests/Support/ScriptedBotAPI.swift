import Curl
import Engine
import Foundation
import NIOConcurrencyHelpers
import Testing

@testable import Telegram

/// A Bot API server in memory. It answers what it was told to, remembers every call, and holds each one against
/// the Bot API's own list of methods.
final class ScriptedBotAPI: HTTPClient {
    /// A call as it came.
    struct Call: Equatable, Sendable {
        var url: String
        var method: String
        var parameters: JSON
        var uploads: [String: [UInt8]] = [:]
        var deadline: Duration
    }

    typealias Reply = Result<HTTPResponse, HTTPFailure>

    static let token = "42:SECRET-token_of-the-bot"

    /// What the bot counts.
    let metrics = Metrics()
    private let state: NIOLockedValueBox<State>
    private let idle = AsyncStream<Void>.makeStream()

    private struct State {
        var script: [String: [Reply]]
        var calls: [Call] = []
    }

    /// - Parameter script: The replies to each method in order. A long poll beyond them waits until it is
    ///   cancelled; any other call beyond them gets a plain success.
    init(_ script: [String: [Reply]] = [:]) {
        state = NIOLockedValueBox(State(script: script))
    }

    /// The bot on this server.
    var api: BotAPI { api(at: BotAPI.telegramServer) }

    func api(at server: String) -> BotAPI {
        guard let token = Token(Self.token) else { preconditionFailure("the token is malformed") }
        return BotAPI(token: token, server: server, client: self, metrics: metrics)
    }

    var calls: [Call] { state.withLockedValue(\.calls) }

    func calls(of method: String) -> [JSON] {
        calls.filter { $0.method == method }.map(\.parameters)
    }

    /// Returns once a long poll waits for which there is no reply.
    func untilIdle() async {
        for await _ in idle.stream { return }
    }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        if Task.isCancelled { throw .cancelled }
        let call = Self.read(request)
        let problems = BotAPISchema.current.problems(
            calling: call.method, with: call.parameters, uploading: Set(call.uploads.keys))
        #expect(problems.isEmpty)
        let reply = state.withLockedValue { state -> Reply? in
            state.calls.append(call)
            guard state.script[call.method]?.isEmpty == false else { return nil }
            return state.script[call.method]?.removeFirst()
        }
        if let reply { return try reply.get() }
        guard call.method == "getUpdates", call.parameters["timeout"] != 0 else { return Self.success(of: call.method) }
        idle.continuation.yield()
        let never = AsyncStream<Void>.makeStream()
        for await _ in never.stream {}
        throw .cancelled
    }

    /// Takes the reply scripted for the method `download`, and writes its body on success.
    func download(
        _ request: HTTPRequest, to path: String, limit: Int64
    ) async throws(HTTPFailure) -> HTTPResponse {
        let call = Call(url: request.url, method: "download", parameters: [:], deadline: request.timeout)
        let reply = state.withLockedValue { state -> Reply in
            state.calls.append(call)
            guard state.script["download"]?.isEmpty == false else { return .failure(.cancelled) }
            return state.script["download"]?.removeFirst() ?? .failure(.cancelled)
        }
        let response = try reply.get()
        if response.body.count > limit { throw .tooLarge }
        if response.status == 200, !FileManager.default.createFile(atPath: path, contents: Data(response.body)) {
            throw .file(errno: 5)
        }
        return response
    }
}

extension ScriptedBotAPI {
    static func ok(_ result: JSON) -> Reply {
        .success(HTTPResponse(status: 200, body: Array(JSON.object(["ok": true, "result": result]).text.utf8)))
    }

    static func refused(_ code: Int64, _ description: String, _ parameters: [String: JSON] = [:]) -> Reply {
        let body = JSON.object([
            "ok": false, "error_code": .int(code), "description": .string(description),
            "parameters": .object(parameters),
        ])
        return .success(HTTPResponse(status: Int(code), body: Array(body.text.utf8)))
    }

    static func page(_ status: Int, _ text: String) -> Reply {
        .success(HTTPResponse(status: status, headers: ["content-type": "text/html"], body: Array(text.utf8)))
    }

    private static func success(of method: String) -> HTTPResponse {
        let result: JSON =
            switch method {
            case "getMe": ["id": 42, "is_bot": true, "first_name": "D", "username": "dvoinik_bot"]
            case "getWebhookInfo": ["url": "", "has_custom_certificate": false, "pending_update_count": 0]
            case "getUpdates", "getMyCommands": []
            case "getMyDescription": ["description": ""]
            case "getMyShortDescription": ["short_description": ""]
            case _ where method.hasPrefix("send") && method != "sendChatAction": ["message_id": 1, "date": 0]
            default: true
            }
        return HTTPResponse(status: 200, body: Array(JSON.object(["ok": true, "result": result]).text.utf8))
    }

    private static func bytes(of content: HTTPRequest.Part.Content) -> [UInt8] {
        switch content {
        case .bytes(let bytes): bytes
        case .file(let path): (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? []
        }
    }

    private static func read(_ request: HTTPRequest) -> Call {
        let method = request.url.split(separator: "/").last.map(String.init) ?? ""
        var call = Call(url: request.url, method: method, parameters: [:], deadline: request.timeout)
        switch request.body {
        case .none: break
        case .bytes(let bytes, _):
            call.parameters = (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null
        case .multipart(let parts):
            var texts: [String: JSON] = [:]
            for part in parts {
                let bytes = bytes(of: part.content)
                if part.fileName == nil {
                    let text = String(decoding: bytes, as: UTF8.self)
                    texts[part.name] = Int64(text).map(JSON.int) ?? .string(text)
                } else {
                    call.uploads[part.name] = bytes
                }
            }
            call.parameters = .object(texts)
        }
        return call
    }
}
