/// One message of a diary entry: a recording with its transcript, or words that were typed.
public struct DiaryPart: Equatable, Sendable, Identifiable {
    /// Its number.
    public let id: PartID
    /// The entry it belongs to.
    public let diary: DiaryID
    /// The message it came in, by the channel's name for it.
    public var message: Int64?
    /// When it was sent.
    public var sentAt: Timestamp
    /// What it is and how far it has come.
    public var content: Content
    /// What the clone had asked, if it answers that.
    public var asked: String?

    /// Makes a part.
    public init(
        id: PartID, diary: DiaryID, message: Int64?, sentAt: Timestamp, content: Content, asked: String? = nil
    ) {
        self.id = id
        self.diary = diary
        self.message = message
        self.sentAt = sentAt
        self.content = content
        self.asked = asked
    }

    /// What a part is.
    public enum Content: Equatable, Codable, Sendable {
        /// Typed words.
        case written(String)
        /// A recording, and what has become of it.
        case spoken(VoiceNote)
    }

    /// The words: typed, transcribed or corrected.
    public var text: String? {
        switch content {
        case .written(let text): text
        case .spoken(let note): note.text
        }
    }

    /// The recording, for a spoken part.
    public var voice: VoiceNote? {
        get {
            if case .spoken(let note) = content { note } else { nil }
        }
        set {
            if let newValue { content = .spoken(newValue) }
        }
    }

    /// Whether its transcript is still to come.
    public var isWaiting: Bool { voice?.isWaiting ?? false }

    /// How many words it has.
    public var wordCount: Int {
        text?.split(whereSeparator: \.isWhitespace).count ?? 0
    }

    /// Replaces the words by what the person says they should be.
    public mutating func reword(_ text: String) {
        switch content {
        case .written: content = .written(text)
        case .spoken(var note):
            note.progress = .corrected(text)
            content = .spoken(note)
        }
    }
}

/// A recording of a diary entry.
public struct VoiceNote: Equatable, Codable, Sendable {
    /// The channel's name for it, under which it can be played again.
    public var file: String
    /// Length in seconds as the channel announced it.
    public var seconds: Int
    /// Words written beside it.
    public var caption: String?
    /// The name of the encrypted recording in the data folder, while it is kept.
    public var recording: String?
    /// How far it has come.
    public var progress: Progress
    /// How it was spoken, once decoded.
    public var measures: VoiceMeasures?

    /// A note that was only just announced.
    public init(file: String, seconds: Int, caption: String? = nil) {
        self.file = file
        self.seconds = seconds
        self.caption = caption
        recording = nil
        progress = .fetching
        measures = nil
    }

    /// How far a recording has come.
    public enum Progress: Equatable, Codable, Sendable {
        /// Its bytes are being fetched. Next: transcribing, failed.
        case fetching
        /// Words are being taken from it. Next: transcribed, failed.
        case transcribing
        /// A server is away; the transcript will follow. Next: transcribed, failed.
        case postponed
        /// The words are there. Next: corrected.
        case transcribed(Transcript)
        /// The person put the words right themselves.
        case corrected(String)
        /// No words could be taken from it.
        case failed(Failure)
    }

    /// Why no words could be taken from a recording.
    public enum Failure: String, Equatable, Codable, Sendable, CaseIterable {
        /// It is not sound in a form the bot reads, or it is damaged beyond reading.
        case unreadable
        /// It is larger than the channel hands out.
        case tooLarge
        /// The channel no longer has it.
        case gone
        /// There is no speech in it.
        case silent
        /// The speech-to-text endpoint will not take it.
        case refused
    }

    /// The words: those written beside it, and once there are some, those spoken; or what they were corrected to.
    public var text: String? {
        switch progress {
        case .transcribed(let transcript): caption.map { "\($0)\n\n\(transcript.text)" } ?? transcript.text
        case .corrected(let text): text
        case .fetching, .transcribing, .postponed, .failed: caption
        }
    }

    /// Length in seconds: measured, or until then as announced.
    public var length: Double { measures?.duration ?? Double(seconds) }

    /// Whether the transcript is still to come.
    public var isWaiting: Bool {
        switch progress {
        case .fetching, .transcribing, .postponed: true
        case .transcribed, .corrected, .failed: false
        }
    }
}
