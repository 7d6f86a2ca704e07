import ArgumentParser
import Foundation

/// Measures how fast the people are found who are nearest to somebody.
struct MatchBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Time the exact search for the people nearest to somebody, among up to a million.",
        discussion: """
            Vectors of 384 components, the nearest 50, on one thread; beside it, what it takes to read as many bytes from \
            memory. With --peers, faiss and usearch do the same on the same vectors in the same run, as far as that Python \
            has them.
            """)

    @Option(name: .customLong("people"), help: "How many people there are; may be given more than once.")
    var sizes: [Int] = [10_000, 100_000, 1_000_000]

    @Option(help: "A Python that has faiss-cpu or usearch, and numpy.")
    var peers: String?

    func validate() throws {
        guard sizes.allSatisfy({ $0 > 0 }) else { throw ValidationError("--people must be at least 1.") }
    }

    func run() throws {
        for size in sizes {
            let comparison = NearestComparison(people: size)
            print("\(size) people")
            for line in comparison.lines() { print("  \(line)") }
            guard let peers else { continue }
            for line in try comparison.lines(of: peers, home: Dvoinik.home) { print("  \(line)") }
        }
    }
}
