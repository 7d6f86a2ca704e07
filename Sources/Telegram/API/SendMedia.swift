import Curl

/// Sends a recording, a picture or a file: by the name Telegram knows it by, or by uploading it.
struct SendMedia: Sendable {
    /// Where the bytes come from.
    enum Source: Sendable {
        case known(file: String)
        case upload(Upload)
    }

    /// A plain file to upload.
    struct Upload: Sendable {
        var path: String
        /// In bytes.
        var size: Int64
        /// What the receiver sees as its name.
        var name: String
        var contentType: String
    }

    var chat: Int64
    var source: Source
    var caption: MarkedText?

    /// An upload may take as long as it takes at 100 kB a second.
    fileprivate var deadline: Duration {
        if case .upload(let upload) = source { .seconds(20 + upload.size / 100_000) } else { .seconds(20) }
    }

    fileprivate func encode(to encoder: any Encoder, as field: Field) throws {
        var container = encoder.container(keyedBy: Field.self)
        try container.encode(chat, forKey: .chat)
        if case .known(let file) = source { try container.encode(file, forKey: field) }
        try container.encodeIfPresent(caption?.characters, forKey: .caption)
        try container.encodeIfPresent(caption?.parseMode, forKey: .parseMode)
    }

    fileprivate func form(as field: Field) -> [HTTPRequest.Part]? {
        guard case .upload(let upload) = source else { return nil }
        let texts: [(Field, String?)] = [
            (.chat, "\(chat)"), (.caption, caption?.characters), (.parseMode, caption?.parseMode),
        ]
        let parts = texts.compactMap { key, text in
            text.map { HTTPRequest.Part(name: key.rawValue, content: .bytes(Array($0.utf8))) }
        }
        let file = HTTPRequest.Part(
            name: field.rawValue, fileName: upload.name, contentType: upload.contentType,
            content: .file(path: upload.path))
        return parts + [file]
    }

    fileprivate enum Field: String, CodingKey {
        case chat = "chat_id"
        case caption
        case parseMode = "parse_mode"
        case voice, photo, document
    }
}

/// Sends a recording that is played as a voice note.
struct SendVoice: BotMethod {
    typealias Answer = SentMessage
    static let name = "sendVoice"
    var media: SendMedia
    var deadline: Duration { media.deadline }
    var form: [HTTPRequest.Part]? { media.form(as: .voice) }
    func encode(to encoder: any Encoder) throws { try media.encode(to: encoder, as: .voice) }
}

/// Sends a picture.
struct SendPhoto: BotMethod {
    typealias Answer = SentMessage
    static let name = "sendPhoto"
    var media: SendMedia
    var deadline: Duration { media.deadline }
    var form: [HTTPRequest.Part]? { media.form(as: .photo) }
    func encode(to encoder: any Encoder) throws { try media.encode(to: encoder, as: .photo) }
}

/// Sends a file.
struct SendDocument: BotMethod {
    typealias Answer = SentMessage
    static let name = "sendDocument"
    var media: SendMedia
    var deadline: Duration { media.deadline }
    var form: [HTTPRequest.Part]? { media.form(as: .document) }
    func encode(to encoder: any Encoder) throws { try media.encode(to: encoder, as: .document) }
}
