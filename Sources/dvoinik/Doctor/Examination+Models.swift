import Curl
import LanguageModels
import Product
import Texts

// Models.
extension Examination {
    func speech(_ settings: Settings) async -> Finding {
        let speech = SpeechToText(endpoint: Endpoint(settings.speech), http: client, spoken: [])
        return Self.finding("speech-to-text", settings.speech, await speech.check(), "SPEECH_MODEL", "SPEECH_")
    }

    /// The chat models and the embedding model, as far as they are set, and whether what they cost is known.
    func models(_ models: ModelSettings) async -> [Finding] {
        var findings = [
            await chat("chat model, fast", models.fast, "CHAT_MODEL_FAST", "CHAT_FAST_"),
            await chat("chat model, smart", models.smart, "CHAT_MODEL_SMART", "CHAT_SMART_"),
            await embedding(models.embedding),
        ]
        if models.budget != nil { findings.append(Self.budget(models)) }
        return findings
    }

    private func chat(
        _ name: String, _ settings: EndpointSettings?, _ model: String, _ prefix: String
    ) async -> Finding {
        guard let settings else { return Self.absent(name) }
        let wording = StructureWording(schema: { $0 }, repair: { "\($0) \($1)" })
        let chat = ChatEndpoint(endpoint: Endpoint(settings), http: client, wording: wording)
        return Self.finding(name, settings, await chat.check(), model, prefix)
    }

    private func embedding(_ settings: EndpointSettings?) async -> Finding {
        let name = "embeddings"
        guard let settings else { return Self.absent(name) }
        let endpoint = EmbeddingEndpoint(endpoint: Endpoint(settings), http: client)
        return Self.finding(name, settings, await endpoint.check(), "EMBEDDING_MODEL", "EMBEDDING_")
    }

    private static func absent(_ name: String) -> Finding {
        .good(name, "none is set up: neither OPENAI_API_KEY nor OPENAI_BASE_URL is")
    }

    /// A budget that no call counts against does not keep anything from being spent.
    private static func budget(_ models: ModelSettings) -> Finding {
        let free = models.endpoints.map(\.model).filter { models.prices[$0] == nil }
        return free.isEmpty
            ? .good("budget", "the price of every model is known")
            : .bad(
                "budget",
                "counts only models with a price; put \(free.joined(separator: ", ")) into DVOINIK_PRICES, with 0 if free"
            )
    }

    private static func finding(
        _ name: String, _ settings: EndpointSettings, _ check: EndpointCheck, _ model: String, _ prefix: String
    ) -> Finding {
        switch check {
        case .ready: .good(name, "\(settings.host) has the model \(settings.model)")
        case .unlisted: .good(name, "\(settings.host) answers, but lists no models")
        case .modelMissing: .bad(name, "\(settings.host) has no model \(settings.model): set \(model)")
        case .failed(let failure): .bad(name, "\(settings.host): \(failure); see \(prefix)BASE_URL, \(prefix)API_KEY")
        }
    }
}
