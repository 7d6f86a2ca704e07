import Foundation

/// This very program as a process of its own, so that what it uses is its own.
final class BotUnderTest: Sendable {
    /// When it was started.
    let start: ContinuousClock.Instant
    private let process = Process()

    /// Starts the program and hands it over. Afterwards it is gone, whatever has happened.
    static func running<Result>(
        _ arguments: [String], settings: [String: String] = [:], _ work: (BotUnderTest) async throws -> Result
    ) async throws -> Result {
        let bot = try BotUnderTest(arguments, settings)
        defer { bot.kill() }
        return try await work(bot)
    }

    private init(_ arguments: [String], _ settings: [String: String]) throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = settings
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        start = .now
        try process.run()
    }

    /// Waits until something has happened.
    ///
    /// - Throws: `BenchFailure` where it cannot happen any more, or takes too long.
    func until(_ hasHappened: () -> Bool) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while !hasHappened() {
            guard process.isRunning else { throw BenchFailure.botEnded(status: process.terminationStatus) }
            guard .now < deadline else { throw BenchFailure.botTooSlow }
            try await Task.sleep(for: Self.glance)
        }
    }

    /// What it has used so far.
    var usage: ProcessUsage {
        get throws { try ProcessUsage(of: process.processIdentifier) }
    }

    /// Asks it to stop, and returns once it has.
    func stop() async throws {
        process.terminate()
        let deadline = ContinuousClock.now + Self.farewell
        while process.isRunning {
            guard .now < deadline else { throw BenchFailure.botGoesOn }
            try await Task.sleep(for: Self.glance)
        }
    }

    private func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How often one looks: seldom enough to cost nothing.
    private static let glance: Duration = .milliseconds(20)
    private static let patience: Duration = .seconds(180)
    private static let farewell: Duration = .seconds(10)
}
