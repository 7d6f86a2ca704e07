import Asking
import Clone
import Dialogue
import Domain
public import Engine
import Matching
public import Messaging
public import ServiceLifecycle
import Store

/// What serves one channel.
public struct ChannelEdge: Sendable {
    /// Carries what the bot sends.
    public var courier: any Courier
    /// How fast it may.
    public var pacing: Pacing
    /// The only chat of the channel that it serves; none for all.
    public var chat: String?

    /// Puts an edge together.
    public init(courier: any Courier, pacing: Pacing, chat: String? = nil) {
        self.courier = courier
        self.pacing = pacing
        self.chat = chat
    }
}

extension Bot {
    /// Everything that runs besides the channels' own services, in the order of dependence.
    ///
    /// - Parameters:
    ///   - edges: The channels this process sends on.
    ///   - sources: Where recordings of each channel are fetched from.
    ///   - models: The models that it asks.
    ///   - metricsPath: Where the metrics are written; none to write none. Of the processes on a data folder only one
    ///     may write there.
    public func services(
        edges: [ChannelEdge], sources: [Channel: any RecordingSource], models: Models,
        metricsPath: String?
    ) async throws -> [any Service] {
        try await takeUpWork()
        let outboxes = edges.map(outbox)
        let passing = Dictionary(
            uniqueKeysWithValues: edges.map {
                ($0.courier.channel, PassingQueue(courier: $0.courier, clock: clock))
            })
        let jobs = jobRunner(sources: sources, models: models) { passing[$1.channel]?.add($0, in: $1.chat) }
        let bells = [steps, jobs.bell] + outboxes.map(\.bell)
        let conductor = ConductorService(
            conductor: Conductor(ledger: ledger, machine: machine, clock: clock, logger: logger), bell: steps,
            clock: clock, metrics: metrics, logger: logger
        ) { report in
            Self.wake(outboxes, jobs, after: report)
            for shown in report.passing { passing[shown.address.channel]?.add(shown.passing, in: shown.address.chat) }
        }
        let watch = NeighbourWatch(store: store, bells: bells, clock: clock)
        return outboxes + Array(passing.values) + [
            jobs, conductor, watch, matchmaker(models: models, onJobs: { jobs.bell.ring() }),
            housekeeper(metricsPath: metricsPath),
        ]
    }

    /// Wakes those to whom a batch of events left something to do.
    package static func wake(
        _ outboxes: [Outbox<BotLedger>], _ jobs: JobRunner<BotLedger>, after report: Conductor<BotLedger>.Report
    ) {
        if report.hasOutgoing { outboxes.forEach { $0.bell.ring() } }
        if report.hasJobs { jobs.bell.ring() }
    }

    func housekeeper(metricsPath: String?) -> Housekeeper {
        Housekeeper(
            store: store, files: files, indices: indices, metrics: metrics, path: metricsPath, clock: clock,
            logger: logger)
    }

    /// Where files lie in plain form while they are being sent.
    public var drafts: String { DataFolder.incoming(of: settings.data) }

    /// The outbox of a channel.
    package func outbox(_ edge: ChannelEdge) -> Outbox<BotLedger> {
        let steps = steps
        return Outbox(
            ledger: ledger, machine: machine, courier: edge.courier, chat: edge.chat, pacing: edge.pacing, clock: clock,
            chance: chance, metrics: metrics, logger: logger, onEvent: { steps.ring() })
    }

    /// The runner of all jobs.
    ///
    /// - Parameter show: Shows something in passing.
    package func jobRunner(
        sources: [Channel: any RecordingSource], models: Models,
        show: @escaping @Sendable (Passing, Address) -> Void = { _, _ in }
    ) -> JobRunner<BotLedger> {
        let incoming = DataFolder.incoming(of: settings.data)
        let meanings = models.embedder.map { Meanings(embedder: $0, clock: clock) }
        let steps = steps
        return JobRunner(
            ledger: ledger,
            workers: [
                FetchWorker(sources: sources, files: files, incoming: incoming, logger: logger),
                TranscriptionWorker(
                    speech: MeteredRecognizer(speech: models.speech, metrics: metrics, clock: clock), files: files,
                    ledger: ledger, incoming: incoming, logger: logger),
                ReadingWorker(
                    rules: rules, model: models.chat.map(reader), ledger: ledger, indices: indices,
                    terms: terms, clock: clock, logger: logger),
                ProfileWorker(
                    machine: machine, embedder: models.embedder, ledger: ledger, terms: terms, clock: clock,
                    logger: logger),
                DeepeningWorker(
                    machine: machine, deepener: models.chat.map(deepener), duplicates: Duplicates(terms: terms),
                    ledger: ledger, clock: clock, logger: logger),
                AdviceWorker(
                    advisor: models.chat.map(advisor), indices: indices, meanings: meanings, terms: terms,
                    lexicons: lexicons,
                    clock: clock, show: show, logger: logger),
                MediationWorker(
                    model: models.chat, prompt: prompt(Mediator.promptName), ledger: ledger, terms: terms, clock: clock,
                    logger: logger),
                OutingWorker(
                    machine: machine, shelf: outings, indices: indices, ledger: ledger, terms: terms, clock: clock,
                    logger: logger),
                RetrospectWorker(
                    model: models.chat, prompt: prompt(RetrospectReader.promptName), indices: indices, terms: terms,
                    lexicons: lexicons, logger: logger),
                EmbeddingWorker(
                    meanings: meanings, indices: indices, ledger: ledger, metrics: metrics, logger: logger),
                GuessWorker(
                    rules: RuleGuesser(terms: terms), model: models.chat.map(guesser), indices: indices,
                    meanings: meanings,
                    speaker: Speaker(catalogue: catalogue), clock: clock, chance: chance, logger: logger),
                VettingWorker(ledger: ledger, portraits: portraits, logger: logger),
                SurveyWorker(
                    ledger: ledger, indices: indices, meanings: meanings, terms: terms, logger: logger),
                CuttingWorker(files: files, incoming: incoming, logger: logger),
                PictureWorker(
                    machine: machine, files: files, ledger: ledger, incoming: incoming, clock: clock, logger: logger),
                ExportWorker(
                    files: files, ledger: ledger, incoming: incoming,
                    limits: [.telegram: settings.largestTelegramUpload], logger: logger),
                StatusWorker(metrics: metrics, store: store, models: models, clock: clock),
            ], timers: [JobKind.timer.rawValue], owner: instance.name, concurrency: Self.jobsAtOnce, clock: clock,
            metrics: metrics, logger: logger, onResult: { steps.ring() })
    }

