public import Asking
public import Matching

/// The models beside speech-to-text, and what they may cost. Where neither an endpoint nor a key is set, there are none.
public struct ModelSettings: Equatable, Sendable {
    /// The chat model that reads and judges.
    public var fast: EndpointSettings?
    /// The chat model that talks.
    public var smart: EndpointSettings?
    /// The model that turns texts into vectors.
    public var embedding: EndpointSettings?
    /// What models cost, by their names. One without a price counts as free.
    public var prices: [String: ModelPrice] = [:]
    /// The most money in a month; none for no end.
    public var budget: MonthlyBudget?
    /// The most tokens for one person in a day.
    public var dailyTokens = 200_000
    /// By how much the time for a call is stretched: 1 is for hosted models.
    public var patience = 1.0
    /// The most calls of one model in flight.
    public var mostCalls = 4
    /// How many tokens clones' meetings may take in a day.
    public var talkBudget = TalkBudget(whole: 2_000_000, each: 200_000)
    /// How many further answers are asked for beside an answer, to see how far they come to the same.
    public var samples = 2

    /// Where models are asked about diaries, as people are told; nil where there are none.
    public var hosts: String? {
        let hosts = [fast, smart, embedding].compactMap { $0?.host }.reduce(into: [String]()) { hosts, host in
            if !hosts.contains(host) { hosts.append(host) }
        }
        return hosts.isEmpty ? nil : hosts.joined(separator: ", ")
    }

    /// Which chat models are asked.
    var chatNames: String {
        [fast, smart].map { $0.map { "\($0.model) at \($0.baseURL)" } ?? "" }.joined(separator: "\n")
    }

    /// All models that are set, each once.
    public var endpoints: [EndpointSettings] {
        [fast, smart, embedding].compactMap(\.self).reduce(into: []) { found, endpoint in
            if !found.contains(endpoint) { found.append(endpoint) }
        }
    }
}
