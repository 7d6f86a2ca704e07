import ArgumentParser
import Foundation

/// Compares ways of choosing who is proposed to whom.
struct ProposalBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: "Let invented people be proposed to each other for 90 days, in three ways.",
        discussion: """
            One new person a day for each at the most. How many proposals both accept, how unequally matches are spread \
            (Gini), and how many are left with nothing: at random, the likeliest first, and as the bot does it, for \
            everybody together.
            """)

    @Option(help: "How many people there are.")
    var people = 2000

    @Option(help: "Another number invents other people.")
    var seed: UInt64 = 1

    func validate() throws {
        guard people > 1 else { throw ValidationError("--people must be at least 2.") }
    }

    func run() throws {
        let world = ProposalWorld(people: people, seed: seed)
        print("\(people) people, 90 days, seed \(seed)")
        print("                          accepted    Gini  without a match  unseen  most a day  s a day")
        for way in ProposalWorld.Way.allCases {
            let outcome = world.outcome(of: way)
            let name = way.rawValue.padding(toLength: 24, withPad: " ", startingAt: 0)
            print(
                name
                    + String(
                        format: "%9.1f %%  %6.3f  %13.1f %%  %4.1f %%  %10d  %7.2f", outcome.accepted * 100,
                        outcome.gini, outcome.without * 100, outcome.unseen * 100, outcome.most, outcome.seconds))
        }
    }
}
