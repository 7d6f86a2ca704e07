import Dialogue
import Domain
import Testing

/// What came of a match.
struct OutcomeTests {
    private func couple() -> Couple {
        var couple = Couple()
        couple.meet()
        for index in 0...1 { couple.answer(.accepted, by: index) }
        return couple
    }

    private static let key = "outcome:7"
    private static let ids = [PersonID(rawValue: 1), PersonID(rawValue: 2)]

    @Test func `some days after both have said yes each is asked once, in the morning`() throws {
        var couple = couple()
        for talk in couple.talks {
            let order = try #require(talk.orders[Self.key])
            #expect(order.job == .ring(.outcome(Couple.match)))
            let days = Double((try #require(order.due) - talk.now).components.seconds) / 86_400
            #expect(days > 4.5 && days < 6.5)
        }
        couple.act(0) { $0.ring(.outcome(Couple.match)) }
        #expect(couple.said == [[.outcomeQuestion, .outcomePrivate], []])
        couple.press(.outcome(.good, Couple.match), by: 0)
        #expect(couple.said == [[.outcomeGood], []])
        #expect(couple.record?.outcome(of: Self.ids[0]) == .good && couple.record?.outcome(of: Self.ids[1]) == nil)

        couple.act(0) { $0.ring(.outcome(Couple.match)) }
        #expect(couple.said == [[], []], "it is not asked again")
    }

    @Test func `nobody is asked in quiet hours, in the middle of something, or who wants not to be`() throws {
        var couple = couple()
        var person = try #require(couple.talks[0].person)
        person.reminder.quiet = QuietHours(from: LocalTime(wrapping: 0), until: LocalTime(wrapping: 23 * 60 + 59))
        couple.become(person, 0)
        couple.forgetOrders()
        couple.act(0) { $0.ring(.outcome(Couple.match)) }
        #expect(couple.said == [[], []] && couple.talks[0].orders[Self.key] != nil)

        couple.act(1) { $0.say("Запись") }
        couple.act(1) { $0.ring(.outcome(Couple.match)) }
        #expect(couple.said == [[], []] && couple.talks[1].orders[Self.key] != nil)

        var other = self.couple()
        other.press(.hush(Couple.match), by: 0)
        #expect(other.said[0] == [.outcomeHushed] && other.talks[0].person?.isAskedOutcomes == false)
        other.forgetOrders()
        other.act(0) { $0.ring(.outcome(Couple.match)) }
        #expect(other.said == [[], []] && other.talks[0].orders[Self.key] == nil)
    }

    @Test func `it can be told by oneself, and told otherwise later; after a bad one there is a way to complain`() {
        var couple = couple()
        couple.press(.show(Couple.match), by: 1)
        #expect(couple.talks[1].offered.contains(.match(.askOutcome(Couple.match))))
        couple.press(.askOutcome(Couple.match), by: 1)
        #expect(!couple.talks[1].offered.contains(.match(.hush(Couple.match))), "nobody asked them")
        couple.press(.outcome(.wrote, Couple.match), by: 1)
        couple.press(.outcome(.bad, Couple.match), by: 1)
        #expect(couple.record?.outcome(of: Self.ids[1]) == .bad)
        #expect(couple.talks[1].offered == [.match(.trouble(Couple.match))])
    }

    @Test func `there is nothing to tell of what was never mutual, and nothing is asked once it is over`() {
        var early = Couple()
        early.meet()
        early.answer(.accepted, by: 0)
        early.press(.outcome(.good, Couple.match), by: 0)
        #expect(early.talks[0].notice == .buttonStale && early.record?.outcome(of: Self.ids[0]) == nil)

        var couple = couple()
        couple.answer(.blocked, by: 1)
        couple.act(0) { $0.ring(.outcome(Couple.match)) }
        #expect(couple.said == [[], []])
    }
}
