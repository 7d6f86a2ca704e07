import Asking
import Curl
import Domain
import Foundation
import LanguageModels

extension RealModels {
    private static let patience = 10.0

    /// A way to the chat model alone, with no bound on spending.
    static func router() -> ModelRouter {
        let wording = StructureWording(
            schema: { "Answer with JSON of this schema: \($0)" },
            repair: { "\($0) Answer with JSON of this schema: \($1)" })
        let endpoint = Endpoint(baseURL: baseURL ?? "", model: "qwen2.5-coder-0.5b-instruct-q4_k_m")
        let chat = ChatEndpoint(endpoint: endpoint, http: CurlClient(proxy: ""), wording: wording, patience: patience)
        let caller = ModelCaller(
            limits: SpendingLimits(book: SpendingNotes(), budget: nil, dailyTokens: .max),
            surroundings: ModelSurroundings(
                now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
                sleep: { try await Task.sleep(for: $0) }, report: { _ in }))
        return ModelRouter(
            models: [.smart: ChatModel(chat: chat, price: nil, mostCalls: 1)], caller: caller, wording: wording)
    }
}
