import Curl

/// A method of the Bot API with its parameters, which are what is encoded.
protocol BotMethod: Encodable, Sendable {
    /// What comes back.
    associatedtype Answer: Decodable & Sendable

    /// The method's name in the Bot API.
    static var name: String { get }
    /// How long a call may take.
    var deadline: Duration { get }
    /// The parameters as the parts of a form, where bytes are uploaded; else they are sent as JSON.
    var form: [HTTPRequest.Part]? { get }
}

extension BotMethod {
    var deadline: Duration { .seconds(20) }
    var form: [HTTPRequest.Part]? { nil }
}

/// An answer that nothing is read of: `True`, or an object of no interest.
struct Acknowledged: Decodable, Sendable {
    init(from decoder: any Decoder) {}
}
