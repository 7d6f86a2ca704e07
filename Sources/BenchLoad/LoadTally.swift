import FoundationEssentials

/// What a bot under load has asked for and answered so far, each answer checked against the script.
public struct LoadTally: Sendable {
    /// When the first request came.
    public private(set) var firstRequest: ContinuousClock.Instant?
    /// Answers that were not the next one due in their chat.
    public private(set) var wrong = 0
    /// Updates that have an answer.
    public private(set) var answered = 0

    private let script: FourStepScript
    private var firstDelivery: ContinuousClock.Instant?
    private var lastAnswer: ContinuousClock.Instant?
    private var lastRequest: ContinuousClock.Instant?
    private var isPollWaiting = false
    private var confirmed = 0
    private var sent = 0
    private var received: [Int64: Int] = [:]

    /// Begins with nothing asked for.
    public init(script: FourStepScript) {
        self.script = script
    }

    /// Updates that have no answer yet.
    public var missing: Int { script.count - answered }

    /// Answered updates a second, from the first delivery to the last answer; zero without any.
    public var updatesPerSecond: Double {
        guard let firstDelivery, let lastAnswer else { return 0 }
        return Double(answered) / (lastAnswer - firstDelivery).seconds
    }

    /// Whether nothing has happened for some time but a poll that waits for updates.
    public func isIdle(for time: Duration, at now: ContinuousClock.Instant) -> Bool {
        isPollWaiting && isQuiet(for: time, at: now)
    }

    /// Whether no request has come for some time.
    public func isQuiet(for time: Duration, at now: ContinuousClock.Instant) -> Bool {
        lastRequest.map { now - $0 >= time } ?? false
    }

    /// Takes note of a call, and answers it.
    mutating func reply(to call: BotAPICall, at now: ContinuousClock.Instant) -> BotAPIReply {
        firstRequest = firstRequest ?? now
        lastRequest = now
        return switch call.method {
        case "getUpdates": updates(for: call, at: now)
        case "sendMessage": message(for: call, at: now)
        case "getMe": .result(#"{"id":42,"is_bot":true,"first_name":"Load","username":"load_bot"}"#)
        case "getWebhookInfo": .result(#"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#)
        case "getMyCommands": .result("[]")
        case "getMyDescription": .result(#"{"description":""}"#)
        case "getMyShortDescription": .result(#"{"short_description":""}"#)
        default: .result("true")
        }
    }

    private mutating func updates(for call: BotAPICall, at now: ContinuousClock.Instant) -> BotAPIReply {
        if let offset = call.offset {
            confirmed = max(confirmed, min(Int(clamping: offset - FourStepScript.firstUpdate), script.count))
        }
        let batch = script.updates[confirmed...].prefix(max(1, min(call.limit ?? 100, 100)))
        isPollWaiting = batch.isEmpty
        if batch.isEmpty { return .result("[]", after: .seconds(call.timeout ?? 0)) }
        firstDelivery = firstDelivery ?? now
        return .result(Array("[".utf8) + batch.joined(separator: ",".utf8) + Array("]".utf8))
    }

    private mutating func message(for call: BotAPICall, at now: ContinuousClock.Instant) -> BotAPIReply {
        guard let chat = call.chat, let text = call.text else { return .refusal }
        let index = received[chat, default: 0]
        received[chat] = index + 1
        sent += 1
        let due = script.answer(index, in: chat)
        if text != due { wrong += 1 }
        if due != nil {
            answered += 1
            lastAnswer = now
        }
        return .sent(message: sent, chat: chat, text: text)
    }
}

extension Duration {
    /// This duration in seconds.
    fileprivate var seconds: Double { self / .seconds(1) }
}
