public import Domain
public import Words

extension Oblivion {
    /// Whether an answer, its question or what it rests on mentions a topic.
    public func covers(_ record: AdviceRecord) -> Bool {
        let (question, answer) = (record.advice.question, record.advice.answer)
        let words = [question, answer.text, answer.request].compactMap(\.self) + record.advice.quotes.map(\.text)
        return !isEmpty && words.contains(where: covers)
    }
}
