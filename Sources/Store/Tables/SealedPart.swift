import Domain

/// What of a diary part is encrypted: its content, and beside it what it answers.
struct SealedPart: Codable {
    var content: DiaryPart.Content
    var asked: String?

    private enum CodingKeys: String, CodingKey {
        case asked
    }

    init(_ part: DiaryPart) {
        content = part.content
        asked = part.asked
    }

    /// The content stands for itself, as in rows of earlier versions.
    init(from decoder: any Decoder) throws {
        content = try DiaryPart.Content(from: decoder)
        asked = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .asked)
    }

    func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(asked, forKey: .asked)
    }
}
