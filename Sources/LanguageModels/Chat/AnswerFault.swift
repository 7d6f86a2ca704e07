/// Why a model's answer cannot be used, though it came.
public enum AnswerFault: Error, Equatable, Sendable {
    /// The model does not want to answer this, or a filter stepped in.
    case declined
    /// It said nothing.
    case empty
    /// It had more to say than it was allowed.
    case cutShort
    /// It is far longer than was allowed.
    case overlong
}

extension AnswerFault: CustomStringConvertible {
    /// What is wrong, in English, for a log.
    public var description: String {
        switch self {
        case .declined: "the model declined to answer"
        case .empty: "the model's answer is empty"
        case .cutShort: "the model's answer was cut short"
        case .overlong: "the model's answer is too long"
        }
    }
}
