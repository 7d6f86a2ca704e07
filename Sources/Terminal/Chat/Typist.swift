import Domain
import Messaging

/// Turns what is typed in one session into what a person sends.
struct Typist {
    /// Something to send, and the message it comes in.
    struct Sending: Equatable {
        var content: Arrival.Content
        var message: MessageID
    }

    private let session: TerminalSession
    private let screen: TerminalScreen
    private let texts: TerminalTexts
    private let recordings = LocalRecordings()
    private var sent = SentWords()
    private var presses = 0

    /// Nothing typed yet.
    init(session: TerminalSession, screen: TerminalScreen, texts: TerminalTexts) {
        self.session = session
        self.screen = screen
        self.texts = texts
    }

    /// What a line sends, if it sends anything; otherwise it is answered here.
    mutating func sending(of line: TypedLine) async throws(TerminalFailure) -> Sending? {
        switch line {
        case .nothing, .quit: return nil
        case .text(let text): return await say(text)
        case .number(let number, let text): return await press(number, text)
        case .command(let name, let argument): return await new(.command(name: name, argument: argument))
        case .recording(let path, let isForwarded): return try await record(path, isForwarded)
        case .edit(let number, let text): return try await edit(number, text)
        case .location(let latitude, let longitude):
            return await new(.location(latitude: latitude, longitude: longitude))
        case .contact(let phone): return await new(.contact(Contact(phone: phone, name: ""), isOwn: true))
        case .photo(let caption): return await new(.attachment(.photo, caption: caption))
        case .ownMessages: try await list()
        case .incomplete(let word): try await screen.note([texts.writeLikeThis(word.example)])
        }
        return nil
    }

    private func new(_ content: Arrival.Content) async -> Sending {
        Sending(content: content, message: await screen.nextID())
    }

    private mutating func say(_ text: String) async -> Sending {
        let sending = await new(.text(text))
        sent.append(text, as: sending.message)
        return sending
    }

    private mutating func press(_ number: Int, _ text: String) async -> Sending {
        switch await screen.press(number) {
        case .payload(let payload, let message):
            presses += 1
            return Sending(content: .button(payload: payload, press: "\(session.id):\(presses)"), message: message)
        case .words(let words): return await say(words)
        case nil: return await say(text)
        }
    }

    private func record(_ typed: String, _ isForwarded: Bool) async throws(TerminalFailure) -> Sending? {
        let path = session.paths.absolute(typed)
        guard let recording = await recordings.recording(at: path, isForwarded: isForwarded) else {
            try await screen.note([texts.fileUnreadable(path)])
            return nil
        }
        return await new(.voice(recording))
    }

    private mutating func edit(_ number: Int, _ text: String) async throws(TerminalFailure) -> Sending? {
        guard let message = sent.replace(number, by: text) else {
            try await screen.note([texts.noSuchMessage(number)])
            return nil
        }
        return Sending(content: .edited(text), message: message)
    }

    private func list() async throws(TerminalFailure) {
        let lines = sent.list
        try await screen.note(lines.isEmpty ? [texts.writeLikeThis(TerminalWord.edit.example)] : lines)
    }
}
