import Dialogue
import Domain
import Messaging
import Testing

/// What is reported, and what operators decide.
struct ReportTests {
    private static let id = ReportID(rawValue: 3)
    private static let about = PersonID(rawValue: 2)

    /// An operator, with something to look at.
    private func desk(_ matter: Report.Matter = .complaint(.rude), _ restriction: Restriction? = nil) -> Talk {
        var talk = Talk.settled(at: Talk.operatorsAddress)
        var person = Person(language: .russian, since: talk.now)
        (person.name, person.handle, person.restriction) = ("Борис", "boris", restriction)
        let report = Report(id: Self.id, person: Self.about, at: talk.now, matter)
        talk.report = ReportFile(report: report, person: person, reporters: 2, card: nil, parties: [])
        var queue = ReportQueue()
        (queue.count, queue.oldest, queue.waiting) = (1, talk.now, [Self.id])
        talk.queue = queue
        return talk
    }

    @Test func `a report asks for the reason, ends the match without a word to the other, and goes to operators`() {
        var couple = Couple()
        couple.meet()
        couple.answer(.reported, by: 0)
        #expect(couple.said == [[.reasonQuestion], []])
        #expect(couple.talks[0].offered.contains(.match(.report(.fake, Couple.match))))

        couple.press(.report(.fake, Couple.match), by: 0)

        #expect(couple.said == [[.matchReported], []])
        #expect(couple.match?.answer(of: PersonID(rawValue: 1)) == .reported)
        guard case .complained(_, .fake, Couple.match, _)? = couple.talks[0].reports.first else {
            Issue.record("nothing was reported")
            return
        }
        couple.press(.report(.rude, Couple.match), by: 0)
        #expect(couple.talks[0].notice == .buttonStale && couple.talks[0].reports.count == 1)
    }

    @Test func `an operator sees what waits, opens it, and decides`() {
        var talk = desk()
        talk.hear(.statusReported([]))
        #expect(talk.said == [.status, .reportsWaiting] && talk.offered == [.report(.open(Self.id))])
        talk.press(.report(.open(Self.id)))
        #expect(talk.said.first == .reportComplaint)
        #expect(talk.offered == Verdict.allCases.map { .report(.judge($0, Self.id)) })

        talk.press(.report(.judge(.ban, Self.id)))

        #expect(talk.said == [.verdictBan])
        #expect(talk.reports == [.judged(Self.about, .ban, at: talk.now)])
        #expect(talk.last?.effects.contains(.tell(Self.about, .restricted)) == true)
    }

    @Test func `operators hear of what comes, without a sound, and nobody else does`() {
        var couple = Couple()
        couple.meet()
        couple.press(.report(.fake, Couple.match), by: 0)
        #expect(couple.talks[0].last?.effects.contains(.callOperators) == true)

        var talk = desk()
        talk.hear(.reportCame)
        #expect(talk.said == [.reportsWaiting] && talk.utterances.first?.isSilent == true)
        talk.queue = ReportQueue()
        talk.hear(.reportCame)
        #expect(talk.said == [], "somebody else has looked meanwhile")

        var stranger = Talk.settled()
        stranger.queue = desk().queue
        stranger.hear(.reportCame)
        #expect(stranger.said == [])
    }

    @Test func `whoever is cleared hears of it only where they had heard of the report`() {
        for restriction in [nil, Restriction(.paused, .complaints, since: Timestamp(seconds: 0))] {
            var talk = desk(.objection("Это не я"), restriction)
            talk.press(.report(.open(Self.id)))
            #expect(talk.said.contains(.reportWords))
            talk.press(.report(.judge(.clear, Self.id)))
            #expect(talk.last?.effects.contains(.tell(Self.about, .lifted)) == (restriction != nil))
        }
    }

    @Test func `for anybody else the buttons of operators do nothing`() {
        var stranger = Talk.settled()
        (stranger.report, stranger.queue) = (desk().report, desk().queue)
        for button in [ReportButton.open(Self.id)] + Verdict.allCases.map({ .judge($0, Self.id) }) {
            stranger.press(.report(button))
            #expect(stranger.notice == .buttonStale && stranger.said.isEmpty && stranger.reports.isEmpty)
        }
        stranger.hear(.statusReported([]))
        #expect(stranger.said.isEmpty)
    }

