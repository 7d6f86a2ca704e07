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
        let pair = try await Self.explaining(script) { () throws in
            let (cast, folder) = (try Cast.bundled(), DemoFolder(settings.data))
            let pair =
                if let known = try folder.pair() { known } else { try await Self.fill(folder, cast, settings, script) }
            try script.introduce(pair, of: cast)
            return pair
        }
        try await Chat.open(as: pair.one, settings, firstLine: nil)
    }

    private static func fill(
        _ folder: DemoFolder, _ cast: Cast, _ settings: Settings, _ script: DemoScript
    ) async throws -> DemoPair {
        try script.begin(with: cast)
        return try await folder.fill { draft in
            var inside = settings
            inside.data = draft
            if inside.logLevel == "info" { inside.logLevel = "error" }
            let logger = Startup.logger(inside)
            let client = CurlClient()
            let bars = DemoProgress(script)
            let filling = try await Filling(
                cast, settings: inside, now: SystemWallClock().now, logger: logger,
                models: { Serving.models(inside, $0, client, logger) }, show: { await bars.show($0) })
            return try await filling.run()
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

/// Draws a line for each part of the work.
private actor DemoProgress {
    private let script: DemoScript
    private var stage: Filling.Progress.Stage?
    private var line: ProgressLine?

    init(_ script: DemoScript) {
        self.script = script
    }

    /// Output that is gone is noticed by whoever wants to talk there.
    func show(_ progress: Filling.Progress) {
        if stage != progress.stage {
            line = ProgressLine(on: script.display, label: script.label(of: progress.stage))
            stage = progress.stage
        }
        try? line?.show(progress.done, of: progress.all)
        if progress.done == progress.all { try? line?.finish() }
    }
}
