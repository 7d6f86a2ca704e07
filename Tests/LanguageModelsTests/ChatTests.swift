import Asking
import Curl
import Foundation
import HTTPTesting
@testable import LanguageModels
import Testing

@Suite struct `A chat endpoint is asked` {
    @Test func `with the model, the words, the bounds and the key`() async throws {
        let chat = try ChatServer(key: "key-17") { _ in .said("Hello to you") }
        let reply = try await chat.client.reply(to: .greeting)
        #expect(reply.content == .success("Hello to you"))
        #expect(reply.usage == ModelUsage(promptTokens: 7, answerTokens: 3))
        let request = try #require(chat.server.requests.first)
        #expect(request.target == "/v1/chat/completions")
        #expect(request.headers["authorization"] == "Bearer key-17")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.json["model"] as? String == "small")
        #expect(request.json["max_tokens"] as? Int == 100)
        #expect(request.json["temperature"] as? Double == 0)
        #expect(chat.forms == [["max_tokens", "temperature", "seed"]])
        let messages = try #require(request.json["messages"] as? [[String: String]])
        #expect(messages == [["role": "system", "content": "You are kind."], ["role": "user", "content": "Hello"]])
    }

    @Test func `only what is to be the same each time has a seed`() async throws {
        let chat = try ChatServer { _ in .said("Hello") }
        var question = ChatQuestion.greeting
        question.temperature = 0.7
        _ = try await chat.client.reply(to: question)
        #expect(chat.forms == [["max_tokens", "temperature"]])
    }

