import Asking
import Domain

/// Makes calls of models: within the limits on spending, in turn, past the breaker, and again where that may help.
public struct ModelCaller: Sendable {
    private let limits: SpendingLimits
    private let surroundings: ModelSurroundings

    /// Makes a caller.
    ///
    /// - Parameters:
    ///   - limits: How much may be spent.
    ///   - surroundings: The clock, chance, and who is told what happens.
    public init(limits: SpendingLimits, surroundings: ModelSurroundings) {
        self.limits = limits
        self.surroundings = surroundings
    }

    /// Calls one model, again where that may help.
    func call<Reply: PaidReply>(
        on route: ModelRoute, for purpose: CallPurpose, _ body: () async throws(ModelFailure) -> Reply
    ) async throws(ModelAbsence) -> Reply {
        try await limits.admit(purpose, isPaid: route.price != nil, surroundings)
        var failures = 0
        while true {
            do throws(ModelFailure) {
                return try await takeTurn(on: route, for: purpose, body)
            } catch {
                failures += 1
                let pause = RetryPlan.pause(after: error, failures: failures, chance: surroundings.chance())
                guard let pause, !purpose.isExtra else { throw ModelAbsence(error) }
                do { try await surroundings.sleep(pause) } catch { throw .cancelled }
            }
        }
    }

    private func takeTurn<Reply: PaidReply>(
        on route: ModelRoute, for purpose: CallPurpose, _ body: () async throws(ModelFailure) -> Reply
    ) async throws(ModelFailure) -> Reply {
        let began = surroundings.now()
        guard await route.gate.enter(purpose.person) else { throw .cancelled }
        defer { route.gate.leave(purpose.person) }
        try route.admit(surroundings)
        do throws(ModelFailure) {
            var reply = try await body()
            route.settle(nil, surroundings)
            let outcome = reply.fault.map { ModelCall.Outcome.unusable($0) } ?? .answered
            reply.usage = await account(reply.usage, outcome, route, purpose, began: began)
            return reply
        } catch {
            // What can be done without is no reason to do without the rest.
            route.settle(purpose.isExtra ? .cancelled : error, surroundings)
            let usage = ModelUsage(promptTokens: error.mayHaveCost ? purpose.promptTokens : 0)
            _ = await account(usage, .failed(error), route, purpose, began: began)
            throw error
        }
    }

    /// Writes down and reports what a call took. Returns it with its cost.
    private func account(
        _ usage: ModelUsage, _ outcome: ModelCall.Outcome, _ route: ModelRoute, _ purpose: CallPurpose, began: Timestamp
    ) async -> ModelUsage {
        var usage = usage
        usage.cost = route.price?.cost(of: usage) ?? 0
        await limits.charge(usage, for: purpose, surroundings)
        let time = surroundings.now() - began
        surroundings.report(
            .called(ModelCall(task: purpose.task, model: route.model, outcome: outcome, time: time, usage: usage)))
        return usage
    }
}
