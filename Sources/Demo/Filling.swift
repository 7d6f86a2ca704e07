import Dialogue
public import Domain
import Engine
public import Logging
import Matching
import Messaging
public import Product
import Store

/// Lets the invented people live through their weeks with the bot: each says hello and writes a diary, which is read as
/// anybody's is; then decides what their clone may tell, and says whom they want to meet. All of it goes through the
/// dialogue, on a clock that runs ahead to the present.
public struct Filling {
    private let rehearsal: Rehearsal
    private let models: Models
    private let cast: Cast
    /// The moment at which everything has happened.
    private let end: Timestamp
    private let show: Show
    private let world: WorldAtlas

    /// Is told how far it is.
    public typealias Show = @Sendable (Progress) -> Void

    /// What is being done, and how far it is.
    public struct Progress: Equatable, Sendable {
        /// What.
        public var stage: Stage
        /// How much of it is done.
        public var done: Int
        /// How much there is to do; none where that shows only in the doing.
        public var all: Int?

        /// The parts of the work.
        public enum Stage: Equatable, Sendable, CaseIterable {
            case diaries, choices, meetings
        }
    }

    /// How long before the first entry somebody says hello.
    private static let prelude: Duration = .hours(1)
    /// How long before the end people decide what may be told: the evening before.
    private static let evening: Duration = .hours(18)
    /// How long before the end clones meet: by day already, so that nothing of what is told then is old by the time
    /// somebody reads it.
    private static let meetings: Duration = .hours(2)
    /// The hours by UTC that are day in all the cities of the demo.
    private static let daytime = 9...16

    /// Opens the bot of a data folder that nothing was written to yet.
    ///
    /// - Parameters:
    ///   - now: The real time; everything has happened by then.
    ///   - models: Makes the models, which are asked in real time.
    /// - Throws: What ``Product/Bot`` throws.
    public init(
        _ cast: Cast, settings: Settings, now: Timestamp, logger: Logger, models: (Bot) -> Models, show: @escaping Show
    ) async throws {
        self.cast = cast
        self.show = show
        world = try Bot.world()
        end = Self.daytime(before: now)
        let clock = DemoClock(end - .days(365))
        let bot = try Bot(settings: settings, clock: clock, logger: logger)
        self.models = models(bot)
        rehearsal = try await Rehearsal(bot, clock: clock, models: self.models)
    }

    /// The last full hour by now that is day in all the cities of the demo, so that whoever is told something then is
    /// awake, whenever the demo is begun.
    static func daytime(before now: Timestamp) -> Timestamp {
        let hours = (0..<24).map { Timestamp(seconds: (now.seconds / 3600 - $0) * 3600) }
        return hours.first { daytime.contains(Int($0.seconds / 3600 % 24)) } ?? now
    }

    /// Does all of it.
    ///
    /// - Returns: As whom to look at what came of it.
    /// - Throws: `DemoFailure.unfinished`, or what the store throws.
    public func run() async throws -> DemoPair {
        try await write()
        try await choose()
        try await meet()
        let pair = try await Outcome(rehearsal.bot.ledger, cast).pair(in: rehearsal.bot.settings.language)
        try rehearsal.bot.store.close()
        return pair
    }
}

// MARK: The diaries

extension Filling {
    private func write() async throws {
        let acts = try cast.people.flatMap(life).sorted { $0.at < $1.at }
        let count = cast.people.reduce(0) { $0 + $1.entries.count }
        var written = 0
        let days = Dictionary(grouping: acts) { $0.at.seconds / 86_400 }.sorted { $0.key < $1.key }
        for (_, day) in days {
            // Whoever wrote the day before has been quiet since, so that their entries are finished and can be read.
            try await rehearsal.settle(until: day[0].at)
            for act in day { try await take(act) }
            written += day.count(where: \.isEntry)
            show(Progress(stage: .diaries, done: written, all: count))
        }
    }

