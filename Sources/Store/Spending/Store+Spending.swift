public import Asking
public import Domain
import GRDB

/// What models have cost, in the database.
extension Store: SpendingBook {
    @discardableResult
    public func add(
        _ usage: ModelUsage, for task: ModelTask?, person: PersonID?, on day: LocalDate
    ) async throws -> Int64 {
        try await write(.soon) { db, _ in
            // The last call for somebody who is being forgotten counts for nobody.
            try db.cachedStatement(
                sql: """
                    INSERT INTO spending VALUES (
                        ?1, coalesce((SELECT id FROM conversations WHERE id = ?2), 0), ?3, 1, ?4, ?5, ?6)
                    ON CONFLICT DO UPDATE SET calls = calls + 1,
                        prompt_tokens = prompt_tokens + excluded.prompt_tokens,
                        answer_tokens = answer_tokens + excluded.answer_tokens, cost = cost + excluded.cost
                    """
            ).execute(arguments: [
                day.description, person?.rawValue, task?.rawValue ?? Self.embedding, usage.promptTokens,
                usage.answerTokens, usage.cost,
            ])
            return try Self.cost(ofMonthOf: day, in: db)
        }
    }

    public func cost(ofMonthOf day: LocalDate) async throws -> Int64 {
        try await read { db, _ in try Self.cost(ofMonthOf: day, in: db) }
    }

    public func tokens(of person: PersonID, on day: LocalDate) async throws -> Int {
        try await read { db, _ in
            try Int.fetchOne(
                db,
                sql: "SELECT sum(prompt_tokens + answer_tokens) FROM spending WHERE day = ? AND person = ?",
                arguments: [day.description, person.rawValue]) ?? 0
        }
    }

    /// What was spent in the month that a day is in, by task.
    public func spending(inMonthOf day: LocalDate) async throws -> [Spending] {
        let (first, last) = Self.month(of: day)
        return try await read { db, _ in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT task, sum(calls) AS calls, sum(prompt_tokens + answer_tokens) AS tokens, sum(cost) AS cost
                    FROM spending WHERE day BETWEEN ? AND ? GROUP BY task ORDER BY task
                    """, arguments: [first, last]
            ).map { Spending(task: $0["task"], calls: $0["calls"], tokens: $0["tokens"], cost: $0["cost"]) }
        }
    }

    /// What one task took in a month.
    public struct Spending: Equatable, Sendable {
        /// The task's name; `embed` for turning texts into vectors.
        public let task: String
        /// Calls that came back or may have cost something.
        public let calls: Int
        /// Tokens, sent and received.
        public let tokens: Int
        /// Money, in millionths of the currency.
        public let cost: Int64
    }

    private static let embedding = "embed"

    private static func cost(ofMonthOf day: LocalDate, in db: Database) throws -> Int64 {
        let (first, last) = month(of: day)
        return try Int64.fetchOne(
            db, sql: "SELECT sum(cost) FROM spending WHERE day BETWEEN ? AND ?", arguments: [first, last]) ?? 0
    }

    /// The first day of a month, and one that is no earlier than its last.
    private static func month(of day: LocalDate) -> (String, String) {
        let month = day.description.prefix(7)
        return ("\(month)-01", "\(month)-31")
    }
}
