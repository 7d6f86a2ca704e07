import Dialogue
import Domain
import Messaging
import SeededChance
import Testing

/// Two people who are told of each other.
struct MatchTests {
    @Test func `both are told in one step, once`() {
        var couple = Couple()
        couple.meet()
        #expect(couple.said.allSatisfy { $0.first == .matchFound })
        #expect(couple.record?.isTold == true)

        couple.meet()
        #expect(couple.said == [[], []])
    }

    @Test func `neither is told when one has withdrawn before`() {
        var couple = Couple()
        couple.withdraw(1)
        couple.meet()
        #expect(couple.said == [[], []])
        #expect(couple.record?.isTold == false)
    }

    @Test func `nothing can be answered before both were told`() {
        var couple = Couple()
        couple.answer(.accepted, by: 0)
        #expect(couple.talks[0].notice == .buttonStale && couple.match?.answer(of: PersonID(rawValue: 1)) == nil)
    }

    @Test func `when both say yes each learns who the other is, and how to write`() throws {
        var couple = Couple()
        couple.meet()
        couple.answer(.accepted, by: 0)
        #expect(couple.said == [[.matchAccepted], []])

        couple.answer(.accepted, by: 1)

        #expect(couple.said[0] == [.matchMutual, .matchWriteTo, .matchSafety])
        #expect(couple.said[1] == [.matchMutual, .matchNoHandle, .matchNoHandleHere, .matchSafety])
        let shown = try #require(couple.talks[0].utterances.first?.paragraphs.first)
        #expect(shown.values["name"] == .text("Борис"))
    }

    @Test func `with the card comes its picture, to each their own, also when it is looked at again`() throws {
        var couple = Couple()
        couple.meet()
        for talk in couple.talks {
            #expect(talk.orders["radar:7"]?.job == .draw(match: Couple.match))
        }
        couple.forgetOrders()
        couple.press(.show(Couple.match), by: 1)
        #expect(couple.talks[1].orders["radar:7"] != nil && couple.talks[0].orders["radar:7"] == nil)

        couple.hear(.drawn(file: "2-radar-7.png", match: Couple.match), by: 1)
        let shown = couple.talks[1].last?.effects.first
        #expect(
            shown == .show(.stored(name: "2-radar-7.png"), caption: Phrase(.radarCaption), as: .matchPicture))
        #expect(couple.talks[1].orders["discard:2-radar-7.png"] != nil)
    }

    @Test func `a picture that cannot be drawn or shown is not missed, and one of a past match is thrown away`() {
        var couple = Couple()
        couple.meet()
        for event in [Event.drawn(file: nil, match: Couple.match), .deliveryRefused(.matchPicture)] {
            couple.hear(event, by: 0)
            #expect(couple.talks[0].last?.effects == [])
        }
        couple.answer(.rejected, by: 0)
        couple.hear(.drawn(file: "f", match: Couple.match), by: 0)
        #expect(couple.talks[0].last?.effects == [.change(.fileDiscarded(name: "f"))])
    }

    @Test func `the picture shows what the one who looks gets first, and what is unknown as unknown`() throws {
        var couple = Couple()
        couple.meet()
        var record = try #require(couple.record)
        record.card.sides[1].levels[.values] = LevelScore(0.4, evidence: 2)
        record.card.sides[1].levels[.conflict] = LevelScore(0.9, evidence: 0)
        let pictures = couple.talks.map { talk in
            var known = Knowledge(person: talk.person)
            (known.id, known.matchRecords) = (talk.id, [record])
            return DialogueRules.test.picture(of: known, now: talk.now)
        }
        let levels = try pictures.map { try #require($0?.levels) }
        #expect(levels[0].map(\.name.key).prefix(2) == [.levelValues, .levelEmotional])
        #expect(levels[0][0].own?.value == 0.7 && levels[0][0].other?.value == 0.4)
        #expect(levels[1][0].own?.value == 0.4 && levels[1][0].other?.value == 0.7)
        #expect(!levels[0].dropFirst().contains { !$0.isUnknown })
        #expect(pictures[0]?.chance == 42 && pictures[0]?.isByDay == true)

        record.isTold = false
        var known = Knowledge(person: couple.talks[0].person)
        (known.id, known.matchRecords) = (couple.talks[0].id, [record])
        #expect(DialogueRules.test.picture(of: known, now: couple.talks[0].now) == nil)
    }

    @Test func `a yes that comes twice, after a no, or too late changes nothing`() {
        var couple = Couple()
        couple.meet()
        couple.answer(.accepted, by: 0)
        couple.answer(.accepted, by: 0)
        #expect(couple.talks[0].notice == .buttonStale)
        couple.answer(.rejected, by: 0)
        couple.answer(.accepted, by: 0)
        #expect(couple.talks[0].notice == .buttonStale)
        couple.answer(.accepted, by: 1)
        #expect(couple.said == [[], [.matchAccepted]], "the other reads what they would have read otherwise")

        var late = Couple()
        late.meet()
        late.wait(Match.patience)
        late.answer(.accepted, by: 0)
        #expect(late.talks[0].notice == .buttonStale)
    }

    @Test func `a card that is not the person's own, or was forged, does nothing`() {
        var couple = Couple()
        couple.meet()
        couple.press(.answer(.accepted, MatchID(rawValue: 8)), by: 0)
        #expect(couple.talks[0].notice == .buttonStale)
    }

    @Test func `what it rests on is said by level, unknown ones as unknown`() {
        var couple = Couple()
        couple.meet()
        couple.press(.why(Couple.match), by: 0)
        #expect(couple.said[0] == [.lines, .matchByProfiles])
    }

    @Test func `what is wrong is asked first; blocking ends it without a word to the other`() {
        var couple = Couple()
        couple.meet()
        couple.press(.trouble(Couple.match), by: 0)
        #expect(couple.talks[0].offered.contains(.match(.answer(.reported, Couple.match))))
        couple.answer(.blocked, by: 0)
        #expect(couple.said == [[.matchBlocked], []])
        couple.answer(.accepted, by: 1)
        #expect(couple.said == [[], [.matchAccepted]])
    }

    /// Every run of presses, waits and withdrawals: names come out with two standing yeses, and never otherwise.
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `nobody is revealed without two standing yeses, whatever happens in which order`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var couple = Couple()
        var yes: [Bool] = [false, false]
        if random.below(8) > 0 { couple.meet() }
        for _ in 0..<(2 + random.below(8)) {
            let index = random.below(2)
            switch random.below(9) {
            case 0: couple.wait(.hours(12 + random.below(120)))
            case 1: couple.withdraw(index)
            case 2: couple.press(.show(Couple.match), by: index)
            case 3: couple.meet()
            default: couple.answer(Match.Answer.allCases[random.below(5)], by: index)
            }
            let ids = [PersonID(rawValue: 1), PersonID(rawValue: 2)]
            yes = ids.map { couple.match?.answer(of: $0) == .accepted }
            let isShown = couple.said.contains { $0.contains(.matchMutual) }
            #expect(!isShown || yes == [true, true])
        }
    }
}
