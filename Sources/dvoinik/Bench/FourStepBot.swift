import ArgumentParser
import Curl
import Engine
import Foundation
import Logging
import Messaging
import Product
import ServiceLifecycle
import Store
import Telegram

/// Serves the dialogue of four steps on a Bot API server, on the engine and the store that the product runs on, with
/// full durability and without rate limits. So a load generator can compare it with other bots.
struct FourStepBot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "four-steps",
        abstract: "Serve the four-step dialogue on the Bot API server in API, with its data in DB.")

    @Option(help: "Address of the Bot API server.")
    var api = ProcessInfo.processInfo.environment["API"] ?? "http://127.0.0.1:18800"

    @Option(help: "Folder of the data, or a file name from which one is made.")
    var db = ProcessInfo.processInfo.environment["DB"] ?? "four-steps"

    func run() async throws {
        let logger = Self.logger
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try Store(folder: folder, key: try masterKey())
        let clock = SystemWallClock()
        let ledger = SQLiteLedger(store: store, machine: FourSteps(), tables: NoTables(), clock: clock)
        let client = CurlClient(maximumConnectionsPerHost: Pacing.unlimited.concurrency)
        let api = BotAPI(token: try Self.token, server: api, client: client)
        let metrics = Metrics()
        let outbox = Outbox(
            ledger: ledger, machine: FourSteps(),
            courier: TelegramCourier(
                api: api, media: NoMedia(), drafts: folder, clock: ContinuousClock(), logger: logger),
            pacing: .unlimited, clock: clock, chance: { .random(in: 0..<1) }, metrics: metrics, logger: logger)
        let steps = Doorbell()
        let conductor = ConductorService(
            conductor: Conductor(ledger: ledger, machine: FourSteps(), clock: clock, logger: logger), bell: steps,
            clock: clock, metrics: metrics, logger: logger
        ) { _ in outbox.bell.ring() }
        let poller = Poller(
            api: api, intake: RingingIntake(ledger: ledger, bell: steps, metrics: metrics), clock: ContinuousClock(),
            now: { clock.now },
            logger: logger)
        try await Serving.run([outbox, conductor, poller], logger)
    }

    /// Tells what is wrong.
    static var logger: Logger {
        var logger = Logger(label: "bench") { _ in LineLogHandler.standardError() }
        logger.logLevel = .warning
        return logger
    }

    private static var token: Token {
        get throws {
            guard let token = Token("42:" + String(repeating: "x", count: 35)) else { throw ExitCode.failure }
            return token
        }
    }

    private var folder: String { "\(db).data" }

    private func masterKey() throws -> MasterKey {
        let path = "\(folder)/master.key"
        if let text = try? String(contentsOfFile: path, encoding: .utf8) { return try MasterKey(base64: text) }
        let key = MasterKey()
        try key.base64.write(toFile: path, atomically: true, encoding: .utf8)
        return key
    }
}

/// The four steps show no media.
private struct NoMedia: MediaStore {
    func contents(of name: String) async throws -> [UInt8] { [] }
    func copy(_ name: String, to path: String) async throws -> Int64 { 0 }
}
