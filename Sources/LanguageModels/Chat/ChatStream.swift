import Curl
import FoundationEssentials

/// An answer that comes in pieces, put together. A server that does not stream is understood as well.
struct ChatStream: Sendable {
    private var events = EventStream()
    private var isStreamed = false
    private var plain: [UInt8] = []
    private var text = ""
    private var refusal = ""
    private var finish: String?
    private var isDone = false
    private var usage: ChatUsage?
    private var failure: ModelFailure?

    /// What may be shown of the words so far.
    var visible: String { text.withoutThoughts.trimmed }

    /// Takes some bytes. Returns whether there are new words.
    mutating func take(_ bytes: [UInt8]) -> Bool {
        let before = text.utf8.count
        if !isStreamed { plain += bytes }
        for event in events.take(bytes) { take(event) }
        return text.utf8.count > before
    }

    private mutating func take(_ event: String) {
        isStreamed = true
        plain = []
        if event == "[DONE]" {
            isDone = true
        } else if let chunk = try? JSONDecoder().decode(ChatChunk.self, from: Data(event.utf8)) {
            text += chunk.text
            refusal += chunk.refusal
            finish = chunk.finish ?? finish
            usage = chunk.usage ?? usage
        } else if let error = try? JSONDecoder().decode(ErrorAnswer.self, from: Data(event.utf8)) {
            failure = error.failure() ?? .serverFailed(status: 200)
        }
        // Any other event is garbage; what it should have held is missed at the end, if it was needed.
    }

    /// The whole answer, once the last byte is there. One that breaks off is no answer.
    mutating func reply(to question: ChatQuestion) throws(ModelFailure) -> ChatReply {
        if let event = events.finish() { take(event) }
        if let failure { throw failure }
        guard isStreamed else { return try ChatReply(HTTPResponse(status: 200, body: plain), to: question) }
        guard isDone || finish != nil else { throw .unreachable(.connectionLost) }
        return ChatReply(
            text: refusal.isEmpty ? text : refusal, finish: finish, isDeclined: !refusal.isEmpty, usage: usage,
            to: question)
    }
}
