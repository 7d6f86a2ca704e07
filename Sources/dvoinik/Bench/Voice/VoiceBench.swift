import ArgumentParser

/// Compares voice decoding with opusdec on one file.
struct VoiceBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice", abstract: "Compare voice decoding with opusdec (of opus-tools) in CPU time, on one file.")

    @Argument(help: "An Ogg Opus file, best of ten minutes.")
    var file: String

    @Option(help: "How many times each is run.")
    var rounds = 3

    func run() async throws {
        if let obstacle = VoiceComparison.obstacle { throw Startup.refusal(obstacle) }
        let comparison = VoiceComparison(file: file)
        var table = FigureTable()
        for _ in 0..<max(rounds, 1) { table.add(try comparison.measure()) }
        print(([FigureTable.header] + table.section(try comparison.title(), Figure.voice)).joined(separator: "\n"))
    }
}
