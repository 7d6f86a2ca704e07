import Foundation

/// The real servers that the launcher has started.
enum RealModels {
    private static let environment = ProcessInfo.processInfo.environment

    /// The base URL; nil where there is none.
    static let baseURL = environment["DVOINIK_REAL_BASE_URL"]

    /// What tells a bot of the chat and embedding models.
    static let settings = [
        "CHAT_MODEL_FAST": "qwen2.5-coder-0.5b-instruct-q4_k_m", "CHAT_FAST_BASE_URL": baseURL ?? "",
        "EMBEDDING_MODEL": "multilingual-e5-small", "EMBEDDING_BASE_URL": baseURL ?? "",
        "DVOINIK_MODEL_PATIENCE": "10", "DVOINIK_MODEL_CALLS": "1",
    ]

    /// How many days of the week of the invented people there is time for.
    static let days = environment["DVOINIK_REAL_DAYS"].flatMap { Int($0) } ?? 7

    /// Why there is none.
    static let missing =
        environment["DVOINIK_REAL_MISSING"] ?? "no real models are running; ./dvoinik test --real starts them"
}
