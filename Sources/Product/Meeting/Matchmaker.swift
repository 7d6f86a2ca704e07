import Asking
import Domain
import Engine
import Logging
import Matching
public import ServiceLifecycle
import Store
import Words

/// Lets clones meet, in the background, day and night: looks through who could suit whom, sends clones on dates, and once
/// a day chooses for everybody together who is proposed to whom.
///
/// Whatever it finds is kept at once, so that nothing is done twice after a crash; of several processes on one data folder
/// one does it at a time. Consent is looked at anew in the transaction that keeps something: who has withdrawn it
/// meanwhile was never there.
public struct Matchmaker: Service {
    let store: Store
    let ledger: BotLedger
    let machine: ProductMachine
    let roster: Roster
    let portraits: Portraits
    /// What lets clones talk; none where there is no model.
    let talks: TalkWriter?
    let terms: Terms
    let budget: TalkBudget
    let owner: String
    let clock: any WallClock
    let logger: Logger
    let onJobs: @Sendable () -> Void

    /// How often it looks whether there is something to do.
    static let interval: Duration = .minutes(15)
    /// Others may take over from one who has not been heard of for so long: longer than any one talk takes.
    private static let lease: Duration = .minutes(20)

    /// What a round came to.
    public struct Report: Equatable, Sendable {
        /// People for whom others were looked through.
        public var looked = 0
        /// Pairs that were compared and may go on.
        public var compared = 0
        /// Dates that clones had.
        public var dates = 0
        /// Dates of which nothing could be used.
        public var failures = 0
        /// Pairs that were proposed to each other.
        public var proposed = 0

        static func + (one: Report, other: Report) -> Report {
            Report(
                looked: one.looked + other.looked, compared: one.compared + other.compared,
                dates: one.dates + other.dates, failures: one.failures + other.failures,
                proposed: one.proposed + other.proposed)
        }
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await tick() } while (try? await clock.sleep(for: Self.interval)) != nil
        }
    }

    /// Does what there is to do by now, within bounds; what goes wrong is tried again next time.
    package func tick() async {
        do {
            let report = try await round()
            if report != Report() { log(report) }
        } catch is CancellationError {
            return
        } catch {
            logger.error("clones cannot meet", metadata: ["error": "\(error)"])
        }
    }

    /// Lets everybody meet until nothing is left to be done now, and proposes.
    ///
    /// - Parameter progress: Called after each step with what was done so far.
    public func meet(progress: @Sendable (Report) -> Void = { _ in }) async throws -> Report {
        var sum = Report()
        while case let report = try await round(proposes: false), report != Report() {
            sum = sum + report
            progress(sum)
        }
        sum = sum + (try await round(proposes: true))
        progress(sum)
        return sum
    }

    /// One round.
    ///
    /// - Parameter proposes: Whether people are proposed to each other; none where that goes by the day.
    private func round(proposes: Bool? = nil) async throws -> Report {
        let now = clock.now
        let day = LocalDate(ofUTC: now)
        guard let round = try await take(on: day) else { return Report() }
        do {
            var report = Report()
            let company = try await roster.look(at: now, on: day)
            if company.members.count > 1 {
                report = report + (try await look(through: company, on: day))
                report = report + (try await talk(in: company, on: day, spent: round.halves))
                if proposes ?? (round.planned != day) { report.proposed = try await propose(in: company, on: day) }
            }
            if proposes ?? true, round.planned != day { try await store.notePlanned(day) }
            try await store.releaseRound(owner: owner)
            return report
        } catch {
            // In a task of its own, since this one may be cancelled.
            let (store, owner) = (store, owner)
            await Task { try? await store.releaseRound(owner: owner) }.value
            throw error
        }
    }

    /// Takes the meetings in hand, or goes on holding them; none where another process has them.
    func take(on day: LocalDate) async throws -> MeetingRound? {
        try Task.checkCancellation()
        let now = clock.now
        return try await store.takeRound(owner: owner, until: now + Self.lease, on: day, now: now)
    }

    private func log(_ report: Report) {
        logger.info(
            "clones met",
            metadata: [
                "looked": "\(report.looked)", "compared": "\(report.compared)", "dates": "\(report.dates)",
                "failures": "\(report.failures)", "proposed": "\(report.proposed)",
            ])
    }
}

// MARK: Consent

extension Matchmaker {
    /// Keeps something of a pair in one transaction, if both still want to meet others at this moment.
    ///
    /// - Returns: What the body gives; none where one of the two does not.
    func keep<Result: Sendable>(
        of pair: Pair, _ body: @Sendable (BotLedger.Transaction, (one: Person, other: Person)) throws -> Result?
    ) async throws -> Result? {
        let now = clock.now
        return try await ledger.write { transaction in
            guard let one = try seeking(pair.one, in: transaction, now),
                let other = try seeking(pair.other, in: transaction, now)
            else { return nil }
            return try body(transaction, (one, other))
        }
    }

    /// Whether both still want to meet others: asked between the steps of what takes long.
    func areSeeking(_ pair: Pair) async throws -> Bool {
        let now = clock.now
        return try await ledger.read { transaction in
            try pair.people.allSatisfy { try seeking($0, in: transaction, now) != nil }
        }
    }

    private func seeking(
        _ id: PersonID, in transaction: BotLedger.Transaction, _ now: Timestamp
    ) throws -> Person? {
        let known = try transaction.answer(.person, about: ConversationID(rawValue: id.rawValue)).person
        return known.flatMap { person in
            person.seeker(id, on: machine.clock(of: person)(now).date, usesModel: talks != nil).map { _ in person }
        }
    }
}

extension LocalDate {
    /// The day of UTC at a moment.
    init(ofUTC moment: Timestamp) {
        self = LocalDateTime(secondsSinceEpoch: Int(moment.seconds)).date
    }
}
