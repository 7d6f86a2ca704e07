import Asking
import Curl
import Domain
import HTTPTesting
@testable import LanguageModels
import NIOConcurrencyHelpers
import Testing

/// An embedding server on loopback and a client that talks to it.
private struct EmbeddingServer {
    let server: LoopbackServer
    let surroundings = Surroundings()
    let book = SpendingNotes()
    let model: EmbeddingModel

    init(
        model name: String = "m", price: ModelPrice? = nil, budget: MonthlyBudget? = nil,
        _ handler: @escaping LoopbackServer.Handler
    ) throws {
        server = try LoopbackServer(handler)
        model = EmbeddingModel(
            endpoint: EmbeddingEndpoint(
                endpoint: Endpoint(baseURL: server.url, apiKey: Secret("sk-marked"), model: name),
                http: CurlClient(proxy: ""), patience: .ofTests),
            price: price, mostCalls: 4,
            caller: ModelCaller(
                limits: SpendingLimits(book: book, budget: budget, dailyTokens: 1000), surroundings: surroundings.values
            ))
    }

    func vectors(_ texts: String..., for purpose: EmbeddingPurpose = .passage) async throws(ModelAbsence) -> [[Float]] {
        try await model.vectors(of: texts, for: purpose, person: nil)
    }

    /// What embedding fails with.
    func absence() async -> ModelAbsence? {
        do {
            _ = try await vectors("one", "two")
            return nil
        } catch {
            return error
        }
    }

    /// The texts of each request so far.
    var inputs: [[String]] { server.requests.map { $0.json["input"] as? [String] ?? [] } }
}

extension LoopbackRequest {
    /// A vector for each text: its length and 4, in the order of the texts or backwards.
    fileprivate func embedded(backwards: Bool = false) -> LoopbackReply {
        let texts = json["input"] as? [String] ?? []
        let entries = texts.enumerated().map { index, text in
            ["index": index, "embedding": [Double(text.count), 4]] as [String: Any]
        }
        return .json(["data": backwards ? entries.reversed() : entries, "usage": ["prompt_tokens": texts.count]])
    }
}

@Suite struct `Texts become vectors` {
    @Test func `of length 1, in their order`() async throws {
        for backwards in [false, true] {
            let server = try EmbeddingServer { $0.embedded(backwards: backwards) }
            #expect(
                try await server.vectors("abc", "abcd") == [
                    [0.6, 0.8], [Float(0.5).squareRoot(), Float(0.5).squareRoot()],
                ])
            let request = try #require(server.server.requests.first)
            #expect(request.target == "/embeddings" && request.json["model"] as? String == "m")
            #expect(request.headers["authorization"] == "Bearer sk-marked")
        }
    }

    @Test func `in requests of a bounded size`() async throws {
        let server = try EmbeddingServer { $0.embedded() }
        let texts = (1...70).map { String(repeating: "a", count: $0) }
        #expect(try await server.model.vectors(of: texts, for: .passage, person: nil).count == 70)
        #expect(server.inputs.map(\.count) == [32, 32, 6])
        #expect(server.inputs.joined().elementsEqual(texts))
        let long = String(repeating: "a", count: 20_000)
        #expect(EmbeddingEndpoint.batches([long, long, "b", long]).map(\.count) == [1, 2, 1])
        #expect(EmbeddingEndpoint.batches([long + long]).count == 1)
        #expect(try await server.model.vectors(of: [], for: .passage, person: nil) == [])
        #expect(server.inputs.count == 3)
    }

    @Test func `also where there is nothing to read`() async throws {
        let server = try EmbeddingServer { $0.embedded() }
        #expect(try await server.vectors("").count == 1)
        #expect(server.inputs == [[" "]])
    }

    @Test(arguments: [
        ("intfloat/multilingual-e5-small", "passage: ", "query: "), ("E5-base-v2", "passage: ", "query: "),
        ("multilingual-e5-large-instruct", "", ""), ("text-embedding-3-small", "", ""), ("bge-m3", "", ""),
    ])
    func `with the mark that their model wants`(model: String, passage: String, question: String) async throws {
        #expect(EmbeddingMark.mark(of: model, for: .passage) == passage)
        let server = try EmbeddingServer(model: model) { $0.embedded() }
        _ = try await server.vectors("tea", for: .question)
        #expect(server.inputs == [["\(question)tea"]])
    }

    @Test(arguments: [
        "", "[]", #"{"data": []}"#, #"{"data": [{"embedding": [1, 0]}]}"#,
        #"{"data": [{"embedding": [1, 0]}, {"embedding": [1]}]}"#, #"{"data": [{"embedding": []}, {"embedding": []}]}"#,
        #"{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}"#,
        #"{"data": [{"index": 0, "embedding": [1]}, {"index": 2, "embedding": [1]}]}"#,
        #"{"data": [{"embedding": [0, 0]}, {"embedding": [1, 0]}]}"#,
        #"{"data": [{"embedding": "AAAA"}, {"embedding": [1]}]}"#,
    ])
    func `unless the answer holds none for each`(body: String) async throws {
        let server = try EmbeddingServer { _ in .text(body) }
        #expect(await server.absence() == .unavailable(retryAfter: nil))
        #expect(
            server.surroundings.outcomes == [
                .failed(.malformedAnswer), .failed(.malformedAnswer), .failed(.malformedAnswer),
            ])
    }

    @Test func `of one width only: another one is another model, which is said once`() async throws {
        let script = Script(
            .json(#"{"data": [{"embedding": [3, 4]}, {"embedding": [3, 4]}]}"#),
            .json(#"{"data": [{"embedding": [1, 0, 0]}, {"embedding": [1, 0, 0]}]}"#),
            .json(#"{"data": [{"embedding": [1, 0, 0]}, {"embedding": [1, 0, 0]}]}"#))
        let server = try EmbeddingServer(script.handler)
        #expect(await server.absence() == nil)
        #expect(await server.absence() == .misconfigured)
        #expect(server.surroundings.outcomes == [.answered, .failed(.changedWidth(from: 2, to: 3))])
        #expect(await server.absence() == nil, "what is said once is known")
    }

    @Test func `again after a failure that passes, and within the budget`() async throws {
        let calls = NIOLockedValueBox(0)
        let price = ModelPrice(prompt: 500_000, answer: 0)
        let server = try EmbeddingServer(price: price, budget: MonthlyBudget(amount: 1_000_000, currency: "RUB")) {
            let isFirst = calls.withLockedValue { count in
                count += 1
                return count == 1
            }
            return isFirst ? .text("", status: 503) : $0.embedded()
        }
        #expect(await server.absence() == nil)
        #expect(await server.book.entries.map(\.usage) == [ModelUsage(promptTokens: 2, cost: 1_000_000)])
        #expect(await server.absence() == .budgetSpent)
    }

    @Test func `by a server that is asked whether it has the model`() async throws {
        let server = try LoopbackServer { request in
            request.method == "GET" ? .text("", status: 404) : .text("input is empty", status: 422)
        }
        let endpoint = EmbeddingEndpoint(
            endpoint: Endpoint(baseURL: server.url, model: "m"), http: CurlClient(proxy: ""))
        #expect(await endpoint.check(timeout: .seconds(120)) == .unlisted)
        #expect(server.requests.map(\.target) == ["/models", "/embeddings"])
    }
}