    /// Everything that somebody does until they have finished their diary.
    private func life(of person: InventedPerson) throws -> [Act] {
        let entries = try person.entries.map { entry in
            let day = try today(of: person).adding(days: -entry.ago)
            let local = LocalDateTime(date: day, time: entry.at)
            return Act(
                at: try zone(of: person).moment(of: local), person: person.id, content: .text(entry.text),
                isEntry: true)
        }
        guard let first = entries.map(\.at).min() else { throw DemoFailure.unfinished(person: person.id) }
        let introduction = person.introduction(usesModel: rehearsal.bot.settings.models.hosts != nil)
        return Act.row(of: introduction, by: person.id, from: first - Self.prelude) + entries
    }

    private func today(of person: InventedPerson) throws -> LocalDate { try zone(of: person).local(end).date }

    private func zone(of person: InventedPerson) throws -> TimeZoneRules {
        guard case .certain(let place) = world.find(person.city, language: person.language),
            let zone = world.rules(of: place.zone)
        else { throw DemoFailure.unfinished(person: person.id) }
        return zone
    }

    private func take(_ act: Act) async throws {
        try await rehearsal.take(act.content, of: act.person, at: act.at)
    }
}

// MARK: What may be told, and whom they seek

extension Filling {
    private func choose() async throws {
        try await rehearsal.settle(until: end - Self.evening)
        for (done, person) in cast.people.enumerated() {
            show(Progress(stage: .choices, done: done, all: cast.people.count))
            try await take(person.shuts.inOrder.map { .press(.disclosure(.shut($0, true))) }, of: person)
            try await take([.press(.disclosure(.start))] + openings(of: person), of: person)
            try await take(person.courtship(on: today(of: person)), of: person)
            try await check(person)
        }
        show(Progress(stage: .choices, done: cast.people.count, all: cast.people.count))
    }

    private func take(_ contents: [Arrival.Content], of person: InventedPerson) async throws {
        for act in Act.row(of: contents, by: person.id, from: rehearsal.clock.now) { try await take(act) }
        try await rehearsal.settle(until: rehearsal.clock.now + .seconds(5))
    }

    /// Opens, one by one, what somebody lets their clone tell, as `/privacy` shows it.
    private func openings(of person: InventedPerson) async throws -> [Arrival.Content] {
        let known = try await knowledge(.disclosure, of: person)
        guard let own = known.person else { throw DemoFailure.unfinished(person: person.id) }
        let judged = Discretion().judgements(of: known.memories, person: own, doubts: known.doubts)
        return judged.filter { $0.isOpenable(by: person) }.map { .press(.disclosure(.set($0.id, .card))) }
    }

    private func knowledge(_ query: Query, of person: InventedPerson) async throws -> Knowledge {
        try await rehearsal.bot.ledger.read { transaction in
            let address = Address(channel: .terminal, chat: person.id)
            return try transaction.answer(query, about: ConversationID(rawValue: transaction.conversation(at: address)))
        }
    }

    /// That everything somebody did has come to what it should.
    private func check(_ person: InventedPerson) async throws {
        let known = try await knowledge(.everything, of: person)
        let seeker = known.person?.seeker(
            PersonID(rawValue: 0), on: try today(of: person),
            usesModel: rehearsal.bot.settings.models.hosts != nil)
        guard let seeker, seeker.seeking.trips.count == person.seeks.trips?.count ?? 0, !known.memories.isEmpty,
            known.diaries.count(where: { $0.closedAt != nil }) == person.entries.count
        else { throw DemoFailure.unfinished(person: person.id) }
    }
}

// MARK: The meetings

extension Filling {
    /// Lets the clones meet, and both of each pair hear of it. What the bot says from now on waits for its readers.
    private func meet() async throws {
        try await rehearsal.settle(until: end - Self.meetings)
        let show = show
        show(Progress(stage: .meetings, done: 0, all: nil))
        _ = try await rehearsal.bot.matchmaker(models: models).meet { report in
            show(Progress(stage: .meetings, done: report.looked + report.dates, all: nil))
        }
        try await rehearsal.settle(until: end, isHeard: false)
        show(Progress(stage: .meetings, done: cast.people.count, all: cast.people.count))
    }
}

extension DisclosureJudgement {
    fileprivate func isOpenable(by person: InventedPerson) -> Bool {
        disclosure < .card && most == .card && !isSensitive && topics.isSubset(of: person.opens)
    }
}
