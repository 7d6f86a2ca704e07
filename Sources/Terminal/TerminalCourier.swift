import Domain
public import Engine
public import Messaging

/// Carries what the bot sends to one person's terminal.
public struct TerminalCourier: Courier {
    /// The terminal.
    public let channel = Channel.terminal

    private let screen: TerminalScreen
    private let name: String
    private let media: any MediaStore
    private let downloads: Downloads
    private let texts: TerminalTexts

    /// Makes the courier.
    ///
    /// - Parameters:
    ///   - name: The chat that this terminal shows.
    ///   - media: Where the files lie that the bot sends.
    ///   - folders: Where to save these files, in order of preference.
    public init(
        screen: TerminalScreen, name: String, media: any MediaStore, folders: [String], texts: TerminalTexts
    ) {
        self.screen = screen
        self.name = name
        self.media = media
        downloads = Downloads(folders: folders)
        self.texts = texts
    }

    /// Prints one thing, saving a file that comes with it. Chats of other terminals are asked to wait.
    public func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID? {
        // The chat of another terminal on the same data folder: what is sent there waits for that terminal alone.
        guard chat == name else { throw .flooded(retryAfter: .seconds(1)) }
        let announcement = try await announcement(of: outgoing)
        do throws(TerminalFailure) {
            return try await print(outgoing, announcement, target)
        } catch {
            throw .unavailable(reason: "output: errno \(error.code)")
        }
    }

    /// Prints the answer to a pressed button; that the bot is busy shows by itself.
    public func show(_ passing: Passing, in chat: String) async {
        guard chat == name, case .acknowledge(_, let notice?) = passing else { return }
        // Output that is gone is noticed at the next delivery, which waits for it.
        try? await screen.note([notice])
    }

    private func print(
        _ outgoing: Outgoing, _ announcement: String?, _ target: MessageID?
    ) async throws(TerminalFailure) -> MessageID? {
        switch outgoing {
        case .message(let message, _): return try await screen.show(message)
        case .edit(_, let message):
            guard let target else { return try await screen.show(message) }
            try await screen.edit(target, to: message)
            return target
        case .retract:
            if let target { try await screen.remove(target) }
            return target
        case .removeButtons(let id):
            try await screen.removeButtons(of: id)
            return id
        case .voice(_, let caption, _), .photo(_, let caption, _), .document(_, _, let caption, _):
            try await screen.note(announcement.map { [$0] } ?? [], below: caption)
            return await screen.nextID()
        case .contact(let contact):
            let words = [contact.name, contact.surname ?? "", contact.phone].filter { !$0.isEmpty }
            return try await screen.show(Message(RichText(words.joined(separator: " "))))
        case .reaction(_, let emoji):
            try await screen.note([emoji])
            return nil
        case .leave: return nil
        }
    }

    /// Where the person finds a file that is sent; none where no file is sent.
    private func announcement(of outgoing: Outgoing) async throws(DeliveryFailure) -> String? {
        switch outgoing {
        case .voice(let source, _, _): try await announcement(of: source, as: nil, suffix: ".ogg")
        case .photo(let source, _, _): try await announcement(of: source, as: nil, suffix: "")
        case .document(let source, let name, _, _): try await announcement(of: source, as: name, suffix: "")
        case .message, .edit, .retract, .removeButtons, .contact, .reaction, .leave: nil
        }
    }

    /// - Parameter suffix: What the name is to end in.
    private func announcement(
        of source: MediaSource, as name: String?, suffix: String
    ) async throws(DeliveryFailure) -> String {
        switch source {
        case .channel(let path): return texts.recordingAt(path)
        case .stored(let stored):
            let wanted = name ?? stored
            let full = wanted.hasSuffix(suffix) ? wanted : wanted + suffix
            let path = await downloads.save(try await contents(of: stored), as: full)
            return path.map(texts.savedAt) ?? texts.notSaved(full)
        }
    }

    private func contents(of stored: String) async throws(DeliveryFailure) -> [UInt8] {
        do {
            return try await media.contents(of: stored)
        } catch {
            // On the machine's own disk that means it is gone: another attempt would only hold up the chat.
            throw .refused(reason: "stored file cannot be read")
        }
    }
}
