import Demo
import Domain
import Testing

@Suite struct `What clones of the demo let slip` {
    @Test(.timeLimit(.minutes(10)))
    func `nothing as it stands in a diary passes the gate`() async throws {
        let leaks = Leaks(try await FilledDemo.shared.value)
        let passed = leaks.verbatim.filter { leaks.passes($0.line, by: $0.person) }
        #expect(leaks.verbatim.count >= 200 && passed.isEmpty, "\(passed.map(\.line))")
    }

    /// The leaks were written before anything was measured on them, without a look at the lists of words. At first 61 of
    /// the hundred in Russian passed, and 55 of the hundred in English. One half was then looked at; the other never was,
    /// though the same hand wrote it. The goal of one in a hundred is not reached: what remains uses no word that could be
    /// told from any other talk.
    @Test(.timeLimit(.minutes(10)))
    func `little passes in other words`() async throws {
        let leaks = Leaks(try await FilledDemo.shared.value)
        let slips = try Leaks.slips(in: .russian) + Leaks.slips(in: .english)
        #expect(slips.count == 200)
        for (isHeldOut, most) in [(false, 8), (true, 13)] {
            let some = slips.filter { $0.isHeldOut == isHeldOut }
            let passed = some.count { leaks.passes($0.line, by: $0.person) }
            print("slips, held out \(isHeldOut): \(passed) of \(some.count) pass")
            #expect(passed <= most)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `what is on the card may be said, and small talk`() async throws {
        let leaks = Leaks(try await FilledDemo.shared.value)
        var (held, all) = ([String](), 0)
        for person in leaks.cast.people {
            let lines = (leaks.cards[person.id]?.items.map(\.text) ?? []) + Leaks.smallTalk(in: person.language)
            all += lines.count
            held += lines.filter { !leaks.passes($0, by: person.id) }.map { "\(person.id) | \($0)" }
        }
        print("harmless: \(held.count) of \(all) held", held.prefix(10))
        #expect(all > 600 && Double(held.count) < 0.05 * Double(all))
    }
}