    private var portraits: Portraits {
        Portraits(ledger: ledger, machine: machine, discretion: discretion, terms: terms, clock: clock)
    }

    /// What lets clones meet.
    ///
    /// - Parameter onJobs: Called when people are to be told of each other.
    public func matchmaker(models: Models, onJobs: @escaping @Sendable () -> Void = {}) -> Matchmaker {
        let talks = models.chat.map {
            TalkWriter(
                model: $0, converse: prompt(Converser.promptName), judge: prompt(Judge.promptName),
                propose: prompt(Introducer.promptName), terms: terms)
        }
        return Matchmaker(
            store: store, ledger: ledger, machine: machine,
            roster: Roster(store: store, machine: machine, usesModel: talks != nil),
            portraits: portraits, talks: talks,
            terms: terms, budget: settings.models.talkBudget, owner: instance.name, clock: clock, logger: logger,
            onJobs: onJobs)
    }

    /// A reader that asks a model.
    private func reader(_ model: any LanguageModel) -> Lazily<ModelReader> {
        let (prompt, lexicons, terms) = (prompt(ModelReader.promptName), lexicons, terms)
        let cache = StoredExtractions(store: store, models: settings.models.chatNames, metrics: metrics, logger: logger)
        return Lazily {
            ModelReader(model: model, prompt: prompt, lexicons: try lexicons.value(), terms: terms, cache: cache)
        }
    }

    /// The reader that asks nobody.
    private var rules: Lazily<RuleReader> {
        let (lexicons, terms) = (lexicons, terms)
        return Lazily { RuleReader(lexicons: try lexicons.value(), terms: terms) }
    }

    /// A guesser that asks a model.
    private func guesser(_ model: any LanguageModel) -> ModelGuesser {
        ModelGuesser(model: model, prompt: prompt(ModelGuesser.promptName), terms: terms)
    }

    /// A deepener that asks a model.
    private func deepener(_ model: any LanguageModel) -> Deepener {
        Deepener(model: model, prompt: prompt(Deepener.promptName), terms: terms)
    }

    /// An advisor that asks a model.
    private func advisor(_ model: any LanguageModel) -> Advisor {
        let (clock, count) = (clock, settings.models.samples)
        let sampler = count > 0 ? Sampler(count: count) { try await clock.sleep(for: $0) } : nil
        return Advisor(model: model, prompt: prompt(Advisor.promptName), terms: terms, sampler: sampler)
    }

    /// Takes up what a process that begins finds to be done.
    package func takeUpWork() async throws {
        try await releaseAbandonedWork()
        try await renewVectors()
    }

    /// Has the words of those turned into vectors anew whose vectors another model made, unless that is arranged: one
    /// person after another, so that there is time for what others say meanwhile.
    private func renewVectors() async throws {
        guard let model = settings.models.embedding?.model else { return }
        let people = try await store.people(withVectorsNotOf: model, withoutJob: DialogueRules.embeddingKey)
        guard !people.isEmpty else { return }
        let now = clock.now
        try await ledger.write { transaction in
            for (number, person) in people.enumerated() {
                let order = JobOrder<Job>(.embed, key: DialogueRules.embeddingKey, due: now + Self.renewal * number)
                try transaction.order(order, for: ConversationID(rawValue: person.rawValue), now: now)
            }
        }
    }

    /// How long one person's renewal has before the next one's begins.
    private static var renewal: Duration { .seconds(2) }

    /// Gives back the jobs that dead processes held, and clears away what they left lying about in plain form.
    private func releaseAbandonedWork() async throws {
        let alive = instance.alive()
        if alive == [instance.name] { try DataFolder.clearIncoming(of: settings.data) }
        try await ledger.write { try $0.releaseLeases(except: alive) }
        try await store.releaseRound(except: alive)
    }

    /// Fetching and waiting for servers is most of the work: a few more jobs than cores.
    private static var jobsAtOnce: Int { 4 }
}
