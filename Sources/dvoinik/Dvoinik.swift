import ArgumentParser
import Foundation
import Product

/// The command line.
@main
struct Dvoinik: AsyncParsableCommand {
    /// Commands without a name would be named after their types, for which the runtime searches all conformances.
    static let configuration = CommandConfiguration(
        commandName: "dvoinik",
        abstract: "A voice diary on Telegram from which an AI double of its author grows.",
        subcommands: [
            Run.self, Chat.self, DemoCommand.self, Doctor.self, Backup.self, RotateKey.self, Map.self, Bench.self,
        ])

    static func main() async {
        // Whoever reads what we print may go away; that is an error of the write, not the end of the program.
        signal(SIGPIPE, SIG_IGN)
        // Nothing the bot writes is anybody else's to read.
        umask(0o077)
        Footprint.keepHeapTogether()
        await main(nil)
    }

    /// The folder that holds `locales` and `prompts`: the launcher says which; otherwise the one we stand in.
    static var home: String {
        ProcessInfo.processInfo.environment["DVOINIK_HOME"] ?? FileManager.default.currentDirectoryPath
    }
}
