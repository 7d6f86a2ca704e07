public import Configuration
import Domain
import Engine
import FoundationEssentials
import Messaging
import Store
import SystemPackage

/// Everything that is wrong with the settings, each with the name of the variable and never with its value.
public struct SettingsFailure: Error, CustomStringConvertible {
    /// One sentence a mistake.
    public let problems: [String]
    /// The settings with the usual values in the place of mistaken ones: for a look at everything else.
    public let rest: Settings

    public var description: String { problems.joined(separator: "\n") }
}

extension Settings {
    /// Reads the settings from the environment, and from a `.env` file in the home folder where the environment says
    /// nothing.
    ///
    /// - Throws: `SettingsFailure` with every mistake at once.
    public static func read(home: String) async throws -> Settings {
        let file = try await EnvironmentVariablesProvider(
            environmentFilePath: FilePath("\(home)/.env"), allowMissing: true)
        return try read(
            from: ConfigReader(providers: [EnvironmentVariablesProvider(), file]), home: home,
            languages: languages(in: "\(home)/locales"))
    }

    /// The languages that a folder has locales of; none where it cannot be read, which others complain of.
    private static func languages(in folder: String) -> Set<String>? {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return Set(files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) })
    }

    /// Reads the settings from any source. Relative paths begin at the home folder.
    ///
    /// - Parameter languages: The languages there are; nil where any will do.
    /// - Throws: `SettingsFailure` with every mistake at once.
    public static func read(
        from config: ConfigReader, home: String, languages: Set<String>? = nil
    ) throws -> Settings {
        var reader = SettingsReader(config: config)
        let data = reader.path("dvoinik.data", in: home) ?? "\(home)/data"
        let settings = Settings(
            home: reader.text("dvoinik.home") ?? home,
            data: data,
            telegramToken: reader.token("telegram.bot.token"),
            telegramURL: reader.url("telegram.api.url") ?? Settings.telegramServer,
            pacing: reader.pacing(overall: "dvoinik.send.rate", inChat: "dvoinik.chat.send.rate"),
            masterKey: reader.masterKey("dvoinik.master.key"),
            speech: reader.endpoint("speech", model: "speech.model", "whisper-1"),
            models: reader.models(),
            admins: reader.admins("dvoinik.admins"),
            language: reader.language("dvoinik.language", of: languages),
            logLevel: reader.logLevel("dvoinik.log.level"),
            events: reader.path("dvoinik.events", in: home),
            metricsPath: reader.path("dvoinik.metrics", in: home) ?? "\(data)/metrics.prom")
        guard reader.problems.isEmpty else { throw SettingsFailure(problems: reader.problems, rest: settings) }
        return settings
    }
}