    @Test func `for a shape by its schema in strict mode`() async throws {
        let chat = try ChatServer { _ in .said(#"{"isSo": true}"#) }
        _ = try await chat.client.reply(to: .judgement)
        let format = try #require(chat.server.requests.first?.json["response_format"] as? [String: Any])
        let schema = try #require(format["json_schema"] as? [String: Any])
        #expect(format["type"] as? String == "json_schema")
        #expect(schema["name"] as? String == "judgement")
        #expect(schema["strict"] as? Bool == true)
        #expect((schema["schema"] as? [String: Any])?["required"] as? [String] == ["isSo"])
    }

    @Test func `in the same bytes for the same question, with any characters`() async throws {
        let chat = try ChatServer { _ in .said("ok") }
        var question = ChatQuestion.greeting
        question.messages[1].content = "\"Да\"\n\\ \u{0} 👩‍👩‍👧 </script>"
        for _ in 0..<2 { _ = try await chat.client.reply(to: question) }
        #expect(chat.server.requests[0].body == chat.server.requests[1].body)
        let messages = chat.server.requests[0].json["messages"] as? [[String: String]]
        #expect(messages?.last?["content"] == question.messages[1].content)
    }

    @Test func `for as long as its size needs`() {
        var question = ChatQuestion.greeting
        question.messages = [.init(.user, String(repeating: "four", count: 1996))]
        question.mostTokens = 1000
        #expect(ChatEndpoint.deadline(for: question, patience: 1) == .seconds(150))
        #expect(ChatEndpoint.deadline(for: question, patience: 3) == .seconds(450))
    }

    @Test func `whether it has the model`() async throws {
        let listing = try ChatServer { _ in .json(#"{"data": [{"id": "small"}]}"#) }
        #expect(await listing.client.check(timeout: .seconds(120)) == .ready)
        let other = try ChatServer { _ in .json(#"{"data": [{"id": "big"}]}"#) }
        #expect(await other.client.check(timeout: .seconds(120)) == .modelMissing)
        let unlisted = try ChatServer { request in
            request.method == "GET" ? .text("", status: 404) : .json(#"{"error": {"message": "empty"}}"#, status: 400)
        }
        #expect(await unlisted.client.check(timeout: .seconds(120)) == .unlisted)
        #expect(unlisted.server.requests.map(\.target) == ["/v1/models", "/v1/chat/completions"])
    }
}

@Suite struct `The answer of a chat model` {
    @Test func `is understood in any language, and as a list of parts`() async throws {
        let chinese = try ChatServer { _ in .said("\n 我不知道。 ") }
        #expect(try await chinese.client.reply(to: .greeting).content == .success("我不知道。"))
        let parts = try ChatServer { _ in
            .message([
                "content": [["type": "text", "text": "Да,"], ["type": "image"], ["type": "text", "text": " и"]]
            ])
        }
        #expect(try await parts.client.reply(to: .greeting).content == .success("Да, и"))
    }

    @Test func `is told without the thoughts before it`() async throws {
        let chat = try ChatServer { _ in .said("<think>\nWho asks?\n</think>\n\nHello", usage: nil) }
        #expect(try await chat.client.reply(to: .greeting).content == .success("Hello"))
        #expect("<think>Who".withoutThoughts == "" && "<thi".withoutThoughts == "")
        #expect("<thin> ice".withoutThoughts == "<thin> ice")
    }

    @Test func `is counted by estimate where the server does not count`() async throws {
        for usage in [#""usage": null"#, #""usage": {"tokens": "many"}"#, #""object": "chat""#] {
            let chat = try ChatServer { _ in
                .json(#"{"choices": [{"message": {"content": "Well, four"}, "finish_reason": null}], \#(usage)}"#)
            }
            let reply = try await chat.client.reply(to: .greeting)
            #expect(reply.usage == ModelUsage(promptTokens: 14, answerTokens: 3))
        }
        let negative = try ChatServer { _ in .said("Well", usage: (-5, -7)) }
        #expect(try await negative.client.reply(to: .greeting).usage == ModelUsage())
    }

    @Test(arguments: [
        (LoopbackReply.message(["content": NSNull(), "refusal": "I won't"]), AnswerFault.declined),
        (.said("I will", finish: "content_filter"), .declined), (.said(" \n"), .empty),
        (.message(["content": NSNull()]), .empty), (.said(#"{"isSo": tr"#, finish: "length"), .cutShort),
        (.said(String(repeating: "а", count: 4000)), .overlong), (.said("<think>I'd better say nothing"), .empty),
    ])
    func `is at times no answer, and is paid for all the same`(answer: LoopbackReply, fault: AnswerFault) async throws {
        let chat = try ChatServer { _ in answer }
        let reply = try await chat.client.reply(to: .greeting)
        #expect(reply.content == .failure(fault))
        #expect(reply.usage.promptTokens > 0)
    }

    @Test func `is the beginning of a longer one where that will do`() async throws {
        var question = ChatQuestion.greeting
        question.mayBeCutShort = true
        let chat = try ChatServer { _ in .said("Well, I", finish: "length") }
        #expect(try await chat.client.reply(to: question).content == .success("Well, I"))
        let thinking = try ChatServer { _ in .said("<think>Well, I", finish: "length") }
        #expect(try await thinking.client.reply(to: question).content == .failure(.empty))
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"choices": []}"#, #"{"choices": [{"message": "Hello"}]}"#, "<html>Welcome",
        #"{"choices": [{"message": {"content": 5}}]}"#, #"{"error": {"message": "oops", "code": 42}}"#,
    ])
    func `is malformed in another shape`(body: String) async throws {
        let chat = try ChatServer { _ in .text(body) }
        #expect(await chat.failure() == .malformedAnswer)
    }

    @Test func `may be an error in an answer of success`() async throws {
        for (code, failure) in [(502, ModelFailure.serverFailed(status: 502)), (429, .limited(retryAfter: nil))] {
            let chat = try ChatServer { _ in .json(["error": ["message": "Provider", "code": code]]) }
            #expect(await chat.failure() == failure)
        }
    }

    @Test func `fails by its status as every model's does`() async throws {
        for (status, failure) in [
            (401, ModelFailure.unauthorized(status: 401)), (404, .unknownModel(status: 404)),
            (429, .limited(retryAfter: nil)), (503, .serverFailed(status: 503)), (413, .refused(status: 413)),
        ] {
            let chat = try ChatServer { _ in .text("no", status: status) }
            #expect(await chat.failure() == failure)
            #expect(chat.forms.count == 1)
        }
    }

    @Test func `ends with its deadline, or at once when nobody wants it any more`() async throws {
        let late = try ChatServer(http: HurriedClient()) { _ in .hanging }
        #expect(await late.failure() == .timedOut)
        let chat = try ChatServer { _ in .hanging }
        let call = Task { await chat.failure() }
        _ = await chat.server.requests(count: 1)
        call.cancel()
        #expect(await call.value == .cancelled)
    }

    @Test func `leaves neither key nor words in an error`() async throws {
        for status in [200, 400, 401, 404, 429, 500] {
            let chat = try ChatServer(key: "sk-marked") { _ in
                .json(["error": ["message": "sk-marked, marked-words", "code": "marked-words"]], status: status)
            }
            var question = ChatQuestion.greeting
            question.messages = [.init(.user, "marked-words")]
            let failure = try #require(await chat.failure(question))
            #expect(!(String(reflecting: failure) + failure.description).contains("marked"))
        }
    }
}

@Suite struct `A JSON object is found in an answer` {
    @Test(arguments: [
        #"{"isSo": true}"#, "```json\n{\"isSo\": true}\n```", "Sure! Here it is:\n{\"isSo\": true}\nAnything else?",
        #"{see below} or {"isSo": true} or {"isSo": false}"#,
    ])
    func `in a fence, in talk, and alone`(answer: String) {
        #expect(JSONValue(answer: answer) == ["isSo": true])
    }

    @Test func `with braces in its texts`() {
        #expect(JSONValue(answer: #"{"a": "}\"{ \\", "b": [{}]}"#) == ["a": "}\"{ \\", "b": [[:]]])
    }

    @Test(arguments: [
        "", "yes", "{", #"{"isSo": tr"#, "[true]", String(repeating: "{", count: 100_000),
        String(repeating: #"{"a":["#, count: 100_000) + String(repeating: "]}", count: 100_000),
    ])
    func `unless there is none`(answer: String) {
        #expect(JSONValue(answer: answer) == nil)
    }

    @Test func `unless it has a million elements, which nobody reads`() async throws {
        let many = #"{"isSo": ["# + String(repeating: "0,", count: 1_000_000) + "0]}"
        let chat = try ChatServer { _ in .said(many) }
        #expect(try await chat.client.reply(to: .judgement).content == .failure(.overlong))
    }
}
