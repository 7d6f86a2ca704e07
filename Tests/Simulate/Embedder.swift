import Asking
import Domain
import NIOConcurrencyHelpers

/// A model that makes vectors by the words of a text alone. It takes its time, and now and then more than anybody waits;
/// is away for hours; never takes some texts; gets another width behind the same name; and gives way to another model
/// one day.
final class Embedder: TextEmbedder {
    struct State {
        var isDown = false
        var width = 16
        /// Which model it is, from 1.
        var generation = 1
        /// Calls in which words came without their person's leave.
        var trespasses = 0
        /// Questions whose vectors came too late.
        var late = 0
        /// Calls with a text that it does not take.
        var refusals = 0
        /// All widths that it has had.
        var widths: Set<Int> = [16]
        /// How long it takes; none where that is left to chance.
        var pace: Duration?
        /// Whether a person allows that their words come here.
        var leave: (@Sendable (PersonID) async throws -> Bool)?
    }

    let state = NIOLockedValueBox(State())
    private let seed: UInt64
    private let chance: Chance
    private let clock: VirtualClock
    private let crash: Crash

    init(seed: UInt64, chance: Chance, clock: VirtualClock, crash: Crash) {
        self.seed = seed
        self.chance = chance
        self.clock = clock
        self.crash = crash
    }

    var model: String { Self.name(state.withLockedValue { $0.generation }) }
    var width: Int { state.withLockedValue { $0.width } }
    /// The models that it was before.
    var forerunners: [String] { (1..<state.withLockedValue { $0.generation }).map(Self.name) }

    private static func name(_ generation: Int) -> String { "meanings-\(generation)" }

    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]] {
        // Whoever asks with a question waits for a while at the same time: which of both ends first can be told only when
        // both have begun.
        if purpose == .question { await clock.isSleptOn() }
        if await !isAllowed(by: person) { state.withLockedValue { $0.trespasses += 1 } }
        if state.withLockedValue({ $0.isDown }) || chance.happens(0.03) { throw .unavailable(retryAfter: nil) }
        guard !texts.contains(where: refuses) else {
            state.withLockedValue { $0.refusals += 1 }
            throw .refused
        }
        if chance.happens(0.003) { await crash.happen() }
        do {
            try await clock.pass(pace)
        } catch {
            state.withLockedValue { $0.late += 1 }
            throw .cancelled
        }
        return texts.map(vector)
    }

    /// How long a call takes.
    private var pace: Duration {
        let usual = chance.happens(0.05) ? 2000...9000 : 50...800
        return state.withLockedValue { $0.pace } ?? .milliseconds(chance.number(in: usual))
    }

    /// Whether it never takes a text.
    func refuses(_ text: String) -> Bool { TextDigest(of: text).value.isMultiple(of: 100) }

    /// Goes away at times, and comes back; and is another of the same name at times, as long as it is the first.
    func changeItsMind() {
        let (isDown, generation) = state.withLockedValue { ($0.isDown, $0.generation) }
        if chance.happens(isDown ? 0.03 : 0.004) { state.withLockedValue { $0.isDown.toggle() } }
        guard generation == 1, chance.happens(0.002) else { return }
        state.withLockedValue { state in
            state.width = 40 - state.width
            state.widths.insert(state.width)
        }
    }

    /// Gives way to another model.
    func giveWay() { state.withLockedValue { $0.generation += 1 } }

    private func isAllowed(by person: PersonID?) async -> Bool {
        guard let person, let leave = state.withLockedValue({ $0.leave }) else { return false }
        return (try? await leave(person)) ?? false
    }

    /// The sum of a direction for each word.
    private func vector(of text: String) -> [Float] {
        let (model, width) = (model, width)
        var sum = [Float](repeating: 0, count: width)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let hash = TextDigest(of: "\(seed) \(model) \(word.prefix(5))").value
            sum[Int(hash % UInt128(width))] += (hash >> 64).isMultiple(of: 2) ? 1 : -1
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? sum.map { $0 / length } : [1] + sum.dropFirst()
    }
}
