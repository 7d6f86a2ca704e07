import BenchLoad
import Foundation

/// The product itself, started on an empty data folder and left in peace.
struct IdleBot {
    /// The folder that holds `locales` and `prompts`.
    var home: String
    /// How long nothing happens before the memory is looked at.
    var rest: Duration

    /// Starts it and waits until it does nothing but wait for messages.
    func measure() async throws -> [Figure: Double] {
        let server = try LoadServer(script: FourStepScript(people: 0, rounds: 0))
        return try await TemporaryFolder.with { folder in
            let settings = try settings(in: folder, server: server.url)
            return try await BotUnderTest.running(["run"], settings: settings) { bot in
                try await bot.until { server.read { $0.isIdle(for: rest, at: .now) } }
                let memory = try bot.usage.memory
                try await bot.stop()
                let start = server.read { $0.firstRequest.map { ($0 - bot.start) / .seconds(1) } }
                return [.productStart: start ?? .infinity, .idleMemory: memory]
            }
        }
    }

    /// Settings of its own, all of them: nothing of a `.env` file that may lie in the real home.
    private func settings(in folder: String, server: String) throws -> [String: String] {
        for name in ["locales", "prompts"] {
            try FileManager.default.createSymbolicLink(
                at: URL(filePath: "\(folder)/\(name)"), withDestinationURL: URL(filePath: "\(home)/\(name)"))
        }
        return [
            "DVOINIK_HOME": folder, "DVOINIK_DATA": "\(folder)/data", "DVOINIK_LOG_LEVEL": "warning",
            "TELEGRAM_API_URL": server, "TELEGRAM_BOT_TOKEN": Self.token,
        ]
    }

    private static let token = "42:" + String(repeating: "x", count: 35)
}

extension Figure {
    /// What an idle bot shows.
    static let idleBot: [Figure] = [.productStart, .idleMemory]
}
