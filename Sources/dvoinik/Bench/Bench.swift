import ArgumentParser

/// Measures.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the bot.", subcommands: [FourStepBot.self, VoiceBench.self])
}
