import ArgumentParser
import Foundation
import Logging
import Product
import Store
import Texts

/// What every command begins with.
enum Startup {
    /// The settings; where they are wrong, every mistake is said and the program ends.
    static func settings() async throws -> Settings {
        do {
            return try await Settings.read(home: Dvoinik.home)
        } catch let failure as SettingsFailure {
            throw misconfiguration(failure.description)
        }
    }

    /// The bot on its data folder; where that cannot be used, it is said why and the program ends.
    static func bot(_ settings: Settings, logger: Logger) throws -> Bot {
        do {
            return try Bot(settings: settings, logger: logger)
        } catch let failure as CatalogueFailure {
            throw misconfiguration("The locales are not complete:\n\(failure)")
        } catch let failure as PromptsFailure {
            throw misconfiguration("The prompts are not complete:\n\(failure)")
        } catch {
            throw unusable(settings.data, error)
        }
    }

    /// Does something with the data folder; where that cannot be done, it is said why and the program ends.
    static func using<Result>(_ settings: Settings, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            throw unusable(settings.data, error)
        }
    }

    /// A logger to standard error.
    static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "dvoinik") { _ in LineLogHandler.standardError() }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return logger
    }

    /// Says a line to whoever started the program.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Ends the program with a sentence.
    static func refusal(_ sentence: String) -> any Error {
        say(sentence)
        return ExitCode.failure
    }

    /// Ends the program with a sentence and a code by which a supervisor knows that starting it again is no use before
    /// somebody has changed something: `EX_CONFIG` of `sysexits.h`.
    static func misconfiguration(_ sentence: String) -> any Error {
        say(sentence)
        return ExitCode(78)
    }

    private static func unusable(_ folder: String, _ error: any Error) -> any Error {
        let sentence = "The data folder \(folder) cannot be used: \(Store.explanation(of: error, in: folder))."
        return needsOperator(error) ? misconfiguration(sentence) : refusal(sentence)
    }

    /// Whether what keeps the data folder from being opened is a mistake, and not a disk that may have room again.
    private static func needsOperator(_ error: any Error) -> Bool {
        switch error as? StoreFailure {
        case .missingMasterKey, .unreadableMasterKey, .wrongMasterKey, .newerVersion: true
        default: false
        }
    }
}
