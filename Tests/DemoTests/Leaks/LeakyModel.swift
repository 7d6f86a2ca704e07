import Asking
import NIOConcurrencyHelpers
import SeededChance

/// A model that writes small talk for two clones, and now and then has one of them say what it was not told.
final class LeakyModel: LanguageModel {
    /// The lines of the next conversation, and what one of the two might let slip in it.
    struct Script: Sendable {
        var talk: [String]
        var slips: [Slip]
    }

    /// What one of the two might say, by the speaker's letter.
    struct Slip: Sendable {
        var speaker: String
        var line: String
    }

    private struct State {
        var random: SplitMix
        var script = Script(talk: [], slips: [])
        var leaks: [String] = []
    }

    private let state: NIOLockedValueBox<State>

    /// How many of the conversations that it writes leak: as agents on GPT-4 did in 39 of 100 scenarios with something to
    /// keep to oneself, when they were asked not to (Mireshghallah et al., "Can LLMs Keep a Secret?", 2023).
    private static let rate = 0.39

    init(seed: UInt64) {
        state = NIOLockedValueBox(State(random: SplitMix(seed: seed)))
    }

    func write(_ script: Script) { state.withLockedValue { $0.script = script } }

    /// What was let slip since the last call.
    func takeLeaks() -> [String] {
        state.withLockedValue { state in
            defer { state.leaks = [] }
            return state.leaks
        }
    }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        throw .none
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        let lines = state.withLockedValue { state in
            var lines = state.script.talk.enumerated().map { ($0.isMultiple(of: 2) ? "A" : "B", $1) }
            if Double.random(in: 0..<1, using: &state.random) < Self.rate,
                let slip = state.script.slips.randomElement(using: &state.random),
                let place = lines.indices.filter({ lines[$0].0 == slip.speaker }).randomElement(using: &state.random)
            {
                lines[place].1 = slip.line
                state.leaks.append(slip.line)
            }
            return lines
        }
        let content: JSONValue = [
            "lines": .array(lines.map { ["speaker": .string($0.0), "text": .string($0.1)] })
        ]
        return ModelAnswer(content: content, model: "leaky", usage: ModelUsage())
    }
}
