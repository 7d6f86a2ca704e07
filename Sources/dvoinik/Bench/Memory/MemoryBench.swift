import ArgumentParser
import Asking
import Clone
import Curl
import Engine
import Foundation
import LanguageModels
import Product

/// Measures how well the words that answer a question are found among everything a person said, and how fast.
struct MemoryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory",
        abstract: "Rank the evidence for the questions of LoCoMo, and time a search among 10,000 memories.",
        discussion: """
            The data set is Snap Research's, and its licence forbids shipping it: \
            https://github.com/snap-research/locomo has the file. Where an embedding model is set up (EMBEDDING_BASE_URL \
            and so on, or OPENAI_API_KEY), the texts of the file are sent there, and it is measured too.
            """)

    @Option(help: "The file of LoCoMo; without one, only time is measured.")
    var locomo: String?

    @Option(help: "The base URL of another embedding endpoint than the one that is set up.")
    var embeddings: String?

    @Option(help: "Its model.")
    var embeddingModel = "multilingual-e5-small"

    @Option(help: "Which questions are counted: all, or only the even or the odd ones.")
    var questions = LocomoFile.Share.all

    func run() async throws {
        if let locomo { try await rank(try LocomoFile(path: locomo, counting: questions)) }
        SearchTiming().run()
    }

    private func rank(_ file: LocomoFile) async throws {
        let ranking = LocomoRanking(embedder: try await embedder())
        var tallies = [RecallTally](repeating: RecallTally(), count: ranking.legs.count)
        for conversation in file.conversations { try await ranking.rank(conversation, into: &tallies) }
        let categories = Set(file.conversations.flatMap { $0.questions.map(\.category) }).sorted()
        print("Recall at 5, 10 and 25, %".padding(toLength: 34, withPad: " ", startingAt: 0), terminator: "")
        print(RecallTally.header(categories: categories))
        for (leg, tally) in zip(ranking.legs, tallies) {
            print(leg.padding(toLength: 33, withPad: " ", startingAt: 0), tally.line)
        }
    }

    /// The model that turns the texts into vectors, if there is one.
    private func embedder() async throws -> (any TextEmbedder)? {
        guard let endpoint = try await endpoint() else { return nil }
        let caller = ModelCaller(
            limits: SpendingLimits(book: SpendingNotes(), budget: nil, dailyTokens: .max),
            surroundings: ModelSurroundings(
                now: { SystemWallClock().now }, sleep: { try await Task.sleep(for: $0) }, report: { _ in }))
        return EmbeddingModel(
            endpoint: EmbeddingEndpoint(endpoint: endpoint, http: CurlClient(), patience: 10), price: nil,
            mostCalls: 1, caller: caller)
    }

    private func endpoint() async throws -> Endpoint? {
        if let embeddings { return Endpoint(baseURL: embeddings, model: embeddingModel) }
        return try await Startup.settings().models.embedding.map(Endpoint.init)
    }
}
