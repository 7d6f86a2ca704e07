import ArgumentParser
import Foundation
import Product
import Store

/// Copies the database and the keys while the bot runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database and its keys to two files, also while the bot runs.",
        discussion: """
            Keep as many copies of the database as you like, but of the keys only the newest: then whoever was deleted \
            cannot be read in any of them. The recordings and the master key are not copied.
            """)

    @Argument(help: "The file to write the database to; it must not exist yet.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "The file of the keys, in the place of their earlier copy.",
            discussion: "Without it, \(Store.keyCopyName) in the folder of the other file."))
    var keys: String?

    func run() async throws {
        let settings = try await Startup.settings()
        guard Store.exists(in: settings.data) else {
            throw Startup.refusal("There is no database in \(settings.data).")
        }
        guard !FileManager.default.fileExists(atPath: file) else { throw Startup.refusal("\(file) is there already.") }
        let keys = keys ?? URL(filePath: file).deletingLastPathComponent().appending(path: Store.keyCopyName).path
        do {
            try Store.backUp(folder: settings.data, to: file, keys: keys)
            print("The database is copied to \(file), its keys to \(keys).")
            print("Without the master key nobody can read them: keep that somewhere else.")
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
            switch try Bot.rotateMasterKey(settings) {
            case .kept:
                print("The new key is in the data folder; the old one is gone.")
            case .toBeSet(let key):
                print("DVOINIK_MASTER_KEY is set in the environment; set it to this from now on:\n\(key)")
                print("Until the first start with it, it is in the file master.key.next of the data folder as well.")
            }
            print("Make a backup now: the copy of the keys still needs the old one, and after that none does.")
        } catch {
            throw Startup.refusal("The key was not changed: \(error).")
        }
    }
}
