import Foundation
import Glibc

/// The program, running. What it says goes to files, which are read when it has ended.
public final class BotProcess: Sendable {
    /// How a process ended.
    public struct End: Sendable {
        /// The exit code, or the number of the signal that ended it.
        public let status: Int32
        /// Whether a signal ended it.
        public let isKilled: Bool
        /// What it wrote to standard output and standard error.
        public let output: String
    }

    private let process: Process
    private let said: [String]
    private let hasEnded = Watched(false)

    init(command: [String], environment: [String: String], folder: String, input: String? = nil) throws {
        let name = UUID().uuidString
        said = ["out", "err"].map { "\(folder)/\(name).\($0)" }
        for path in said { try Data().write(to: URL(filePath: path)) }
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.environment = environment.merging(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]) { mine, _ in mine }
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = try Self.reading(input, from: "\(folder)/\(name).in")
        process.standardOutput = FileHandle(forWritingAtPath: said[0])
        process.standardError = FileHandle(forWritingAtPath: said[1])
        process.terminationHandler = { [hasEnded] _ in hasEnded.change { $0 = true } }
        try process.run()
    }

    private static func reading(_ text: String?, from path: String) throws -> FileHandle {
        guard let text else { return .nullDevice }
        try Data(text.utf8).write(to: URL(filePath: path))
        return try FileHandle(forReadingFrom: URL(filePath: path))
    }

    deinit {
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    }

    /// Sends a signal.
    public func signal(_ number: Int32) {
        Glibc.kill(process.processIdentifier, number)
    }

    /// Waits for the end.
    ///
    /// - Throws: `CancellationError`.
    public func end() async throws -> End {
        try await hasEnded.until { $0 }
        return End(
            status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
            output: said.map { (try? String(contentsOfFile: $0, encoding: .utf8)) ?? "" }.joined())
    }

    /// Does something that needs the process alive.
    ///
    /// - Throws: `EarlyEnd` as soon as it is not, and what the work throws.
    public func whileAlive<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws
        -> Result
    {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(operation: work)
            group.addTask { throw EarlyEnd(end: try await self.end()) }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }

    /// Ends the process without a warning (`kill -9`) and returns once it is gone.
    @discardableResult
    public func kill() async throws -> End {
        signal(SIGKILL)
        return try await end()
    }

    /// Asks the process to stop, and returns once it has.
    public func stop() async throws -> End {
        signal(SIGTERM)
        return try await end()
    }
}

/// The program ended when nobody had asked it to.
public struct EarlyEnd: Error {
    /// How it ended.
    public let end: BotProcess.End
}
