import Dialogue
import Domain
import Testing

/// Where to go, alone and with somebody.
struct OutingTests {
    private static let quote = Quote(
        diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Обожаю джаз",
        day: LocalDate(daysSinceEpoch: 20_000))

    private static let event: Outing = {
        let start = Timestamp(seconds: 1_796_401_800)
        var outing = Outing(
            "Ночь джаза", in: StubAtlas.moscow,
            at: .once(from: start, until: start + .hours(2), shown: LocalDateTime(secondsSinceEpoch: 1_796_412_600)))
        outing.link = "https://example.org"
        return outing
    }()

    private func picks(_ count: Int, isNews: Bool = false) -> OutingPicks {
        var picks = OutingPicks(isNews: isNews)
        (picks.picks, picks.count) = (Array(repeating: OutingPick(Self.event, for: Self.quote), count: count), 7)
        return picks
    }

    @Test func `it is reached from the overview, and each pick says why in the person's words`() {
        var talk = Talk.sociable()
        talk.command("matches")
        #expect(talk.offered.contains(.meeting(.outings)))
        talk.press(.meeting(.outings))
        #expect(talk.orders["outings"]?.job == .pickOutings(isNews: false))
        talk.hear(.picked(picks(2)))
        #expect(talk.said == [.outings, .lines, .outingWhy, .lines, .outingWhy])
    }

    @Test func `that nothing fits, or that there is nothing, is said`() {
        var talk = Talk.sociable()
        talk.hear(.picked(picks(0)))
        #expect(talk.said == [.outingsNothingFits])
        talk.hear(.picked(OutingPicks(isNews: false)))
        #expect(talk.said == [.outingsNone])
    }

    @Test func `once a week it comes by itself where the person wants that, and only if something fits`() {
        var talk = Talk.sociable()
        talk.hear(.picked(picks(1, isNews: true)))
        #expect(talk.said.isEmpty, "nobody asked for it")
        talk.press(.meeting(.outingNews(true)))
        #expect(talk.said == [.outingsOn])
        let due = talk.orders["outings-week"]?.due
        #expect(due.map { $0 > talk.now && $0 - talk.now <= .days(7) } == true)
        talk.ring(.outings)
        #expect(talk.orders["outings-news"]?.job == .pickOutings(isNews: true))
        #expect(talk.orders["outings-week"] != nil)
        talk.hear(.picked(picks(0, isNews: true)))
        #expect(talk.said.isEmpty)
        talk.hear(.picked(picks(1, isNews: true)))
        #expect(talk.said == [.outingsNews, .lines, .outingWhy])
        talk.press(.meeting(.outingNews(false)))
        #expect(talk.said == [.outingsOff] && talk.orders["outings-week"] == nil)
    }

    @Test func `whoever withdraws from meeting people hears no more of it`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.outingNews(true)))
        talk.press(.meeting(.consent(false)))
        talk.forgetOrders()
        talk.ring(.outings)
        #expect(talk.orders.isEmpty && talk.person?.meeting?.outingNews == nil)
        talk.hear(.picked(picks(1)))
        #expect(talk.said.isEmpty)
    }

    @Test func `what was picked before something was to be forgotten is picked anew`() {
        var talk = Talk.sociable()
        var person = talk.person
        person?.forgotten = [ForgottenTopic(id: TopicID(rawValue: 1), words: "джаз", at: talk.now)]
        if let person { talk.become(person) }
        talk.hear(.picked(picks(1)))
        #expect(talk.said.isEmpty && talk.orders["outings"]?.job == .pickOutings(isNews: false))
    }

    // MARK: For two

    private let places = [MeetingPlace(event, reasons: ["Обожает джаз", "Слушает джаз"])]

    private func couple() -> Couple {
        var couple = Couple(in: .sociable())
        couple.meet()
        couple.answer(.accepted, by: 0)
        couple.answer(.accepted, by: 1)
        return couple
    }

    @Test func `a place is told to both in the same words, once a day`() {
        var couple = couple()
        couple.press(.place(Couple.match), by: 0)
        #expect(couple.talks[0].orders["place:7"]?.job == .findPlace(Couple.match))
        couple.hear(.placed(Couple.match, places), by: 0)
        #expect(couple.said[0] == [.place, .lines, .lines, .placeSame] && couple.said[0] == couple.said[1])
        couple.hear(.placed(Couple.match, places), by: 1)
        #expect(couple.said == [[], []])
        couple.press(.place(Couple.match), by: 1)
        #expect(couple.said == [[], [.placeLately]])
        couple.wait(.days(1))
        couple.press(.place(Couple.match), by: 1)
        couple.hear(.placed(Couple.match, places), by: 1)
        #expect(couple.said[0] == couple.said[1] && couple.said[0].first == .place)
    }

    @Test func `where nothing suits both only the one who asked hears that; blocked, nobody hears of a place`() {
        var couple = couple()
        couple.hear(.placed(Couple.match, []), by: 0)
        #expect(couple.said == [[.placeNothing], []])
        couple.answer(.blocked, by: 1)
        couple.hear(.placed(Couple.match, places), by: 0)
        #expect(couple.said == [[.placeNothing], []])
        couple.press(.place(Couple.match), by: 1)
        #expect(couple.talks[1].notice == .buttonStale)
    }

    @Test func `before both said yes there is no place to meet`() {
        var couple = Couple(in: .sociable())
        couple.meet()
        couple.press(.place(Couple.match), by: 0)
        #expect(couple.talks[0].notice == .buttonStale)
        couple.hear(.placed(Couple.match, places), by: 0)
        #expect(couple.said == [[], []])
    }
}
