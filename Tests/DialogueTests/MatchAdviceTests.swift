import Dialogue
import Domain
import Testing

/// What the clone is asked about a match.
struct MatchAdviceTests {
    private func ordered(by talk: Talk) -> AdviceOrder? {
        talk.orders.values.compactMap { order in
            if case .advise(let order) = order.job { order } else { nil }
        }.first
    }

    @Test func `the clone is asked with what stands on the card, and nothing more of the other`() throws {
        var couple = Couple()
        couple.meet()
        for standing in 0...2 {
            couple.forgetOrders()
            couple.press(.show(Couple.match), by: 0)
            #expect(couple.talks[0].offered.contains(.match(.advice(Couple.match))))
            couple.press(.advice(Couple.match), by: 0)
            #expect(couple.said == [[.matchAsked], []])
            let order = try #require(ordered(by: couple.talks[0]))
            #expect(order.question == "Захочу ли я?" && order.card == "любят море" && order.thread == [])
            #expect(order.whole == "Захочу ли я?\nлюбят море")
            if standing < 2 { couple.answer(.accepted, by: standing) }
        }
        couple.answer(.blocked, by: 0)
        couple.press(.advice(Couple.match), by: 0)
        #expect(couple.talks[0].notice == .buttonStale)
    }

    @Test func `the answer is kept without the card, which is not the person's alone, and offers no guess`() throws {
        var talk = Talk.settled()
        var advice = Advice(question: "Захочу ли я?", answer: .unknown(asking: nil))
        advice.card = "любят море"
        talk.hear(.advised(advice))
        let kept = try #require(talk.answers.values.first?.advice)
        #expect(kept.card == nil && kept.question == "Захочу ли я?" && talk.offered.isEmpty)
    }

    @Test func `that a program speaks is said with the first card, and with no other`() {
        var couple = Couple()
        couple.meet()
        #expect(couple.said.allSatisfy { $0.last == .programNotice })
        couple.press(.show(Couple.match), by: 0)
        #expect(!couple.said[0].contains(.programNotice))
    }
}
