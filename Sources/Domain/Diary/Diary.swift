/// One entry of a diary: what a person said or wrote at one sitting.
public struct Diary: Equatable, Sendable, Identifiable {
    /// Its number.
    public let id: DiaryID
    /// The local day it belongs to.
    public var day: LocalDate
    /// When it was begun.
    public var openedAt: Timestamp
    /// When the person was done, or had been quiet long enough.
    public var closedAt: Timestamp?
    /// What it is made of, in the order of arrival.
    public var parts: [DiaryPart]

    /// The most parts of one entry; the next thing said opens another.
    public static let mostParts = 40

    /// An entry without parts.
    public init(id: DiaryID, day: LocalDate, openedAt: Timestamp, closedAt: Timestamp? = nil, parts: [DiaryPart] = []) {
        self.id = id
        self.day = day
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.parts = parts
    }

    /// The words of all parts, a paragraph each.
    public var text: String {
        parts.compactMap(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// How many words that is.
    public var wordCount: Int { parts.reduce(0) { $0 + $1.wordCount } }

    /// Whether the words of a quote stand where it says.
    public func says(_ quote: Quote) -> Bool {
        guard quote.diary == id, let text = self[quote.part]?.text else { return false }
        return text.dropFirst(quote.offset).hasPrefix(quote.text)
    }

    /// Whether a recording still waits for its transcript.
    public var isWaiting: Bool { parts.contains { $0.isWaiting } }

    /// The part with a number, if it is one of this entry's.
    public subscript(part: PartID) -> DiaryPart? {
        get { parts.first { $0.id == part } }
        set {
            guard let index = parts.firstIndex(where: { $0.id == part }) else { return }
            if let newValue { parts[index] = newValue } else { parts.remove(at: index) }
        }
    }
}
