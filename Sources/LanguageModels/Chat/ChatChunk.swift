/// A piece of an answer, as servers stream it.
struct ChatChunk: Decodable, Sendable {
    /// More words.
    let text: String
    /// More words of a refusal.
    let refusal: String
    /// Why the model stopped, in the last piece.
    let finish: String?
    /// What it took, in a piece after the last.
    let usage: ChatUsage?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let choice = try container.decode([Choice].self, forKey: .choices).first
        text = choice?.delta?.content?.text ?? ""
        refusal = choice?.delta?.refusal ?? ""
        finish = choice?.finish
        usage = try? container.decodeIfPresent(ChatUsage.self, forKey: .usage)
    }

    private enum CodingKeys: String, CodingKey {
        case choices, usage
    }

    private struct Choice: Decodable {
        var delta: Delta?
        var finish: String?

        enum CodingKeys: String, CodingKey {
            case delta
            case finish = "finish_reason"
        }
    }

    private struct Delta: Decodable {
        var content: ChatContent?
        var refusal: String?
    }
}
