/// A message (Bot API, `Message`): of its more than a hundred fields those in use.
struct IncomingMessage: Decodable, Equatable, Sendable {
    let id: Int64
    /// Seconds since the Unix epoch.
    let date: Int64
    let chat: Chat
    /// Nobody in a channel.
    let from: User?
    /// Where it was first said, if it was forwarded.
    let origin: Origin?
    /// Whether another bot wrote it on the person's behalf.
    let isViaBot: Bool
    let content: Content

    /// What a message holds.
    enum Content: Equatable, Sendable {
        case text(String)
        case file(IncomingFile, caption: String?)
        case picture(Picture, caption: String?)
        case location(Location)
        case contact(Entry)
        /// The group goes on under another id.
        case migration(to: Int64)
        /// Somebody left the group.
        case departure
        /// A note of the server's, such as that a message was pinned: nobody says anything with it.
        case notice
        /// Something else, or newer than this program.
        case other
    }

    /// Things to look at, of which no more than the kind matters here.
    enum Picture: Equatable, Sendable {
        case photo, sticker, video, videoNote, animation
    }

    /// A point on the map, in degrees.
    struct Location: Decodable, Equatable, Sendable {
        let latitude: Double
        let longitude: Double
    }

    /// An entry of an address book (Bot API, `Contact`).
    struct Entry: Decodable, Equatable, Sendable {
        let phone: String
        let name: String
        let surname: String?
        /// Whose it is; nobody's where they are not on Telegram.
        let user: Int64?

        private enum CodingKeys: String, CodingKey {
            case phone = "phone_number"
            case name = "first_name"
            case surname = "last_name"
            case user = "user_id"
        }
    }

    /// Who said something first (Bot API, `MessageOrigin`).
    struct Origin: Decodable, Equatable, Sendable {
        /// Nobody, where it was a chat or somebody who stays hidden.
        let author: Author?

        /// A person by id.
        struct Author: Decodable, Equatable, Sendable {
            let id: Int64
        }

        private enum CodingKeys: String, CodingKey {
            case author = "sender_user"
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(Int64.self, forKey: .id)
        date = try container.decode(Int64.self, forKey: .date)
        chat = try container.decode(Chat.self, forKey: .chat)
        from = try container.decodeIfPresent(User.self, forKey: .from)
        origin = try container.decodeIfPresent(Origin.self, forKey: .origin)
        isViaBot = container.contains(.viaBot)
        content = try Self.content(in: container)
    }
}

extension IncomingMessage {
    private enum Key: String, CodingKey {
        case id = "message_id"
        case date, chat, from, text, caption, voice, audio, document, location, contact, photo, sticker, video,
            animation
        case origin = "forward_origin"
        case viaBot = "via_bot"
        case videoNote = "video_note"
        case migration = "migrate_to_chat_id"
        case departure = "left_chat_member"
        case pinned = "pinned_message"
        case autoDelete = "message_auto_delete_timer_changed"
        case background = "chat_background_set"
        case writeAccess = "write_access_allowed"
        case website = "connected_website"
        case proximity = "proximity_alert_triggered"
        case botPhoto = "new_chat_photo"
        case botPhotoGone = "delete_chat_photo"
        case topicCreated = "forum_topic_created"
        case topicEdited = "forum_topic_edited"
        case topicClosed = "forum_topic_closed"
        case topicReopened = "forum_topic_reopened"
    }

    private static let notices: [Key] = [
        .pinned, .autoDelete, .background, .writeAccess, .website, .proximity, .botPhoto, .botPhotoGone,
        .topicCreated, .topicEdited, .topicClosed, .topicReopened,
    ]

    /// An animation comes with a `document` beside it, and a venue with a `location`, for the sake of older bots.
    private static let pictures: [(Key, Picture)] = [
        (.photo, .photo), (.sticker, .sticker), (.video, .video), (.videoNote, .videoNote), (.animation, .animation),
    ]

    private static func content(in container: KeyedDecodingContainer<Key>) throws -> Content {
        if let text = try container.decodeIfPresent(String.self, forKey: .text) { return .text(text) }
        let caption = try container.decodeIfPresent(String.self, forKey: .caption)
        if let voice = try container.decodeIfPresent(IncomingFile.self, forKey: .voice) {
            return .file(voice.spoken(as: .voice), caption: caption)
        }
        if let picture = pictures.first(where: { container.contains($0.0) }) {
            return .picture(picture.1, caption: caption)
        }
        if let audio = try container.decodeIfPresent(IncomingFile.self, forKey: .audio) {
            return .file(audio.spoken(as: .audio), caption: caption)
        }
        if let document = try container.decodeIfPresent(IncomingFile.self, forKey: .document) {
            return .file(document, caption: caption)
        }
        if let location = try container.decodeIfPresent(Location.self, forKey: .location) {
            return .location(location)
        }
        // One without a number is of no use, and none of ours.
        if let entry = try? container.decodeIfPresent(Entry.self, forKey: .contact) { return .contact(entry) }
        return try serviceContent(in: container)
    }

    private static func serviceContent(in container: KeyedDecodingContainer<Key>) throws -> Content {
        if let chat = try container.decodeIfPresent(Int64.self, forKey: .migration) { return .migration(to: chat) }
        if container.contains(.departure) { return .departure }
        return notices.contains(where: container.contains) ? .notice : .other
    }
}
