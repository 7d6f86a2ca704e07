import Asking
import HTTPTesting
@testable import LanguageModels
import Testing

@Suite struct `What a chat server does not take is found out once` {
    @Test(arguments: ["seed", "temperature"])
    func `a member that it names is left out from then on`(name: String) async throws {
        let chat = try ChatServer { request in
            request.json[name] == nil ? .said("Hello") : .unsupported(name)
        }
        for _ in 0..<2 { _ = try await chat.client.reply(to: .greeting) }
        let full: Set = ["max_tokens", "temperature", "seed"]
        #expect(chat.forms == [full, full.subtracting([name]), full.subtracting([name])])
    }

    @Test func `the bound is told by its newer name, or not at all`() async throws {
        let newer = try ChatServer { request in
            request.json["max_tokens"] == nil
                ? .said("Hello")
                : .json(
                    ["error": ["message": "'max_tokens' is not supported. Use 'max_completion_tokens' instead."]],
                    status: 400)
        }
        for _ in 0..<2 { _ = try await newer.client.reply(to: .greeting) }
        #expect(newer.forms.map { $0.contains("max_completion_tokens") } == [false, true, true])
        let neither = try ChatServer { request in
            request.json.keys.first { $0.hasPrefix("max_") }.map { .unsupported($0) } ?? .said("Hello")
        }
        _ = try await neither.client.reply(to: .greeting)
        #expect(neither.forms.last == ["temperature", "seed"])
    }

    @Test func `without schemas the shape is told in words, first with JSON promised and then without`() async throws {
        let objects = try ChatServer { request in
            request.format == "json_schema" ? .text("unknown format json_schema", status: 422) : .said("{}")
        }
        for _ in 0..<2 { _ = try await objects.client.reply(to: .judgement) }
        #expect(objects.formats == ["json_schema", "json_object", "json_object"])
        let prose = try ChatServer { request in
            request.format == nil ? .said("{}") : .unsupported("response_format")
        }
        _ = try await prose.client.reply(to: .judgement)
        #expect(prose.formats == ["json_schema", "json_object", nil])
        for chat in [objects, prose] {
            let messages = chat.server.requests.last?.json["messages"] as? [[String: String]]
            #expect(messages?.first?["content"] == "You are kind.\n\nAs \(JSONSchema.judgement.text)")
            #expect(messages?.count == 2)
        }
    }

    @Test(arguments: ["seed", "temperature", "max_tokens", "response_format"])
    func `a server that does not say what is wrong is tried without one thing after another`(name: String) async throws
    {
        let chat = try ChatServer { request in
            request.json[name] == nil ? .said("{}") : .text("Bad Request", status: 400)
        }
        _ = try await chat.client.reply(to: .judgement)
        let before = chat.forms.count
        _ = try await chat.client.reply(to: .judgement)
        #expect(chat.forms.count == before + 1)
        #expect(chat.forms.last?.contains(name) == false)
        #expect(chat.forms.last?.isSuperset(of: ["temperature", "seed"].filter { $0 != name }) == true)
    }

    @Test func `a server that takes nothing but words gets them`() async throws {
        let chat = try ChatServer { request in
            Set(request.json.keys) == ["model", "messages"] ? .said("{}") : .text("", status: 422)
        }
        _ = try await chat.client.reply(to: .judgement)
        #expect(chat.forms.last == [])
        #expect(chat.forms.count <= 12)
    }

    @Test func `a question that is refused in every form is refused, and nothing is remembered`() async throws {
        let chat = try ChatServer { request in
            request.text.contains("poison") ? .text("no", status: 400) : .said("{}")
        }
        var poisoned = ChatQuestion.judgement
        poisoned.messages[1].content = "poison"
        #expect(await chat.failure(poisoned) == .refused(status: 400))
        let before = chat.forms.count
        _ = try await chat.client.reply(to: .judgement)
        #expect(chat.formats.last == "json_schema")
        #expect(await chat.failure(poisoned) == .refused(status: 400))
        #expect(chat.forms.count == before + 2)
    }

    @Test(arguments: [
        "This model's maximum context length is 8192 tokens, but max_tokens is 100", "'max_tokens' is too large: 100",
    ])
    func `a question that is too long is no reason to give up the bound on answers`(words: String) async throws {
        let chat = try ChatServer { request in
            request.json.keys.contains { $0.hasPrefix("max_") } ? .text(words, status: 400) : .said("{}")
        }
        #expect(await chat.failure() == .refused(status: 400))
        #expect(chat.forms.count == 1)
    }

    @Test func `what a server has taken before is left out of one question only`() async throws {
        let chat = try ChatServer { request in
            request.text.contains("odd") && request.format == "json_schema"
                ? .unsupported("response_format") : .said("{}")
        }
        var odd = ChatQuestion.judgement
        odd.messages[1].content = "odd"
        for question in [.judgement, odd, .judgement] { _ = try await chat.client.reply(to: question) }
        #expect(chat.formats == ["json_schema", "json_schema", "json_object", "json_schema"])
    }
}

extension LoopbackRequest {
    fileprivate var format: String? { (json["response_format"] as? [String: Any])?["type"] as? String }
}
