import Domain

extension Diary {
    /// An entry of typed parts, numbered from 1.
    static func written(_ texts: String..., day: String = "2025-06-01") throws -> Diary {
        let day = LocalDate(iso: day) ?? LocalDate(daysSinceEpoch: 0)
        let id = DiaryID(rawValue: 1)
        return Diary(
            id: id, day: day, openedAt: Timestamp(seconds: 0),
            parts: texts.enumerated().map { index, text in
                DiaryPart(
                    id: PartID(rawValue: Int64(index + 1)), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written(text))
            })
    }
}
