import Foundation

/// The real servers that the launcher has started.
enum RealModels {
    private static let environment = ProcessInfo.processInfo.environment

    /// The base URL; nil where there is none.
    static let baseURL = environment["DVOINIK_REAL_BASE_URL"]

    /// Why there is none.
    static let missing =
        environment["DVOINIK_REAL_MISSING"] ?? "no real models are running; ./dvoinik test --real starts them"
}
