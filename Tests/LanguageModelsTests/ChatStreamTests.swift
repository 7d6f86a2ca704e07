import Asking
import Curl
import Foundation
import HTTPTesting
@testable import LanguageModels
import NIOConcurrencyHelpers
import Testing

/// All that was shown while an answer came.
private final class Shown: Sendable {
    private let texts = NIOLockedValueBox<[String]>([])

    var all: [String] { texts.withLockedValue { $0 } }
    var show: @Sendable (String) -> Void { { text in self.texts.withLockedValue { $0.append(text) } } }
}

/// A piece of a streamed answer.
private func chunk(_ text: String, finish: String? = nil) -> String {
    let choice: [String: Any] = ["delta": ["content": text], "finish_reason": finish as Any? ?? NSNull()]
    return event(["choices": [choice]])
}

private func event(_ value: [String: Any]) -> String {
    let data = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
    return "data: \(String(decoding: data, as: UTF8.self))\n\n"
}

private func stream(_ events: String...) -> LoopbackReply {
    .response(status: 200, headers: ["Content-Type": "text/event-stream"], body: Array(events.joined().utf8))
}

private let usage = event(["choices": [], "usage": ["prompt_tokens": 11, "completion_tokens": 5]])
private let done = "data: [DONE]\n\n"

extension ChatServer {
    /// Asks for an answer in pieces.
    fileprivate func streamed(_ shown: Shown = Shown()) async throws(ModelFailure) -> ChatReply {
        var question = ChatQuestion.greeting
        question.streams = true
        return try await client.reply(to: question, sofar: shown.show)
    }
}

@Suite struct `A streamed answer` {
    @Test func `is shown as it grows, and counted`() async throws {
        let chat = try ChatServer { _ in
            stream(
                event(["choices": [["delta": ["role": "assistant"]]]]), chunk("Да"), chunk(", \n"),
                chunk("и", finish: "stop"), usage, done)
        }
        let shown = Shown()
        let reply = try await chat.streamed(shown)
        #expect(reply.content == .success("Да, \nи"))
        #expect(reply.usage == ModelUsage(promptTokens: 11, answerTokens: 5))
        #expect(shown.all.last == "Да, \nи")
        #expect(chat.forms == [["max_tokens", "temperature", "seed", "stream", "stream_options"]])
    }

    @Test func `is shown before it is whole, wherever it is cut`() async throws {
        let body = LoopbackStream()
        let chat = try ChatServer { _ in .streaming(headers: ["Content-Type": "text/event-stream"], body) }
        let (texts, continuation) = AsyncStream.makeStream(of: String.self)
        var question = ChatQuestion.greeting
        question.streams = true
        let call = Task { [question] in try await chat.client.reply(to: question) { continuation.yield($0) } }
        var shown = texts.makeAsyncIterator()
        body.send(chunk("One"))
        #expect(await shown.next() == "One")
        let next = chunk(" two")
        body.send(String(next.prefix(9)))
        body.send(String(next.dropFirst(9)) + chunk("", finish: "stop"))
        body.finish()
        #expect(await shown.next() == "One two")
        #expect(try await call.value.content == .success("One two"))
    }

    @Test func `comes out the same in single bytes, with any line ends, comments and unknown fields`() {
        let text = ": hello\r\nevent: x\r\nid: 1\r\ndata: да\r\ndata:  two\r\n\r\ndata\n\n\rdata:[DONE]\r\r"
        var whole = EventStream()
        let events = whole.take(text.utf8)
        #expect(events == ["да\n two", "", "[DONE]"])
        var single = EventStream()
        #expect(text.utf8.flatMap { single.take([$0]) } == events)
        #expect(whole.finish() == nil)
    }

    @Test func `needs no final word but a reason, and no reason but a final word`() async throws {
        for end in [[chunk("", finish: "stop")], [done], [String(done.dropLast(2))]] {
            let chat = try ChatServer { _ in stream(chunk("Hello"), end.joined()) }
            #expect(try await chat.streamed().content == .success("Hello"))
        }
    }

    @Test func `that breaks off is none, and is asked for again`() async throws {
        let half = try ChatServer { _ in stream(chunk("Half")) }
        await #expect(throws: ModelFailure.unreachable(.connectionLost)) { try await half.streamed() }
        let torn = LoopbackReply.truncated(
            status: 200, headers: ["Content-Type": "text/event-stream"], body: Array(chunk("Half").utf8), length: 9000)
        let board = try Switchboard(smart: Script(torn, stream(chunk("Whole", finish: "stop"), done)).handler)
        let shown = Shown()
        let answer = try await board.router.text(.advice, sofar: shown.show)
        #expect(answer.content == "Whole")
        #expect(shown.all == ["Half", "Whole"])
    }

    @Test func `is not disturbed by garbage between its pieces`() async throws {
        let chat = try ChatServer { _ in
            stream(
                chunk("A"), "data: {\"choi\n\n", "<html>\n", "data: 我\n\n", "\u{0}\n\n", chunk("B", finish: "stop"),
                done)
        }
        #expect(try await chat.streamed().content == .success("AB"))
        let garbage = try ChatServer { _ in stream("data: <html>\n\n", "data: \u{0}\n\n") }
        await #expect(throws: ModelFailure.unreachable(.connectionLost)) { try await garbage.streamed() }
    }

    @Test func `may turn into an error`() async throws {
        let chat = try ChatServer { _ in stream(chunk("A"), event(["error": ["message": "oops", "code": 429]])) }
        await #expect(throws: ModelFailure.limited(retryAfter: nil)) { try await chat.streamed() }
        let vague = try ChatServer { _ in stream(chunk("A"), event(["error": ["message": "oops"]]), done) }
        await #expect(throws: ModelFailure.serverFailed(status: 200)) { try await vague.streamed() }
    }

    @Test func `may be cut short, refused or empty`() async throws {
        for (reply, fault) in [
            (stream(chunk("A", finish: "length"), done), AnswerFault.cutShort), (stream(done), .empty),
            (stream(event(["choices": [["delta": ["refusal": "No"], "finish_reason": "stop"]]]), done), .declined),
        ] {
            let chat = try ChatServer { _ in reply }
            #expect(try await chat.streamed().content == .failure(fault))
        }
    }

    @Test func `does not show what the model thinks`() async throws {
        let chat = try ChatServer { _ in
            stream(chunk("<th"), chunk("ink>Hm"), chunk("m</think>"), chunk("Yes", finish: "stop"), done)
        }
        let shown = Shown()
        #expect(try await chat.streamed(shown).content == .success("Yes"))
        #expect(Set(shown.all).isSubset(of: ["Yes"]))
    }

    @Test func `may come whole from a server that does not stream`() async throws {
        let silent = try ChatServer { _ in .said("All of it") }
        #expect(try await silent.streamed().content == .success("All of it"))
        let strange = try ChatServer { _ in .text("<html>") }
        await #expect(throws: ModelFailure.malformedAnswer) { try await strange.streamed() }
    }

    @Test func `is not asked for where the server refuses to stream or to count`() async throws {
        for name in ["stream", "stream_options"] {
            let chat = try ChatServer { request in
                request.json[name] == nil ? .said("Hello") : .unsupported(name)
            }
            for _ in 0..<2 { _ = try await chat.streamed() }
            #expect(chat.forms.last?.contains(name) == false)
            #expect(chat.forms.count { $0.contains(name) } == 1)
        }
    }
}
