public import Foundation

/// What a Bot API server knows.
public struct ChatState: Sendable {
    /// An update that the bot has not confirmed.
    struct Update: Sendable {
        let id: Int64
        let json: String
    }

    /// How many requests came, of all methods and files.
    public internal(set) var requestCount = 0
    /// How many requests came, by method.
    public internal(set) var calls: [String: Int] = [:]
    /// How many requests for updates were ended by another one.
    public internal(set) var conflicts = 0
    /// How many requests for updates were refused as ``refusal`` says.
    public internal(set) var refusals = 0
    /// The messages of the bot's in each chat, in the order of sending.
    public internal(set) var chats: [Int64: [ShownMessage]] = [:]
    /// The drafts that were shown in each chat, in order.
    public internal(set) var drafts: [Int64: [String]] = [:]
    /// The last offset a bot asked for: all updates before it are confirmed.
    public internal(set) var confirmed: Int64 = 0
    /// The number of the next update.
    public internal(set) var nextUpdate: Int64 = 1_000
    /// The answer, a status and a description, that every request for updates gets instead of one.
    public var refusal: Refusal?
    /// What its clock shows; nil if it does not say.
    public var clock: Date?
    /// The number of the request from which on requests are fulfilled and never answered.
    public var muteFrom = Int.max

    var updates: [Update] = []
    /// The numbers of the requests to send something that have no answer yet.
    var unanswered: Set<Int> = []
    /// When the others were answered.
    var answers: [ContinuousClock.Instant] = []
    var nextMessage: Int64 = 1
    var nextPoll = 0
    var profile: [String: String] = [:]

    /// Refuses a request for updates, if all are.
    mutating func refuse() -> Refusal? {
        if refusal != nil { refusals += 1 }
        return refusal
    }

    /// A failure in the Bot API's shape.
    public struct Refusal: Sendable {
        let status: Int
        let description: String

        /// What another copy of the bot gets.
        public static let conflict = Refusal(
            status: 409,
            description:
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        /// What a wrong token gets.
        public static let unauthorized = Refusal(status: 401, description: "Unauthorized")
    }

    /// The messages that a chat shows now.
    public func shown(in chat: Int64) -> [ShownMessage] {
        (chats[chat] ?? []).filter { !$0.isDeleted }
    }

    /// The last message with a button.
    public func message(with payload: String, in chat: Int64) -> ShownMessage? {
        chats[chat]?.last { !$0.isDeleted && $0.buttons.contains(payload) }
    }

    /// The card of the entry that was begun last.
    public func lastCard(in chat: Int64) -> ShownMessage? {
        chats[chat]?.last { !$0.isDeleted && $0.entry != nil }
    }

    /// How many requests to send something have come since the last call of this and were not answered before a moment:
    /// what a sender that died then does not know to have arrived.
    public mutating func takeUnanswered(at moment: ContinuousClock.Instant) -> Int {
        defer { (unanswered, answers) = ([], []) }
        return unanswered.count + answers.filter { $0 >= moment }.count
    }

    /// What a request for updates gets: all there are, nothing where it is over; nil as long as it waits.
    func answer(to poll: Int) -> [String]? {
        if nextPoll != poll || refusal != nil { return [] }
        return updates.isEmpty ? nil : updates.map(\.json)
    }

    mutating func confirm(before offset: Int64) {
        confirmed = offset
        updates.removeAll { $0.id < offset }
    }

    mutating func number() -> Int64 {
        defer { nextMessage += 1 }
        return nextMessage
    }

    mutating func edit(_ message: Int64, in chat: Int64, _ edit: (inout ShownMessage) -> Void) -> Bool {
        guard let index = chats[chat]?.firstIndex(where: { $0.id == message && !$0.isDeleted }) else { return false }
        edit(&chats[chat, default: []][index])
        return true
    }
}
