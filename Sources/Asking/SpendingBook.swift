public import Domain

/// What models have cost so far. Days and months are those of UTC.
///
/// What is added counts from then on for every process on the same data, and stays after a restart.
public protocol SpendingBook: Sendable {
    /// Adds what one call took.
    ///
    /// - Parameters:
    ///   - task: What the call was for; none for turning texts into vectors.
    ///   - person: Whose words they were; none for the bot's own purposes.
    /// - Returns: The money of the month that the day is in, this call included, in millionths of the currency: so that
    ///   of several calls at once just one sees a threshold crossed.
    @discardableResult
    func add(_ usage: ModelUsage, for task: ModelTask?, person: PersonID?, on day: LocalDate) async throws -> Int64

    /// The money of the month that a day is in, in millionths of the currency.
    func cost(ofMonthOf day: LocalDate) async throws -> Int64

    /// The tokens, sent and received, that a person had on a day.
    func tokens(of person: PersonID, on day: LocalDate) async throws -> Int
}

/// A book that is gone with the process.
public actor SpendingNotes: SpendingBook {
    /// One call.
    public struct Entry: Equatable, Sendable {
        /// What it took.
        public var usage: ModelUsage
        /// What it was for.
        public var task: ModelTask?
        /// Whose words they were.
        public var person: PersonID?
        /// When it was.
        public var day: LocalDate

        /// Notes a call.
        public init(usage: ModelUsage, task: ModelTask?, person: PersonID?, day: LocalDate) {
            self.usage = usage
            self.task = task
            self.person = person
            self.day = day
        }
    }

    /// All that was added, in order.
    public private(set) var entries: [Entry] = []

    /// Makes an empty book.
    public init() {}

    public func add(
        _ usage: ModelUsage, for task: ModelTask?, person: PersonID?, on day: LocalDate
    ) -> Int64 {
        entries.append(Entry(usage: usage, task: task, person: person, day: day))
        return cost(ofMonthOf: day)
    }

    public func cost(ofMonthOf day: LocalDate) -> Int64 {
        entries.filter { $0.day.year == day.year && $0.day.month == day.month }.reduce(0) { $0 + $1.usage.cost }
    }

    public func tokens(of person: PersonID, on day: LocalDate) -> Int {
        entries.filter { $0.person == person && $0.day == day }.reduce(0) { $0 + $1.usage.tokens }
    }
}
