public import Asking

/// How much may be spent on models, and what has been.
public struct SpendingLimits: Sendable {
    private let book: any SpendingBook
    private let budget: MonthlyBudget?
    private let dailyTokens: Int

    /// Sets the limits.
    ///
    /// - Parameters:
    ///   - book: Where it is written down.
    ///   - budget: For a month of UTC; none for no end.
    ///   - dailyTokens: The most tokens for one person on a day of UTC.
    public init(book: any SpendingBook, budget: MonthlyBudget?, dailyTokens: Int) {
        self.book = book
        self.budget = budget
        self.dailyTokens = dailyTokens
    }

    /// Asks for a call that is about to be made. One that can be done without stops at four fifths of what may be spent.
    ///
    /// - Parameter isPaid: Whether it costs money.
    func admit(_ purpose: CallPurpose, isPaid: Bool, _ surroundings: ModelSurroundings) async throws(ModelAbsence) {
        let today = surroundings.today
        if let person = purpose.person {
            let had = try await read(surroundings) { try await book.tokens(of: person, on: today) }
            let most = purpose.isExtra ? dailyTokens / 5 * 4 : dailyTokens
            if had + purpose.promptTokens > most { throw .shareSpent }
        }
        guard let budget, isPaid, !purpose.finishesWork else { return }
        let spent = try await read(surroundings) { try await book.cost(ofMonthOf: today) }
        if spent >= (purpose.isExtra ? budget.warningAmount : budget.amount) { throw .budgetSpent }
    }

    /// Writes down what a call took, also for a caller that has gone away meanwhile.
    func charge(_ usage: ModelUsage, for purpose: CallPurpose, _ surroundings: ModelSurroundings) async {
        guard usage != ModelUsage() else { return }
        let (book, today) = (book, surroundings.today)
        let writing = Task { try await book.add(usage, for: purpose.task, person: purpose.person, on: today) }
        guard case .success(let spent) = await writing.result else { return surroundings.report(.bookFailed) }
        warn(spent, before: spent - usage.cost, surroundings)
    }

    private func warn(_ spent: Int64, before: Int64, _ surroundings: ModelSurroundings) {
        guard let budget else { return }
        if before < budget.amount && spent >= budget.amount {
            surroundings.report(.budgetSpent(spent, of: budget))
        } else if before < budget.warningAmount && spent >= budget.warningAmount {
            surroundings.report(.budgetNearlySpent(spent, of: budget))
        }
    }

    /// What cannot be counted is not spent.
    private func read<Value: Sendable>(
        _ surroundings: ModelSurroundings, _ body: () async throws -> Value
    ) async throws(ModelAbsence) -> Value {
        do {
            return try await body()
        } catch {
            if Task.isCancelled { throw .cancelled }
            surroundings.report(.bookFailed)
            throw .unavailable(retryAfter: nil)
        }
    }
}
