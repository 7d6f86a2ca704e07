import Asking
import Matching
import Configuration

// Models.
extension SettingsReader {
    /// OpenAI's own server.
    private static let openAI = "https://api.openai.com/v1"

    /// All models but that for speech, and what they may cost.
    mutating func models() -> ModelSettings {
        let usual = ModelSettings()
        return ModelSettings(
            fast: chosenEndpoint("chat.fast", model: "chat.model.fast", "gpt-4o-mini"),
            smart: chosenEndpoint("chat.smart", model: "chat.model.smart", "gpt-4o"),
            embedding: chosenEndpoint("embedding", model: "embedding.model", "text-embedding-3-small"),
            prices: prices("dvoinik.prices"), budget: budget("dvoinik.monthly.budget"),
            dailyTokens: number("dvoinik.daily.tokens", in: 1...1_000_000_000) ?? usual.dailyTokens,
            patience: patience("dvoinik.model.patience") ?? usual.patience,
            mostCalls: number("dvoinik.model.calls", in: 1...1000) ?? usual.mostCalls,
            talkBudget: TalkBudget(
                whole: number("dvoinik.meeting.tokens", in: 0...1_000_000_000) ?? usual.talkBudget.whole,
                each: number("dvoinik.meeting.tokens.each", in: 0...1_000_000_000) ?? usual.talkBudget.each),
            samples: number("dvoinik.answer.samples", in: 0...5) ?? usual.samples)
    }

    /// The endpoint of a role, which falls back to that of all.
    mutating func endpoint(_ role: String, model: ConfigKey, _ usualModel: String) -> EndpointSettings {
        EndpointSettings(
            baseURL: baseURL(role) ?? Self.openAI, apiKey: apiKey(role), model: text(model) ?? usualModel)
    }

    /// The endpoint of a role; nil where neither an address nor a key is set for it or for all.
    private mutating func chosenEndpoint(
        _ role: String, model: ConfigKey, _ usualModel: String
    ) -> EndpointSettings? {
        guard text(ConfigKey("\(role).base.url")) != nil || text("openai.base.url") != nil || apiKey(role) != nil else {
            return nil
        }
        return endpoint(role, model: model, usualModel)
    }

    private mutating func baseURL(_ role: String) -> String? {
        let own = ConfigKey("\(role).base.url")
        return url(text(own) == nil ? "openai.base.url" : own)
    }

    private func apiKey(_ role: String) -> String? {
        text(ConfigKey("\(role).api.key")) ?? text("openai.api.key")
    }

    private mutating func prices(_ key: ConfigKey) -> [String: ModelPrice] {
        guard let text = text(key) else { return [:] }
        if let table = ModelPrice.table(text) { return table }
        problem(key, "must be prices of a million tokens like gpt-4o-mini=0.15/0.60, separated by commas")
        return [:]
    }

    private mutating func budget(_ key: ConfigKey) -> MonthlyBudget? {
        guard let text = text(key) else { return nil }
        if let budget = MonthlyBudget(text) { return budget }
        problem(key, "must be a sum and its currency, like 20000 RUB")
        return nil
    }

    private mutating func number(_ key: ConfigKey, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        problem(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    private mutating func patience(_ key: ConfigKey) -> Double? {
        guard let text = text(key) else { return nil }
        if let factor = Double(text), (0.1...1000).contains(factor) { return factor }
        problem(key, "must be a number from 0.1 to 1000")
        return nil
    }
}
