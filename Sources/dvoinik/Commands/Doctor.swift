import ArgumentParser

/// Checks everything the bot needs.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, token, clock, data folder, database, key, models and texts; say what to do.")

    func run() async throws {
        let findings = await Examination(home: Dvoinik.home).findings()
        for finding in findings {
            print("\(finding.isGood ? "ok  " : "BAD ")  \(finding.name): \(finding.sentence)")
        }
        guard findings.allSatisfy(\.isGood) else { throw ExitCode.failure }
    }
}
