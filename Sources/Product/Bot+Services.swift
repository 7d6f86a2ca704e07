import Clone
public import Engine
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
    ///   - speech: What takes words from recordings.
    ///   - metricsPath: Where the metrics are written; none to write none. Of the processes on a data folder only one
    ///     may write there.
    public func services(
        edges: [ChannelEdge], sources: [Channel: any RecordingSource], speech: any SpeechRecognizer,
        metricsPath: String?
    ) async throws -> [any Service] {
        try await releaseAbandonedWork()
        let jobs = jobRunner(sources: sources, speech: speech)
        let outboxes = edges.map(outbox)
        let bells = [steps, jobs.bell] + outboxes.map(\.bell)
        let passing = Dictionary(
            uniqueKeysWithValues: edges.map {
                ($0.courier.channel, PassingQueue(courier: $0.courier, clock: clock))
            })
        let conductor = ConductorService(
            conductor: Conductor(ledger: ledger, machine: machine, clock: clock, logger: logger), bell: steps,
            clock: clock, metrics: metrics, logger: logger
        ) { report in
            Self.wake(outboxes, jobs, after: report)
            for shown in report.passing { passing[shown.address.channel]?.add(shown.passing, in: shown.address.chat) }
        }
        let watch = NeighbourWatch(store: store, bells: bells, clock: clock)
        return outboxes + Array(passing.values) + [jobs, conductor, watch, housekeeper(metricsPath: metricsPath)]
    }

    /// Wakes those to whom a batch of events left something to do.
    package static func wake(
        _ outboxes: [Outbox<BotLedger>], _ jobs: JobRunner<BotLedger>, after report: Conductor<BotLedger>.Report
    ) {
        if report.hasOutgoing { outboxes.forEach { $0.bell.ring() } }
        if report.hasJobs { jobs.bell.ring() }
    }

    func housekeeper(metricsPath: String?) -> Housekeeper {
        Housekeeper(store: store, files: files, metrics: metrics, path: metricsPath, clock: clock, logger: logger)
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
    package func jobRunner(
        sources: [Channel: any RecordingSource], speech: any SpeechRecognizer
    ) -> JobRunner<BotLedger> {
        let incoming = DataFolder.incoming(of: settings.data)
        let steps = steps
        return JobRunner(
            ledger: ledger,
            workers: [
                FetchWorker(sources: sources, files: files, incoming: incoming, logger: logger),
                TranscriptionWorker(
                    speech: MeteredRecognizer(speech: speech, metrics: metrics, clock: clock), files: files,
                    ledger: ledger, incoming: incoming, logger: logger),
                ReadingWorker(
                    reader: RuleReader(lexicons: lexicons, terms: terms), ledger: ledger,
                    likeness: Likeness(terms: terms), logger: logger),
                AdviceWorker(ledger: ledger, terms: terms, logger: logger),
                guessWorker(by: RuleGuesser(terms: terms)),
                ExportWorker(
                    files: files, ledger: ledger, incoming: incoming,
                    limits: [.telegram: settings.largestTelegramUpload], logger: logger),
                StatusWorker(metrics: metrics, store: store, clock: clock),
            ], timers: [JobKind.timer.rawValue], owner: instance.name, concurrency: Self.jobsAtOnce, clock: clock,
            metrics: metrics, logger: logger, onResult: { steps.ring() })
    }

    private func guessWorker(by guesser: any Guesser) -> GuessWorker {
        GuessWorker(
            guesser: guesser, ledger: ledger, speaker: Speaker(catalogue: catalogue), terms: terms, clock: clock,
            chance: chance, logger: logger)
    }

    /// Gives back the jobs that dead processes held, and clears away what they left lying about in plain form.
    package func releaseAbandonedWork() async throws {
        let alive = instance.alive()
        if alive == [instance.name] { try DataFolder.clearIncoming(of: settings.data) }
        try await ledger.write { try $0.releaseLeases(except: alive) }
    }

    /// Fetching and waiting for servers is most of the work: a few more jobs than cores.
    private static var jobsAtOnce: Int { 4 }
}
