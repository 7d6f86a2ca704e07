import Domain

/// An answer of the clone, in words that a reader of the exported file understands.
struct ExportedAnswer: Encodable {
    private var at: String
    private var question: String
    private var answer: String?
    private var grounds: [ExportedMemory.Words]
    private var likeMe: Bool?
    private var useful: Bool?
    private var model: String?

    init(_ record: AdviceRecord) {
        at = record.at.iso
        question = record.advice.question
        answer =
            switch record.advice.answer {
            case .said(let text, _), .guessed(let text): text
            case .unknown, .quoted, .changed: nil
            }
        grounds = record.advice.grounds.map(ExportedMemory.Words.init)
        (likeMe, useful) = (record.ratings[.likeMe], record.ratings[.useful])
        model = record.advice.origin?.model
    }
}
