import Asking
import FoundationEssentials

/// The body of a question in a form. Its text is the same for the same question, so that servers can keep what they
/// have read.
struct ChatBody {
    let question: ChatQuestion
    let model: String
    let form: ChatForm
    let wording: StructureWording

    /// The number sent with questions that are to be answered alike each time.
    private static let seed = 1

    /// The body as JSON.
    var bytes: [UInt8] {
        let members = fields.map { "\(Self.json($0.0)):\($0.1)" }.joined(separator: ",")
        return Array("{\(members)}".utf8)
    }

    private var fields: [(String, String)] {
        let used = form.features(of: question)
        var fields = [("model", Self.json(model)), ("messages", Self.json(messages))]
        if used.contains(.temperature) { fields.append(("temperature", "\(question.temperature)")) }
        for limit in [ChatFeature.maxTokens, .maxCompletionTokens] where used.contains(limit) {
            fields.append((limit.names[0], "\(question.mostTokens)"))
        }
        if used.contains(.seed) { fields.append(("seed", "\(Self.seed)")) }
        if let format = responseFormat(used) { fields.append(("response_format", format)) }
        if used.contains(.stream) { fields.append(("stream", "true")) }
        if used.contains(.streamUsage) { fields.append(("stream_options", #"{"include_usage":true}"#)) }
        return fields
    }

    private func responseFormat(_ used: Set<ChatFeature>) -> String? {
        guard let shape = question.shape else { return nil }
        if used.contains(.schema) {
            return
                #"{"type":"json_schema","json_schema":{"name":\#(Self.json(shape.name)),"strict":true,"schema":\#(shape.schema)}}"#
        }
        return used.contains(.object) ? #"{"type":"json_object"}"# : nil
    }

    /// What is said; with the schema in words, before all that varies, where the server does not hold the model to it.
    private var messages: [ModelRequest.Message] {
        guard let shape = question.shape, form.lacks.contains(.schema) else { return question.messages }
        let words = wording.schema(shape.schema)
        guard let first = question.messages.first, first.role == .system else {
            return [ModelRequest.Message(.system, words)] + question.messages
        }
        return [ModelRequest.Message(.system, "\(first.content)\n\n\(words)")] + question.messages.dropFirst()
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, and lists of messages made of strings, can always be written.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
