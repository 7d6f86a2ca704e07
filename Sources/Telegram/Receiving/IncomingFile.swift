/// A voice note, an audio file or any other file (Bot API, `Voice`, `Audio`, `Document`).
struct IncomingFile: Decodable, Equatable, Sendable {
    /// The form a file was sent in.
    enum Form: Equatable, Sendable {
        case voice, audio, document
    }

    private(set) var form = Form.document
    /// The name under which it can be fetched, and sent again.
    let id: String
    /// Length in whole seconds, as announced.
    let seconds: Int
    let bytes: Int64?
    let name: String?
    let mediaType: String?

    /// The same file, sent in another form.
    func spoken(as form: Form) -> IncomingFile {
        var file = self
        file.form = form
        return file
    }

    /// Whether it says of itself that it is Ogg Opus. Whether that is true shows when it is decoded.
    var isOggOpus: Bool {
        if form == .voice { return true }
        let type = mediaType?.lowercased() ?? ""
        if ["audio/ogg", "audio/opus", "audio/x-opus+ogg", "application/ogg"].contains(where: type.hasPrefix) {
            return true
        }
        let isTyped = form == .audio || type.isEmpty || type == "application/octet-stream"
        let ending = name?.lowercased() ?? ""
        return isTyped && [".ogg", ".oga", ".opus"].contains(where: ending.hasSuffix)
    }

    private enum CodingKeys: String, CodingKey {
        case id = "file_id"
        case seconds = "duration"
        case bytes = "file_size"
        case name = "file_name"
        case mediaType = "mime_type"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        seconds = max(0, try container.decodeIfPresent(Int.self, forKey: .seconds) ?? 0)
        bytes = try container.decodeIfPresent(Int64.self, forKey: .bytes)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        mediaType = try container.decodeIfPresent(String.self, forKey: .mediaType)
    }
}
