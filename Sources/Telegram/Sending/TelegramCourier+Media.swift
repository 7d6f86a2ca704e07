import Engine
import Glibc
import Messaging

/// What a file is sent as.
enum MediaKind: Equatable, Sendable {
    case voice, photo
    case document(name: String)

    /// The name the receiver sees, or that tells the server the format.
    var fileName: String {
        switch self {
        case .voice: "voice.ogg"
        case .photo: "photo.jpg"
        case .document(let name): name
        }
    }

    /// The media type of an upload; the server looks into all but recordings itself.
    var contentType: String { self == .voice ? "audio/ogg" : "application/octet-stream" }
}

extension TelegramCourier {
    /// Sends a recording, a picture or a file. What the caption has no room for follows as a message.
    ///
    /// - Returns: The message with the file.
    func send(
        _ source: MediaSource, as kind: MediaKind, caption: RichText?, to chat: Int64, _ turn: Turn
    ) async throws(BotAPIFailure) -> MessageID {
        let pieces = caption?.pieces(limit: Message.longestText, first: Message.longestCaption) ?? []
        let source = try await resolve(source, kind: kind)
        defer { source.removeDraft() }
        let sent = try await withMarkup(of: pieces.first ?? RichText()) { text throws(BotAPIFailure) in
            let caption = pieces.isEmpty ? nil : text
            return try await call(SendMedia(chat: chat, source: source, caption: caption), as: kind)
        }
        _ = try await send(rest: pieces.dropFirst(), of: Message(RichText()), to: chat, turn)
        return sent.id
    }

    private func resolve(_ source: MediaSource, kind: MediaKind) async throws(BotAPIFailure) -> SendMedia.Source {
        switch source {
        case .channel(let file): return .known(file: file)
        case .stored(let name):
            // Not where deliveries run: to read and decrypt a file takes its time.
            let draft = "\(drafts)/\(name).upload"
            let size = await withTaskExecutorPreference(globalConcurrentExecutor) { [media] in
                try? await media.copy(name, to: draft)
            }
            guard let size else {
                throw .badRequest(description: "the stored file cannot be read")
            }
            return .upload(
                SendMedia.Upload(path: draft, size: size, name: kind.fileName, contentType: kind.contentType))
        }
    }

    private func call(_ media: SendMedia, as kind: MediaKind) async throws(BotAPIFailure) -> SentMessage {
        switch kind {
        case .voice: try await api.call(SendVoice(media: media))
        case .photo: try await api.call(SendPhoto(media: media))
        case .document: try await api.call(SendDocument(media: media))
        }
    }
}

extension SendMedia.Source {
    /// Removes the plain file that was uploaded.
    fileprivate func removeDraft() {
        if case .upload(let upload) = self { unlink(upload.path) }
    }
}
