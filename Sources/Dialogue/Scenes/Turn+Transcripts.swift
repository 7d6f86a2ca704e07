import Domain
import Messaging

extension Turn {
    /// The bytes of a recording are there.
    mutating func recordingFetched(_ id: PartID, as recording: String) {
        if let question = spokenQuestion(id) { return fetched(question, as: recording) }
        guard var voice = waitingVoice(id) else { return change(.fileDiscarded(name: recording)) }
        voice.recording = recording
        transcribe(voice, of: id)
    }

    /// A recording is longer than was announced, so its length counts once more.
    mutating func recordingMeasured(_ id: PartID, _ measures: VoiceMeasures) {
        if let question = spokenQuestion(id) { return heard(question, nil) }
        guard var voice = waitingVoice(id) else { return }
        voice.measures = measures
        transcribe(voice, of: id)
    }

    /// The limit of speech may leave room for a recording now.
    mutating func roomDue(_ id: PartID) {
        guard let voice = waitingVoice(id) else { return }
        transcribe(voice, of: id)
    }

    mutating func transcribing(_ id: PartID, minute: Int, of count: Int) {
        guard let entry = diary, entry[id]?.isWaiting == true else { return }
        show(entry, minute: DiaryCard.Minute(part: id, minute: minute, count: count))
        show(.typing)
    }

    mutating func transcribed(_ id: PartID, _ transcript: Transcript, _ measures: VoiceMeasures) {
        if let question = spokenQuestion(id) { return heard(question, transcript.text) }
        settle(id, transcript.text.trimmed.isEmpty ? .failed(.silent) : .transcribed(transcript), measures)
    }

    mutating func transcriptFailed(_ id: PartID, _ failure: VoiceNote.Failure, _ measures: VoiceMeasures?) {
        if let question = spokenQuestion(id) { return heard(question, nil) }
        settle(id, .failed(failure), measures)
    }

    mutating func transcriptPostponed(_ id: PartID) {
        if let question = spokenQuestion(id) { return postpone(question) }
        guard var voice = waitingVoice(id) else { return }
        voice.progress = .postponed
        update(id, to: voice)
    }

    /// Has a recording transcribed, or keeps it until the limit of speech leaves room for it.
    private mutating func transcribe(_ note: VoiceNote, of id: PartID) {
        var voice = note
        let now = now
        let room = state?.speech.take(voice.length, at: now) ?? nil
        if let room {
            voice.progress = .postponed
            order(.ring(.room(id)), key: id.orderKey, due: room)
        } else {
            if voice.progress == .fetching { voice.progress = .transcribing }
            show(.typing)
            order(transcription(of: id, voice), key: id.orderKey)
        }
        update(id, to: voice)
        guard room != nil, state?.speech.isNews(at: now) == true else { return }
        say(.speechLimit, ["count": .number(Int(SpeechAllowance.limit / 3600))])
    }

    private func transcription(of id: PartID, _ voice: VoiceNote) -> Job {
        .transcribe(
            id, recording: voice.recording ?? "", language: person.language, names: person.name.map { [$0] } ?? [])
    }

    private mutating func settle(_ id: PartID, _ progress: VoiceNote.Progress, _ measures: VoiceMeasures?) {
        guard var voice = waitingVoice(id) else { return }
        let wasPostponed = voice.progress == .postponed
        voice.progress = progress
        voice.measures = measures ?? voice.measures
        if !person.keepsRecordings { voice.recording = nil }
        update(id, to: voice, isBelow: wasPostponed)
    }

    /// A recording whose words are still to come.
    private func waitingVoice(_ id: PartID) -> VoiceNote? {
        guard let voice = diary?[id]?.voice, voice.isWaiting else { return nil }
        return voice
    }

    /// Keeps what has become of a recording, and shows it where that can be seen.
    private mutating func update(_ id: PartID, to voice: VoiceNote, isBelow: Bool = false) {
        guard var entry = diary, var part = entry[id], let before = part.voice, before != voice else { return }
        part.voice = voice
        entry[id] = part
        diary = entry
        change(.part(part))
        guard before.progress != voice.progress else { return }
        if !voice.isWaiting { haveRead(entry) }
        if isBelow { showBelow(entry) } else { show(entry) }
    }
}
