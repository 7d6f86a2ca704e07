import ArgumentParser
import Foundation
import ServiceLifecycle

/// Rounds of measurements, and the table of what they have found. A signal ends them, and the processes they started.
struct BenchSeries: Service {
    /// What is decoded.
    enum Recording {
        /// An Ogg Opus file.
        case file(String)
        /// One made for the occasion.
        case synthetic(seconds: Int)
    }

    /// The folder that holds `locales` and `prompts`.
    var home: String
    /// How often everything is measured.
    var rounds: Int
    /// What the bot has to answer.
    var load: FourStepLoad
    /// What is decoded.
    var recording: Recording
    /// How long nothing happens to the idle product before its memory is looked at.
    var rest: Duration

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await TemporaryFolder.with { folder in
                let isComparable = VoiceComparison.obstacle == nil
                try await measure(isComparable ? VoiceComparison(file: try recordingFile(in: folder)) : nil)
            }
        }
    }

    private func recordingFile(in folder: String) throws -> String {
        switch recording {
        case .file(let path): return path
        case .synthetic(let seconds):
            let path = "\(folder)/voice.ogg"
            try Data(SyntheticSpeech.voiceNote(seconds: seconds)).write(to: URL(filePath: path))
            return path
        }
    }

    private func measure(_ voice: VoiceComparison?) async throws {
        let voiceTitle = try voice?.title() ?? VoiceComparison.obstacle ?? ""
        var table = FigureTable()
        for round in 1...rounds {
            Startup.say("Round \(round) of \(rounds)")
            table.add(try await load.measure())
            if let voice { table.add(try voice.measure()) }
            table.add(try await IdleBot(home: home, rest: rest).measure())
        }
        print(lines(of: table, voiceTitle: voiceTitle).joined(separator: "\n"))
        // Times differ from machine to machine, but nothing may ever be wrong or lost.
        guard table.isReached(.misses) == true else { throw ExitCode.failure }
    }

    private func lines(of table: FigureTable, voiceTitle: String) -> [String] {
        [FigureTable.header] + table.section(load.title, Figure.load) + table.section(voiceTitle, Figure.voice)
            + table.section("The product, waiting for messages", Figure.idleBot)
    }
}
