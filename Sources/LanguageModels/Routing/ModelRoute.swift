public import Asking
import Domain
import NIOConcurrencyHelpers

/// The way to one model: its price, a bound on the calls in flight, and a breaker.
public final class ModelRoute: Sendable {
    /// The model's name.
    let model: String
    /// What it costs; none where it costs nothing.
    let price: ModelPrice?
    let gate: CallGate
    private let breaker = NIOLockedValueBox(CircuitBreaker())
    /// What an operator has to put right, as the last call that ended showed.
    private let fault = NIOLockedValueBox<ModelFailure?>(nil)

    /// Makes a way.
    ///
    /// - Parameters:
    ///   - model: The model's name.
    ///   - price: What it costs; none where it costs nothing.
    ///   - mostCalls: The most calls in flight; others wait for their turn.
    public init(model: String, price: ModelPrice?, mostCalls: Int) {
        self.model = model
        self.price = price
        gate = CallGate(limit: mostCalls)
    }

    /// How it is at present, for an operator.
    public var status: Status {
        let load = gate.load
        return Status(
            model: model, breaker: breaker.withLockedValue { $0.state }, fault: fault.withLockedValue(\.self),
            callsInFlight: load.underWay, callsWaiting: load.waiting)
    }

    /// How a way to a model is at present.
    public struct Status: Equatable, Sendable {
        /// The model's name.
        public var model: String
        /// Whether calls pass.
        public var breaker: CircuitBreaker.State
        /// What an operator has to put right before it answers again; none where nothing is known.
        public var fault: ModelFailure?
        /// Calls that the server is at work on.
        public var callsInFlight: Int
        /// Calls that wait for their turn.
        public var callsWaiting: Int
    }

    /// Asks the breaker for a call.
    func admit(_ surroundings: ModelSurroundings) throws(ModelFailure) {
        let admission = change(surroundings) { $0.admit(at: $1) }
        if case .wait(let wait) = admission { throw .limited(retryAfter: wait) }
    }

    /// Tells the breaker what came of a call that it let pass.
    func settle(_ failure: ModelFailure?, _ surroundings: ModelSurroundings) {
        if failure != .cancelled {
            fault.withLockedValue { $0 = failure?.needsOperator == true ? failure : nil }
        }
        change(surroundings) { breaker, now in
            switch failure {
            case nil, .refused: breaker.succeeded()
            case .cancelled: breaker.abandoned(at: now)
            case .limited(let wait?): breaker.rest(for: wait, at: now)
            case .limited, .unreachable, .timedOut, .serverFailed, .unauthorized, .unknownModel, .malformedAnswer,
                .changedWidth:
                breaker.failed(at: now)
            }
        }
    }

    private func change<Answer: Sendable>(
        _ surroundings: ModelSurroundings, _ body: (inout CircuitBreaker, Timestamp) -> Answer
    ) -> Answer {
        let now = surroundings.now()
        let (answer, before, after) = breaker.withLockedValue { breaker in
            let before = breaker.state
            return (body(&breaker, now), before, breaker.state)
        }
        if before.name != after.name { surroundings.report(.breaker(model: model, after)) }
        return answer
    }
}
