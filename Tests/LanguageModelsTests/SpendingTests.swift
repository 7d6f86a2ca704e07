import Asking
import Domain
import HTTPTesting
@testable import LanguageModels
import Testing

@Suite struct `Spending` {
    private let price: [ModelTier: ModelPrice] = [.smart: ModelPrice(prompt: 1000, answer: 0)]

    /// A board where every paid call costs 10 of the currency.
    private func board(budget: Int64?, free: Bool = false) throws -> Switchboard {
        try Switchboard(
            fast: free ? { @Sendable _ in .said("Free") } : nil, smart: { _ in .said("Paid", usage: (10_000, 0)) },
            prices: price,
            budget: budget.map { MonthlyBudget(amount: $0 * 1_000_000, currency: "RUB") }, dailyTokens: 1_000_000)
    }

    @Test func `is written down with the task, the person and the day of UTC`() async throws {
        let board = try board(budget: nil)
        _ = try await board.text()
        #expect(
            await board.book.entries == [
                SpendingNotes.Entry(
                    usage: ModelUsage(promptTokens: 10_000, cost: 10_000_000), task: .advise,
                    person: PersonID(rawValue: 1), day: LocalDate(year: 2026, month: 11, day: 18)!)
            ])
    }

    @Test func `is announced once at four fifths of the budget, and once at its end, where paid calls stop`()
        async throws
    {
        let board = try board(budget: 50)
        for _ in 0..<5 { _ = try await board.text() }
        #expect(await board.absence() == .budgetSpent)
        #expect(board.smart?.requests.count == 5)
        let budget = MonthlyBudget(amount: 50_000_000, currency: "RUB")
        let announced = board.surroundings.events.filter { if case .called = $0 { false } else { true } }
        #expect(announced == [.budgetNearlySpent(40_000_000, of: budget), .budgetSpent(50_000_000, of: budget)])
        board.surroundings.pass(.days(30))
        #expect(try await board.text().content == "Paid")
    }

    @Test func `ends sooner for what can be done without`() async throws {
        let board = try board(budget: 50)
        var extra = ModelRequest.advice
        extra.isExtra = true
        for _ in 0..<4 { _ = try await board.text(extra) }
        #expect(await board.absence(extra) == .budgetSpent)
        #expect(try await board.text().content == "Paid")

        let share = try Switchboard(smart: { _ in .said("Hello", usage: (700, 100)) }, dailyTokens: 1000)
        _ = try await share.text(extra)
        #expect(await share.absence(extra) == .shareSpent)
        #expect(try await share.text().content == "Hello")
    }

    @Test func `goes on beyond the budget to finish what was begun`() async throws {
        let board = try board(budget: 10)
        _ = try await board.text()
        #expect(await board.absence() == .budgetSpent)
        var request = ModelRequest.advice
        request.finishesWork = true
        #expect(try await board.text(request).content == "Paid")
    }

    @Test func `ends where a model that costs nothing stands in`() async throws {
        let board = try board(budget: 10, free: true)
        #expect(try await board.text().content == "Paid")
        #expect(try await board.text().content == "Free")
    }

    @Test func `is bounded for each person on each day`() async throws {
        let board = try Switchboard(smart: { _ in .said("Hello", usage: (400, 100)) }, dailyTokens: 1000)
        for _ in 0..<2 { _ = try await board.text() }
        #expect(await board.absence() == .shareSpent)
        var other = ModelRequest.advice
        other.person = PersonID(rawValue: 2)
        #expect(try await board.text(other).content == "Hello")
        other.person = nil
        #expect(try await board.text(other).content == "Hello")
        board.surroundings.pass(.days(1))
        #expect(try await board.text().content == "Hello")
        var long = ModelRequest.advice
        long.person = PersonID(rawValue: 3)
        long.messages = [.init(.user, String(repeating: "word", count: 1001))]
        #expect(await board.absence(long) == .shareSpent)
    }

    @Test func `counts what the server may have done for a caller that went away`() async throws {
        let board = try Switchboard(smart: { _ in .hanging }, prices: price)
        let call = Task { await board.absence() }
        _ = await board.smart?.requests(count: 1)
        call.cancel()
        #expect(await call.value == .cancelled)
        #expect(await board.book.entries.map(\.usage) == [ModelUsage(promptTokens: 7, cost: 7000)])
    }

    @Test func `that cannot be counted does not happen`() async throws {
        let board = try Switchboard(smart: { _ in .said("Hello") })
        let caller = ModelCaller(
            limits: SpendingLimits(book: LostBook(), budget: nil, dailyTokens: 1000),
            surroundings: board.surroundings.values)
        let router = ModelRouter(models: board.models, caller: caller, wording: .plain)
        await #expect(throws: ModelAbsence.unavailable(retryAfter: nil)) { try await router.text(.advice, sofar: nil) }
        #expect(board.surroundings.events == [.bookFailed])
        #expect(board.smart?.requests.count == 0)
    }
}

/// A book that nobody can find.
private struct LostBook: SpendingBook {
    struct Lost: Error {}

    func add(_ usage: ModelUsage, for task: ModelTask?, person: PersonID?, on day: LocalDate) throws -> Int64 {
        throw Lost()
    }

    func cost(ofMonthOf day: LocalDate) throws -> Int64 { throw Lost() }

    func tokens(of person: PersonID, on day: LocalDate) throws -> Int { throw Lost() }
}
