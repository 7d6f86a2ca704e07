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
            throw refusal(failure.description)
        }
    }

    /// The bot on its data folder; where that cannot be used, it is said why and the program ends.
    static func bot(_ settings: Settings, logger: Logger) throws -> Bot {
        do {
            return try Bot(settings: settings, logger: logger)
        } catch let failure as CatalogueFailure {
            throw refusal("The locales are not complete:\n\(failure)")
        } catch let failure as PromptsFailure {
            throw refusal("The prompts are not complete:\n\(failure)")
        } catch {
            throw refusal("The data folder \(settings.data) cannot be used: \(error).")
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
}
