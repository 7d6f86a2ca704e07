import Asking
import Domain
import NIOConcurrencyHelpers
import Testing

@testable import simulate

/// The chat model of the simulation.
@Suite struct ThinkerTests {
    /// What further answers came to: none for one that did not come.
    private func further(_ thinker: Thinker, _ question: String, count: Int) async -> [String?] {
        var request = ModelRequest(task: .advise, person: nil, messages: [.init(.user, question)], mostTokens: 10)
        _ = try? await thinker.text(request, sofar: nil)
        request.isExtra = true
        var answers: [String?] = []
        for _ in 0..<count { answers.append(try? await thinker.text(request, sofar: nil).content) }
        return answers
    }

    /// Those that nobody wants any more are given up, and whether they came before that hangs on threads.
    @Test func `how many further answers came to one question changes nothing about the next`() async {
        var runs: [[[String?]]] = []
        for counts in [[2, 2, 2], [0, 1, 2], [1, 0, 2]] {
            let chance = Chance(seed: 5)
            chance.isKind.withLockedValue { $0 = true }
            let thinker = Thinker(chance: chance, crash: Crash())
            var run: [[String?]] = []
            for round in 0..<20 {
                let (question, count) = ("Чай \(round)?", round % 2 == 0 ? counts[round % 3] : 2)
                let answers = await further(thinker, question, count: count)
                if round % 2 == 1 { run.append(answers) }
            }
            runs.append(run)
        }
        #expect(runs[0] == runs[1] && runs[0] == runs[2])
        #expect(Set(runs[0].flatMap(\.self)).count > 2, "they differ among each other")
    }
}
