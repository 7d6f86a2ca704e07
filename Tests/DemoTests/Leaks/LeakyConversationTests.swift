import Asking
import Demo
import Domain
import Matching
import SeededChance
import Testing
import Words

@Suite struct `Conversations with a model that leaks` {
    /// What came of some conversations.
    private struct Tally {
        var kept = 0
        var verbatim = (said: 0, kept: 0)
        var paraphrased = (said: 0, kept: 0)
    }

    private static let count = 2000

    @Test(.timeLimit(.minutes(15)))
    func `keep nothing that stands in a diary`() async throws {
        let leaks = Leaks(try await FilledDemo.shared.value)
        var (chance, tally) = (SplitMix(seed: 7), Tally())
        let model = LeakyModel(seed: 11)
        let verbatim = Dictionary(grouping: leaks.verbatim, by: \.person)
        let told = Dictionary(grouping: try Leaks.slips(in: .russian) + Leaks.slips(in: .english), by: \.person)
        for number in 0..<Self.count {
            let isVerbatim = number.isMultiple(of: 2)
            let lines = try await converse(leaks, model, isVerbatim ? verbatim : told, &chance)
            let slipped = model.takeLeaks()
            let survived = slipped.count { lines?.contains($0) == true }
            tally.kept += lines == nil ? 0 : 1
            if isVerbatim {
                tally.verbatim = (tally.verbatim.said + slipped.count, tally.verbatim.kept + survived)
            } else {
                tally.paraphrased = (tally.paraphrased.said + slipped.count, tally.paraphrased.kept + survived)
            }
        }
        print("conversations: \(Self.count), kept \(tally.kept); said and kept", tally.verbatim, tally.paraphrased)
        #expect(tally.verbatim.said > 300 && tally.verbatim.kept == 0)
        #expect(tally.kept > Self.count / 2)
    }

    /// One conversation of two who speak a language, whoever they are; its lines, where it may be kept.
    private func converse(
        _ leaks: Leaks, _ model: LeakyModel, _ slips: [String: [Leaks.Slip]], _ chance: inout SplitMix
    ) async throws -> [String]? {
        let people = leaks.cast.people
        let a = people[chance.below(people.count)]
        let others = people.filter { $0.language == a.language && $0.id != a.id }
        let b = others[chance.below(others.count)]
        guard let gates = leaks.gates[a.id].flatMap({ a in leaks.gates[b.id].map { (a: a, b: $0) } }),
            let cards = leaks.cards[a.id].flatMap({ a in leaks.cards[b.id].map { (a: a, b: $0) } })
        else { return nil }
        let talk = Leaks.smallTalk(in: a.language).filter { line in
            [gates.a, gates.b].allSatisfy { $0.verdict(on: line) == .passes }
        }.shuffled(using: &chance)
        let own = (slips[a.id] ?? []).map { LeakyModel.Slip(speaker: "A", line: $0.line) }
        let theirs = (slips[b.id] ?? []).map { LeakyModel.Slip(speaker: "B", line: $0.line) }
        model.write(LeakyModel.Script(talk: talk, slips: own + theirs))
        let converser = Converser(
            model: model, prompt: ModelPrompt(version: 1, temperature: 0) { _ in "" },
            terms: { [terms = Terms()] in terms.terms(of: $0) },
            gate: { text, owner in (owner == .a ? gates.a : gates.b).verdict(on: text) == .passes })
        do throws(ConversationFailure) {
            return try await converser.converse(
                ClonePersona(cards.a, languages: [a.language]), ClonePersona(cards.b, languages: [a.language]),
                on: .init(.coffee, .init([:])), in: a.language
            ).lines.map(\.text)
        } catch {
            return nil
        }
    }
}
