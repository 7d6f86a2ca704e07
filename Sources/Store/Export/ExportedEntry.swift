import Domain

/// An entry of the diary, in words that a reader of the exported file understands.
struct ExportedEntry: Encodable {
    private var id: Int64
    private var day: LocalDate
    private var opened: String
    private var closed: String?
    private var parts: [Part]
    /// What was read in it, besides what became memories.
    private var reading: DiaryReading?

    private struct Part: Encodable {
        var sent: String
        var asked: String?
        var text: String?
        var content: DiaryPart.Content
    }

    init(_ diary: Diary, _ reading: DiaryReading?) {
        id = diary.id.rawValue
        day = diary.day
        opened = diary.openedAt.iso
        closed = diary.closedAt?.iso
        parts = diary.parts.map { Part(sent: $0.sentAt.iso, asked: $0.asked, text: $0.text, content: $0.content) }
        self.reading = reading
    }
}
