import Asking
import Curl
import Dialogue
import Engine
import LanguageModels
import Logging
import Product
import Texts

/// The models that are set up, and the ways to them.
struct ModelGateway {
    /// The chat models; nil where none is set up.
    let chat: ModelRouter?
    /// The model that turns texts into vectors; nil where none is set up.
    let embedder: EmbeddingModel?

    /// Puts the gateway together.
    ///
    /// - Parameters:
    ///   - settings: The models, and what they may cost.
    ///   - prompts: The prompts, checked.
    ///   - book: Where spending is written down.
    ///   - http: What carries the calls.
    ///   - reporter: Is told what happens.
    init(
        _ settings: ModelSettings, prompts: Prompts, book: any SpendingBook, http: any HTTPClient,
        clock: some WallClock, reporter: ModelReporter
    ) {
        let caller = ModelCaller(
            limits: SpendingLimits(book: book, budget: settings.budget, dailyTokens: settings.dailyTokens),
            surroundings: ModelSurroundings(
                now: { clock.now }, sleep: { try await clock.sleep(for: $0) }, report: reporter.report))
        let wording = StructureWording(prompts)
        let models = Self.chatModels(settings, wording: wording, http: http)
        chat = models.isEmpty ? nil : ModelRouter(models: models, caller: caller, wording: wording)
        embedder = settings.embedding.map { embedding in
            EmbeddingModel(
                endpoint: EmbeddingEndpoint(
                    endpoint: Endpoint(embedding), http: http, patience: settings.patience),
                price: settings.prices[embedding.model], mostCalls: settings.mostCalls, caller: caller)
        }
    }

    /// How each model is at present.
    var statuses: [ModelRoute.Status] { (chat?.statuses ?? []) + (embedder.map { [$0.status] } ?? []) }

    /// The models of the tiers; one and the same where both are set to it.
    private static func chatModels(
        _ settings: ModelSettings, wording: StructureWording, http: any HTTPClient
    ) -> [ModelTier: ChatModel] {
        let make = { (endpoint: EndpointSettings) in
            ChatModel(
                chat: ChatEndpoint(
                    endpoint: Endpoint(endpoint), http: http, wording: wording, patience: settings.patience),
                price: settings.prices[endpoint.model], mostCalls: settings.mostCalls)
        }
        var models: [ModelTier: ChatModel] = [:]
        models[.fast] = settings.fast.map(make)
        models[.smart] = settings.smart == settings.fast ? models[.fast] : settings.smart.map(make)
        return models
    }
}

extension StructureWording {
    /// The words of the prompts `structure` and `repair`, whose placeholders were checked at the start.
    init(_ prompts: Prompts) {
        self.init(
            schema: { Self.words(prompts["structure"], ["schema": $0]) },
            repair: { Self.words(prompts["repair"], ["problems": $0, "schema": $1]) })
    }

    private static func words(_ prompt: Prompt?, _ values: [String: String]) -> String {
        (try? prompt?.filled(with: values)) ?? values.values.sorted().joined(separator: "\n\n")
    }
}

extension Endpoint {
    /// The endpoint that is set.
    init(_ settings: EndpointSettings) {
        self.init(baseURL: settings.baseURL, apiKey: settings.apiKey.map { Secret($0) }, model: settings.model)
    }
}

extension StatusLine {
    /// How a model is at present.
    init(_ status: ModelRoute.Status) {
        let load = "\(status.callsInFlight) under way, \(status.callsWaiting) waiting"
        let fault = status.fault.map { ", \($0)" } ?? ""
        self.init(name: "model \(status.model)", value: "\(status.breaker.name), \(load)\(fault)")
    }
}
