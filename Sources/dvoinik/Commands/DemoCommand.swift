import ArgumentParser
import Curl
import Demo
import Domain
import Engine
import Foundation
import Logging
import Product
import Terminal
import Texts

/// Fills an empty data folder with invented people, and opens the chat of one of them.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty data folder with invented people, let a night go by, and talk as one of them.")

    func run() async throws {
        let settings = try await Startup.settings()
        let script = try DemoScript(settings)
        let (pair, isNew) = try await Self.explaining(script) { () throws in
            let (cast, folder) = (try Cast.bundled(), DemoFolder(settings.data))
            let known = try folder.pair()
            let pair = if let known { known } else { try await Self.fill(folder, cast, settings, script) }
            try script.introduce(pair, of: cast, isNew: known == nil)
            return (pair, known == nil)
        }
        // A match that was shown before is found again by asking for it.
        try await Chat.open(as: pair.one, settings, firstLine: isNew ? nil : "/matches")
    }

    private static func fill(
        _ folder: DemoFolder, _ cast: Cast, _ settings: Settings, _ script: DemoScript
    ) async throws -> DemoPair {
        try script.begin()
        return try await folder.fill { draft in
            var inside = settings
            inside.data = draft
            if inside.logLevel == "info" { inside.logLevel = "error" }
            let logger = Startup.logger(inside)
            let client = CurlClient()
            return try await script.showing { show in
                try await Filling(
                    cast, settings: inside, now: SystemWallClock().now, logger: logger,
                    models: { Serving.models(inside, $0, client, logger) }, show: show
                ).run()
            }
        }
    }

    /// Ends the program with a sentence where the demo cannot go on.
    private static func explaining<Result>(_ script: DemoScript, _ body: () async throws -> Result) async throws
        -> Result
    {
        do {
            return try await body()
        } catch let failure as DemoFailure {
            throw Startup.refusal(script.words(for: failure))
        } catch {
            throw Startup.refusal("\(error)")
        }
    }
}
