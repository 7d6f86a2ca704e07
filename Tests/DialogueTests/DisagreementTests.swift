import Dialogue
import Domain
import SeededChance
import Testing

/// Two who know of each other, and cannot agree on something.
struct DisagreementTests {
    private let mediation = Mediation(topics: [], proposals: ["Пусть один из вас выбирает день, а другой место."])

    private func couple() -> Couple {
        var couple = Couple(in: .sociable())
        couple.meet()
        couple.answer(.accepted, by: 0)
        couple.answer(.accepted, by: 1)
        return couple
    }

    private func press(_ step: DisagreementStep, _ couple: inout Couple, by index: Int) {
        couple.press(.disagreement(step, Couple.match), by: index)
    }

    private func ask(_ couple: inout Couple, by index: Int, isTold: Bool = false) {
        press(.tell(.time, isTold), &couple, by: index)
    }

    private func isOrdered(_ couple: Couple) -> Bool {
        couple.talks.contains { $0.orders["mediate:7"]?.job == .mediate(Couple.match) }
    }

    @Test func `a line is asked for, its topic guessed and confirmed, and the line kept nowhere`() {
        var couple = couple()
        press(.ask, &couple, by: 0)
        #expect(couple.said == [[.disagreementAsk], []])
        couple.say("Он всегда опаздывает, а я мёрзну", by: 0)
        #expect(couple.said == [[.disagreementTopicGuessed], []])
        #expect(couple.talks[0].offered.first == .match(.disagreement(.topic(.time), Couple.match)))
        #expect(couple.talks[0].changes.isEmpty && couple.talks[0].diaries.isEmpty)
        press(.topic(.time), &couple, by: 0)
        #expect(couple.said == [[.disagreementTell], []])
        press(.tell(.time, true), &couple, by: 0)
        #expect(couple.said == [[.disagreementNoted], []])
        #expect(!isOrdered(couple))
    }

    @Test func `only when both have asked is a compromise looked for; both are told the same in one step`() {
        var couple = couple()
        ask(&couple, by: 0)
        ask(&couple, by: 1)
        #expect(couple.said == [[], [.disagreementBoth]] && isOrdered(couple))
        couple.hear(.mediated(Couple.match, mediation), by: 1)
        #expect(couple.said[0] == couple.said[1] && couple.said[0].first == .mediation)
        couple.hear(.mediated(Couple.match, mediation), by: 1)
        #expect(couple.said == [[], [.disagreementNothing]], "once")
    }

    @Test func `what one asks changes nothing in what the other is shown`() {
        func shown(asked: Bool) -> [[PhraseKey]] {
            var couple = couple()
            if asked { ask(&couple, by: 0, isTold: true) }
            var shown: [[PhraseKey]] = []
            for button in [MatchButton.show(Couple.match), .disagreement(.ask, Couple.match), .why(Couple.match)] {
                couple.press(button, by: 1)
                shown.append(couple.said[1])
            }
            couple.say("Деньги", by: 1)
            return shown + [couple.said[1]]
        }
        #expect(shown(asked: true) == shown(asked: false))
    }

    @Test func `an ask expires, and can be taken back: then the other's alone is not enough`() {
        var couple = couple()
        ask(&couple, by: 0)
        couple.wait(Disagreement.patience)
        ask(&couple, by: 1)
        #expect(couple.said == [[], [.disagreementNoted]] && !isOrdered(couple))
        ask(&couple, by: 0)
        #expect(isOrdered(couple))

        press(.withdraw, &couple, by: 0)
        #expect(couple.said == [[.disagreementWithdrawn], []])
        couple.hear(.mediated(Couple.match, mediation), by: 1)
        #expect(couple.said == [[], [.disagreementNothing]])
        press(.withdraw, &couple, by: 1)
        #expect(couple.talks[1].notice == .buttonStale)
    }

    @Test func `asking twice is asking once, and only a topic that may be told is told`() {
        var couple = couple()
        ask(&couple, by: 0)
        ask(&couple, by: 0)
        #expect(couple.talks[0].notice == .buttonStale && !isOrdered(couple))
        press(.ask, &couple, by: 0)
        #expect(couple.said == [[.disagreementWaiting], []])
        ask(&couple, by: 1, isTold: true)
        var told = mediation
        told.topics = [.time, .money]
        couple.hear(.mediated(Couple.match, told), by: 1)
        #expect(couple.said == [[], []] && isOrdered(couple), "what may not be told is looked for anew")
        told.topics = [.time]
        couple.hear(.mediated(Couple.match, told), by: 1)
        #expect(couple.said[0] == couple.said[1] && couple.said[0].contains(.mediationTopics))
    }

    @Test func `whoever has blocked the other reads of no compromise, and the blocked one learns nothing`() {
        var couple = couple()
        ask(&couple, by: 0)
        couple.answer(.blocked, by: 1)
        press(.ask, &couple, by: 0)
        #expect(couple.said == [[.disagreementWaiting], []])
        ask(&couple, by: 1)
        #expect(couple.talks[1].notice == .buttonStale && !isOrdered(couple))

        var between = self.couple()
        ask(&between, by: 0)
        ask(&between, by: 1)
        between.answer(.blocked, by: 0)
        between.hear(.mediated(Couple.match, mediation), by: 1)
        #expect(between.said == [[], [.disagreementNothing]])
    }

    @Test func `before both said yes there is nothing to disagree on, and without the consent to meeting neither`() {
        var couple = Couple(in: .sociable())
        couple.meet()
        couple.answer(.accepted, by: 0)
        press(.ask, &couple, by: 0)
        #expect(couple.talks[0].notice == .buttonStale)

        var alone = Couple()
        alone.meet()
        alone.answer(.accepted, by: 0)
        alone.answer(.accepted, by: 1)
        press(.tell(.time, true), &alone, by: 0)
        #expect(alone.record?.disagreement == nil)
    }

    @Test func `a match that is gone says nothing`() {
        var talk = Talk.sociable()
        talk.hear(.mediated(Couple.match, mediation))
        #expect(talk.said.isEmpty)
        talk.press(.match(.disagreement(.ask, Couple.match)))
        #expect(talk.notice == .buttonStale)
        talk.hear(.match(.mediated(Couple.match, mediation)))
        #expect(talk.said.isEmpty)
    }

    /// Every order of asking, taking back, waiting, blocking and finding.
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `nothing is proposed to anybody unless both ask and neither has blocked`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var couple = couple()
        for _ in 0..<(3 + random.below(8)) {
            let index = random.below(2)
            let isMutual = couple.record?.disagreement?.isMutual(at: couple.talks[0].now) == true
            let isOpen = couple.match?.isRevealed == true && isMutual
            switch random.below(8) {
            case 0:
                couple.wait(.hours(20 + random.below(120)))
                continue
            case 1: couple.answer(.blocked, by: index)
            case 2: press(.withdraw, &couple, by: index)
            case 3, 4:
                couple.hear(.mediated(Couple.match, mediation), by: index)
                #expect(couple.said.map { $0.contains(.mediation) } == [isOpen, isOpen])
                continue
            default: ask(&couple, by: index, isTold: random.below(2) == 0)
            }
            #expect(!couple.said.joined().contains(.mediation))
            #expect(couple.said[1 - index].isEmpty, "the other reads nothing of what one does alone")
        }
    }
}
