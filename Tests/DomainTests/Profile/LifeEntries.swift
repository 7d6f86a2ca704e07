@testable import Domain

extension LifeEntry {
    /// An entry of a time of day.
    static func entry(
        _ number: Int64, at hour: Int = 9, sentiment: Double = 0, strain: Strain = .calm,
        feeling: [DiaryReading.Emotion] = [], turns: [String] = [], emoji: [String] = [], sentenceLength: Double = 8,
        words: Set<String> = [], voice: VoiceNote? = nil
    ) -> LifeEntry {
        var reading = DiaryReading(reader: .rules)
        (reading.sentiment, reading.strain, reading.emotions) = (sentiment, strain, feeling)
        (reading.manner.turns, reading.manner.emoji) = (turns, emoji)
        reading.manner.sentenceLength = sentenceLength
        let id = DiaryID(rawValue: number)
        var diary = Diary(id: id, day: LocalDate(daysSinceEpoch: Int(number)), openedAt: Timestamp(seconds: 0))
        if let voice {
            diary.parts = [
                DiaryPart(
                    id: PartID(rawValue: number), diary: id, message: nil, sentAt: diary.openedAt,
                    content: .spoken(voice))
            ]
        }
        return LifeEntry(diary, at: LocalTime(wrapping: hour * 60), reading: reading, words: words)
    }
}

extension VoiceNote {
    /// A recording of so many words in so much speech.
    static func spoken(words: Int, seconds: Double, loudness: Double = -20, pauses: Double = 0.1) -> VoiceNote {
        var note = VoiceNote(file: "f", seconds: Int(seconds))
        note.measures = VoiceMeasures(
            duration: seconds, speech: seconds, loudness: loudness, pauses: 1, pauseShare: pauses)
        let text = Array(repeating: "слово", count: words).joined(separator: " ")
        note.progress = .transcribed(Transcript(text: text))
        return note
    }
}
