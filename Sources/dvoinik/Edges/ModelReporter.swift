import Asking
import Dialogue
import Domain
import Engine
import LanguageModels
import Logging

/// Puts what happens in the gateway to models into the log and the metrics, and tells the operator of the budget.
struct ModelReporter: Sendable {
    let metrics: Metrics
    let logger: Logger
    /// Tells the operators that the budget is nearly spent, or is.
    let tell: @Sendable (BudgetNotice) -> Void

    /// Takes what happened.
    func report(_ event: ModelEvent) {
        switch event {
        case .called(let call): count(call)
        case .breaker(let model, let state): note(model, state)
        case .budgetNearlySpent(let spent, let budget), .budgetSpent(let spent, let budget):
            announce(BudgetNotice(spent: spent, budget: budget.amount, currency: budget.currency))
        case .bookFailed: logger.error("spending on models cannot be read or written; paid calls wait")
        }
    }

    private func count(_ call: ModelCall) {
        let task = call.task?.rawValue ?? "embed"
        metrics.counter(
            "dvoinik_model_calls_total", help: "Calls of models by task and outcome.",
            labels: ["task": task, "outcome": call.outcome.name]
        ).increment()
        metrics.summary(
            "dvoinik_model_call_seconds", help: "Time taken by calls of models.", labels: ["task": task]
        ).observe(Double(call.time.wholeMilliseconds) / 1000)
        for (kind, tokens) in [("prompt", call.usage.promptTokens), ("answer", call.usage.answerTokens)] {
            metrics.counter(
                "dvoinik_model_tokens_total", help: "Tokens of calls of models by task and kind.",
                labels: ["task": task, "kind": kind]
            ).increment(by: tokens)
        }
        metrics.counter(
            "dvoinik_model_cost_millionths_total",
            help: "Cost of calls of models by task, in millionths of the currency.",
            labels: ["task": task]
        ).increment(by: Int(call.usage.cost))
        if case .failed(let failure) = call.outcome, failure.needsOperator {
            logger.error("a model cannot be used", metadata: ["model": "\(call.model)", "why": "\(failure)"])
        }
    }

    private func note(_ model: String, _ state: CircuitBreaker.State) {
        let metadata: Logger.Metadata = ["model": "\(model)", "breaker": "\(state.name)"]
        let isOpen = if case .open = state { true } else { false }
        metrics.gauge(
            "dvoinik_model_breaker_open", help: "Whether calls of a model are held back, 1 or 0.",
            labels: ["model": model]
        ).set(isOpen ? 1 : 0)
        logger.log(level: isOpen ? .warning : .info, "the way to a model changed", metadata: metadata)
    }

    private func announce(_ notice: BudgetNotice) {
        let percent = Int(Double(notice.spent) / Double(max(1, notice.budget)) * 100)
        logger.warning("the budget for models", metadata: ["percent": "\(percent)"])
        tell(notice)
    }
}
