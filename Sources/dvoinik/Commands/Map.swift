import ArgumentParser
import Product

/// Prints the state machine.
struct Map: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Print the dialogue as a Mermaid state diagram.")

    func run() async throws {
        print(try Bot.map(home: Dvoinik.home), terminator: "")
    }
}
