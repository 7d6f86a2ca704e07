import Asking
import Curl
import Domain
import HTTPTesting
import NIOConcurrencyHelpers
@testable import LanguageModels

/// Time that passes only when somebody sleeps, and a record of what was reported.
final class Surroundings: Sendable {
    private let state = NIOLockedValueBox(
        (now: Timestamp(seconds: 1_795_000_000), naps: [Duration](), events: [ModelEvent]()))

    var naps: [Duration] { state.withLockedValue { $0.naps } }
    var events: [ModelEvent] { state.withLockedValue { $0.events } }
    var now: Timestamp { state.withLockedValue { $0.now } }

    /// How each call ended.
    var outcomes: [ModelCall.Outcome] {
        events.compactMap { if case .called(let call) = $0 { call.outcome } else { nil } }
    }

    /// What the breakers came to.
    var breakers: [String] {
        events.compactMap { if case .breaker(_, let state) = $0 { state.name } else { nil } }
    }

    func pass(_ duration: Duration) {
        state.withLockedValue { $0.now = $0.now + duration }
    }

    var values: ModelSurroundings {
        ModelSurroundings(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLockedValue { $0.naps.append(duration) }
                self.pass(duration)
            }, chance: { 1 }, report: { event in self.state.withLockedValue { $0.events.append(event) } })
    }
}

/// A gateway over up to two servers on loopback.
struct Switchboard {
    let fast: LoopbackServer?
    let smart: LoopbackServer?
    let surroundings = Surroundings()
    let book = SpendingNotes()
    let router: ModelRouter
    let caller: ModelCaller
    let models: [ModelTier: ChatModel]

    init(
        fast: LoopbackServer.Handler? = nil, smart: LoopbackServer.Handler? = nil, mostCalls: Int = 8,
        prices: [ModelTier: ModelPrice] = [:], budget: MonthlyBudget? = nil, dailyTokens: Int = 100_000,
        http: any HTTPClient = CurlClient(proxy: "")
    ) throws {
        self.fast = try fast.map { try LoopbackServer($0) }
        self.smart = try smart.map { try LoopbackServer($0) }
        var models: [ModelTier: ChatModel] = [:]
        for (tier, server) in [(ModelTier.fast, self.fast), (.smart, self.smart)] {
            guard let server else { continue }
            let endpoint = Endpoint(baseURL: server.url, apiKey: Secret("sk-marked"), model: tier.rawValue)
            let chat = ChatEndpoint(endpoint: endpoint, http: http, wording: .plain, patience: .ofTests)
            models[tier] = ChatModel(chat: chat, price: prices[tier], mostCalls: mostCalls)
        }
        self.models = models
        caller = ModelCaller(
            limits: SpendingLimits(book: book, budget: budget, dailyTokens: dailyTokens),
            surroundings: surroundings.values)
        router = ModelRouter(models: models, caller: caller, wording: .plain)
    }

    func text(_ request: ModelRequest = .advice) async throws(ModelAbsence) -> ModelAnswer<String> {
        try await router.text(request, sofar: nil)
    }

    func value(_ request: ModelRequest = .reading) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        try await router.value(request, of: .judgement, named: "judgement")
    }

    /// What asking for text fails with.
    func absence(_ request: ModelRequest = .advice) async -> ModelAbsence? {
        do {
            _ = try await text(request)
            return nil
        } catch {
            return error
        }
    }

    /// What asking for a value fails with.
    func absenceOfValue() async -> ModelAbsence? {
        do {
            _ = try await value()
            return nil
        } catch {
            return error
        }
    }
}

extension ModelRequest {
    static let advice = ModelRequest(
        task: .advise, person: PersonID(rawValue: 1), messages: [.init(.user, "marked-words")], mostTokens: 100)
    static let reading = ModelRequest(
        task: .extract, person: PersonID(rawValue: 1), messages: [.init(.user, "marked-words")], mostTokens: 100)
}

/// Answers one after another, the last one from then on.
final class Script: Sendable {
    private let rest: NIOLockedValueBox<[LoopbackReply]>

    init(_ replies: LoopbackReply...) { rest = NIOLockedValueBox(replies) }

    var handler: LoopbackServer.Handler {
        { _ in self.rest.withLockedValue { $0.count > 1 ? $0.removeFirst() : $0[0] } }
    }
}

extension LoopbackReply {
    /// A refusal for having been asked too often.
    static func busy(after: String? = nil) -> LoopbackReply {
        .response(status: 429, headers: after.map { ["Retry-After": $0] } ?? [:], body: [])
    }

    /// An answer that breaks off.
    static let broken = LoopbackReply.truncated(status: 200, headers: [:], body: Array("{".utf8), length: 90)
}
