/// How fast a channel takes messages.
public struct Pacing: Equatable, Sendable {
    /// The least time between two messages to one chat, once `burst` is used up.
    public var perChat: Duration
    /// The least time between two messages to any chats, once `overallBurst` is used up.
    public var overall: Duration
    /// How many messages one chat takes at once after a rest.
    public var burst: Int
    /// How many messages the channel takes at once after a rest.
    public var overallBurst: Int
    /// How many deliveries may be under way at once.
    public var concurrency: Int

    /// What Telegram states: about one message a second in a chat with short bursts allowed, about thirty a second
    /// over all (Bots FAQ, "My bot is hitting limits"). Without a burst over all, no second sees more than thirty.
    public static let telegram = Pacing(
        perChat: .seconds(1), overall: .milliseconds(34), burst: 3, overallBurst: 1, concurrency: 160)

    /// As fast as the other side answers.
    public static let unlimited = Pacing(
        perChat: .zero, overall: .zero, burst: 1, overallBurst: 1, concurrency: 160)

    /// Sets limits.
    public init(perChat: Duration, overall: Duration, burst: Int, overallBurst: Int, concurrency: Int) {
        self.perChat = perChat
        self.overall = overall
        self.burst = burst
        self.overallBurst = overallBurst
        self.concurrency = concurrency
    }
}
