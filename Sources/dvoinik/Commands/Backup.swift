import ArgumentParser
import Foundation
import Product
import Store

/// Copies the database while the bot runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Copy the database to a file, also while the bot runs. Copy the recordings folder and the key as well.")

    @Argument(help: "The file to write; it must not exist yet.")
    var file: String

    func run() async throws {
        let settings = try await Startup.settings()
        guard Store.exists(in: settings.data) else {
            throw Startup.refusal("There is no database in \(settings.data).")
        }
        guard !FileManager.default.fileExists(atPath: file) else { throw Startup.refusal("\(file) is there already.") }
        do {
            try await Store.backUp(folder: settings.data, to: file)
            print("The database is copied to \(file). Without its master key nobody can read it.")
        } catch {
            throw Startup.refusal("The backup failed: \(error).")
        }
    }
}

/// Puts another master key in the place of the present one.
struct RotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key", abstract: "Make a new master key and wrap all data keys by it. Stop the bot first.")

    func run() async throws {
        let settings = try await Startup.settings()
        guard Store.exists(in: settings.data) else {
            throw Startup.refusal("There is no database in \(settings.data).")
        }
        do {
            switch try await Bot.rotateMasterKey(settings) {
            case .kept:
                print("The new key is in the data folder; the old one is gone. The next backup needs the new key.")
            case .toBeSet(let key):
                print("DVOINIK_MASTER_KEY is set in the environment; set it to this from now on:\n\(key)")
            }
        } catch {
            throw Startup.refusal("The key was not changed: \(error).")
        }
    }
}
