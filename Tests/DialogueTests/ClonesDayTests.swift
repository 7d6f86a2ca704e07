import Dialogue
import Domain
import Testing

@Suite struct `A day in the life of a clone` {
    private var talk = Talk.sociable()

    init() { talk.id = PersonID(rawValue: 1) }

    /// What is known of a pair whose clones were on dates so long ago.
    private func met(_ other: Int64, _ dates: [(CloneConversation.Setting, hoursAgo: Int)]) throws -> Compatibility {
        let pair = try #require(Pair(PersonID(rawValue: 1), PersonID(rawValue: other)))
        var known = Compatibility(pair, compared: talk.now, profiles: [:], cards: [:])
        known.dates = dates.map { setting, hours in
            let conversation = CloneConversation(
                setting: setting, theme: .init([.a: "work", .b: "home"]), language: .russian, lines: [], context: [:],
                work: .init(model: "m", prompt: 1, calls: 1, tokens: 1, cost: 0))
            let judgement = ConversationJudgement(levels: [:], matches: [], problems: [], work: conversation.work)
            return .init(
                of: CloneTalk(pair, had: talk.now - .hours(hours), conversation: conversation, judgement: judgement))
        }
        return known
    }

    @Test func `counts the dates since yesterday, and with how many it was`() throws {
        let known = [
            try met(2, [(.coffee, 30), (.walk, 3), (.coffee, 2)]), try met(3, [(.coffee, 1)]),
            try met(4, [(.task, 25)]),
        ]
        let day = ClonesDay(known, of: PersonID(rawValue: 1), since: talk.now - .hours(24))
        #expect(day.people == 2 && day.count == 3 && day.dates == [.walk: 1, .coffee: 2])
        #expect(day.topics == [.work], "its own topics, not those of the others")
        #expect(ClonesDay(known, of: PersonID(rawValue: 9), since: Timestamp(milliseconds: 0)).count == 0)
    }

    @Test mutating func `is told when asked for, also that nobody was met`() throws {
        talk.press(.meeting(.today))
        #expect(talk.said == [.clonesDay, .clonesDayNobody])
        talk.compatibilities = [try met(2, [(.coffee, 2)])]
        talk.press(.meeting(.today))
        #expect(talk.said == [.clonesDay, .lines, .clonesDayTopics])
    }

    @Test mutating func `comes by itself in the evening, and only where something happened`() throws {
        talk.command("matches")
        let due = try #require(talk.orders["clones-day"]?.due)
        let local = LocalDateTime(secondsSinceEpoch: Int(due.seconds))
        #expect(local.time == LocalTime(wrapping: 20 * 60) && due > talk.now && due - talk.now <= .hours(24))
        talk.now = due
        talk.ring(.clonesDay)
        #expect(talk.said == [])
        #expect(talk.orders["clones-day"]?.due == due + .hours(24))
        talk.compatibilities = [try met(2, [(.coffee, 2)])]
        talk.ring(.clonesDay)
        #expect(talk.said == [.clonesDay, .lines, .clonesDayTopics])
    }

    @Test mutating func `comes in the morning or not at all, as the person likes`() throws {
        talk.press(.meeting(.askDayReport))
        #expect(talk.said == [.dayReportQuestion])
        talk.press(.meeting(.dayReport(.morning)))
        let due = try #require(talk.orders["clones-day"]?.due)
        #expect(LocalDateTime(secondsSinceEpoch: Int(due.seconds)).time == LocalTime(wrapping: 9 * 60))
        talk.press(.meeting(.dayReport(.never)))
        #expect(talk.orders["clones-day"] == nil)
        talk.compatibilities = [try met(2, [(.coffee, 2)])]
        talk.ring(.clonesDay)
        #expect(talk.said == [])
    }

    @Test mutating func `comes to nobody who wants to meet nobody any more`() throws {
        talk.compatibilities = [try met(2, [(.coffee, 2)])]
        talk.press(.meeting(.consent(false)))
        talk.ring(.clonesDay)
        #expect(talk.said == [] && talk.orders["clones-day"] == nil)
    }
}
