import Foundation

/// A home and a data folder of a bot's own, removed with this object.
public final class Workplace: Sendable {
    /// The folder of everything.
    public let folder: String
    /// The bot's home: only the texts are in it, and no `.env`.
    public var home: String { folder + "/home" }
    /// The data folder, made by the bot.
    public var data: String { folder + "/data" }

    /// The release binary; nil where there is none.
    public static var binary: String? { ProcessInfo.processInfo.environment["DVOINIK_BINARY"] }

    /// Makes the folders.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dvoinik-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder + "/home", withIntermediateDirectories: true)
        for name in ["locales", "prompts"] {
            let source = Recordings.root.appending(path: name)
            guard FileManager.default.fileExists(atPath: source.path()) else { continue }
            try FileManager.default.copyItem(atPath: source.path(), toPath: "\(home)/\(name)")
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The settings with which a bot serves the people of a server.
    public func settings(telegram: String, speech: String) -> [String: String] {
        [
            "TELEGRAM_BOT_TOKEN": ChatServer.token, "TELEGRAM_API_URL": telegram, "SPEECH_BASE_URL": speech,
            "SPEECH_MODEL": "whisper-1", "DVOINIK_DATA": data, "DVOINIK_HOME": home, "DVOINIK_SEND_RATE": "unlimited",
        ]
    }

    /// Starts the bot, with no other environment than the settings.
    ///
    /// - Parameters:
    ///   - wrapper: A command that is to run it.
    ///   - input: What it reads from standard input.
    public func start(
        _ arguments: String..., settings: [String: String], wrapper: [String] = [], input: String? = nil
    ) throws -> BotProcess {
        guard let binary = Self.binary else { throw CocoaError(.fileNoSuchFile) }
        return try BotProcess(
            command: wrapper + [binary] + arguments, environment: settings, folder: folder, input: input)
    }

    /// Starts the launcher, which finds no other programs than the named ones.
    public func launch(_ arguments: String..., finding programs: [String]) throws -> BotProcess {
        let path = "\(folder)/programs"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for program in programs {
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(program)", withDestinationPath: "/usr/bin/\(program)")
        }
        let launcher = Recordings.root.appending(path: "dvoinik").path()
        return try BotProcess(command: [launcher] + arguments, environment: ["PATH": path], folder: folder)
    }
}