    @Test func `whoever is restricted hears why once, cannot accept, and can object`() throws {
        var couple = Couple()
        couple.meet()
        var person = try #require(couple.talks[0].person)
        person.restriction = Restriction(.paused, .complaints, since: couple.talks[0].now)
        couple.become(person, 0)
        couple.hear(.match(.restricted), by: 0)
        #expect(couple.said[0] == [.restrictedPaused])
        couple.hear(.match(.restricted), by: 0)
        #expect(couple.said[0] == [])

        couple.answer(.accepted, by: 0)
        #expect(couple.said == [[.restrictedPaused], []])
        #expect(couple.match?.answer(of: PersonID(rawValue: 1)) == nil)

        couple.act(0) { $0.press(.report(.object)) }
        #expect(couple.said[0] == [.objectionAsk])
        couple.act(0) { $0.say(" Это ошибка ") }
        #expect(couple.said[0] == [.objectionSent])
        guard case .objected(_, "Это ошибка", _)? = couple.talks[0].reports.first else {
            Issue.record("nothing was said to it")
            return
        }
        #expect(couple.talks[0].diaries.isEmpty, "it is not for the diary")
    }

    private func suspect(_ suspicion: Suspicion?) -> Event {
        .profiled(Profile(stage: .initial), nil, suspicion: suspicion)
    }

    @Test func `a profile like an advertisement is held back, told so, and free again once it is not`() throws {
        var talk = Talk.settled()
        talk.hear(suspect(.advertisement))
        #expect(talk.person?.restriction == nil, "who meets nobody is nobody's business")
        var person = try #require(talk.person)
        person.agree(to: .meeting, at: talk.now)
        talk.become(person)

        talk.hear(suspect(.advertisement))
        #expect(talk.said == [.restrictedSuspicion] && talk.offered == [.report(.object)])
        #expect(talk.person?.restriction?.cause == .suspicion)
        guard case .suspected(_, .advertisement, _)? = talk.reports.last else {
            Issue.record("operators do not see it")
            return
        }
        talk.hear(suspect(.advertisement))
        #expect(talk.said == [] && talk.reports.count == 1, "it is said and reported once")

        talk.hear(suspect(nil))
        #expect(talk.said == [.restrictionOver] && talk.person?.restriction == nil)
        guard case .suspected(_, nil, _)? = talk.reports.last else {
            Issue.record("it still waits for operators")
            return
        }
    }

    @Test func `what an operator has cleared or decided stays so, whatever the words are like`() throws {
        var talk = Talk.settled()
        var person = try #require(talk.person)
        person.agree(to: .meeting, at: talk.now)
        person.cleared = talk.now
        talk.become(person)
        talk.hear(suspect(.money))
        #expect(talk.person?.restriction == nil && talk.reports.isEmpty)

        person.restriction = Restriction(.banned, .suspicion, since: talk.now)
        talk.become(person)
        talk.hear(suspect(nil))
        #expect(talk.person?.restriction?.extent == .banned && talk.said == [])
    }

    @Test func `what a clone would tell is looked through anew when that or the name changes`() throws {
        var talk = Talk.settled()
        var person = try #require(talk.person)
        talk.forgetOrders()
        talk.press(.disclosure(.shut(.work, true)))
        #expect(talk.orders["profile"] == nil)
        person.agree(to: .meeting, at: talk.now)
        talk.become(person)
        talk.press(.disclosure(.shut(.work, false)))
        talk.press(.disclosure(.shut(.work, true)))
        #expect(talk.orders["profile"]?.job == .profile)
    }

    @Test func `nobody objects to nothing, and lifting is told`() throws {
        var talk = Talk.settled()
        talk.press(.report(.object))
        #expect(talk.notice == .buttonStale)
        talk.hear(.match(.lifted))
        #expect(talk.said == [.restrictionLifted])
    }
}
