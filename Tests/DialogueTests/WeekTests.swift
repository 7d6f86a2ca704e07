import Dialogue
import Domain
import Messaging
import Testing

/// The weekly work on what the clone knows, as a conversation goes on. All days here are by UTC; it begins on Saturday.
struct WeekTests {
    private static let facts = ["Бегает по утрам", "Бегает у реки", "Пьёт чай"]

    /// Somebody whose clone knows three things and has a profile.
    private func talk() throws -> Talk {
        var talk = Talk.settled()
        talk.press(.cloneConsent(false))
        talk.say(Self.facts.joined(separator: ". "))
        let diary = try #require(talk.newest)
        talk.press(.done(diary))
        talk.hear(.diaryRead(diary, try reading(talk, diary), alike: []))
        talk.hear(.profiled(profile(talk), nil))
        return talk
    }

    private func reading(_ talk: Talk, _ diary: DiaryID) throws -> DiaryReading {
        let entry = try #require(talk.diaries[diary])
        let part = try #require(entry.parts.first)
        var reading = DiaryReading(reader: .rules)
        reading.findings = Self.facts.enumerated().map { index, fact in
            let offset = Self.facts[..<index].reduce(0) { $0 + $1.count + 2 }
            return Finding(
                kind: .fact, text: fact,
                quote: Quote(diary: diary, part: part.id, offset: offset, text: fact, day: entry.day))
        }
        return reading
    }

    private func profile(_ talk: Talk) -> Profile {
        var profile = Profile(stage: .initial)
        profile.traits = memories(talk).map { .init(.value, $0.text, memories: [$0.id]) }
        return profile
    }

    private func memories(_ talk: Talk) -> [Memory] {
        talk.memory.memories(.all).filter { $0.withdrawal == nil }
    }

    private func union(_ talk: Talk) -> Deepening {
        let parts = memories(talk).filter { $0.text.hasPrefix("Бегает") }
        var deepening = Deepening(reader: .model(name: "m", prompt: 1))
        deepening.unions = [.init(text: "Бегает по утрам у реки", parts: parts.map(Deepening.Seen.init))]
        deepening.insights = [
            .init(text: "Движется и пьёт чай", memories: memories(talk).suffix(2).map(Deepening.Seen.init))
        ]
        deepening.milliseconds = 7
        return deepening
    }

    private var monday: Timestamp { Timestamp(seconds: 1_795_262_400 - 12 * 3600) + .days(2) }

    @Test func `the first profile arranges it for the night to Monday, and the next ones leave that alone`() throws {
        var talk = try talk()
        #expect(talk.orders["week"]?.job == .ring(.week))
        #expect(talk.orders["week"]?.due == monday + .hours(4))
        talk.forgetOrders()
        talk.hear(.profiled(profile(talk), nil))
        #expect(talk.orders["week"] == nil)
    }

    @Test func `when it is time the work is ordered, and the next week arranged`() throws {
        var talk = try talk()
        talk.now = monday + .hours(4)
        talk.ring(.week)
        #expect(talk.orders["deepen"]?.job == .deepen)
        #expect(talk.orders["week"]?.due == monday + .hours(4) + .days(7))
        #expect(talk.said.isEmpty)
    }

    @Test func `whoever was silent all week is left in peace, until they speak again`() throws {
        var talk = try talk()
        talk.forgetOrders()
        talk.now = monday + .hours(4) + .days(14)
        talk.ring(.week)
        #expect(talk.orders.isEmpty)
        #expect(talk.profile?.keeping.week == nil)

        talk.hear(.profiled(profile(talk), nil))
        #expect(talk.orders["week"]?.due == monday + .hours(4) + .days(21))
    }

    @Test func `what was found is done, noted and told in the morning, each thing with its memories`() throws {
        var talk = try talk()
        let old = memories(talk)
        talk.forgetOrders()
        talk.now = monday + .hours(4)
        talk.hear(.deepened(union(talk)))

        let whole = try #require(memories(talk).first { $0.text == "Бегает по утрам у реки" })
        #expect(whole.evidence.count == 2 && memories(talk).count == 2)
        #expect(talk.memory.memories.values.filter { $0.withdrawal?.into == whole.id }.count == 2)
        #expect(talk.profile?.insights == [.init(.pattern, "Движется и пьёт чай", memories: [whole.id, old[2].id])])
        let model = DiaryReading.Reader.model(name: "m", prompt: 1)
        #expect(talk.training.suffix(2).map(\.cause) == [.consolidated(model), .deepened(model)])
        #expect(talk.training.suffix(2).allSatisfy { $0.milliseconds == 7 && $0.accuracyBefore == nil })
        #expect(talk.orders["profile"] != nil && talk.said.isEmpty)

        let news = try #require(talk.orders["news"])
        #expect(news.due == monday + .hours(10))
        guard case .ring(let timer) = news.job else { return }
        talk.now = monday + .hours(10)
        talk.ring(timer)
        #expect(talk.said == [.weekNews, .weekInsight])
        #expect(talk.offered == [.memory(whole.id), .memory(old[2].id), .close])
    }

    @Test func `nothing comes of what no longer fits, and nobody hears of it`() throws {
        var talk = try talk()
        let deepening = union(talk)
        talk.press(.takeBack(.wrong, deepening.unions[0].parts[0].id))
        talk.press(.takeBack(.joke, deepening.insights[0].memories[0].id))
        let before = talk.memory.memories
        talk.forgetOrders()
        talk.hear(.deepened(deepening))
        #expect(talk.memory.memories == before)
        #expect(talk.orders.isEmpty && talk.profile?.insights == [])
    }

    @Test func `what was taken back before the morning is not told`() throws {
        var talk = try talk()
        talk.now = monday + .hours(4)
        talk.hear(.deepened(union(talk)))
        guard case .ring(let timer)? = talk.orders["news"]?.job else { return }
        let insight = try #require(talk.profile?.insights.first)
        talk.press(.takeBack(.wrong, insight.memories[0]))
        talk.now = monday + .hours(10)
        talk.ring(timer)
        #expect(talk.said.isEmpty)
    }

    @Test func `who wants no questions hears no news, and neither does who is in the middle of something`() throws {
        var silent = try talk()
        silent.press(.questionPace(.never))
        silent.hear(.deepened(union(silent)))
        #expect(silent.orders["news"] == nil)

        var busy = try talk()
        busy.hear(.deepened(union(busy)))
        guard case .ring(let timer)? = busy.orders["news"]?.job else { return }
        busy.say("Ещё запись")
        busy.ring(timer)
        #expect(busy.said.isEmpty)
    }

    /// Somebody who lived in Moscow, and says a day later that they live in Tver.
    private func moved() throws -> (Talk, WeekNews) {
        var talk = Talk.settled()
        talk.press(.cloneConsent(false))
        for (words, city) in [("Живу в Москве", "москва"), ("Живу в Твери", "тверь")] {
            talk.say(words)
            let diary = try #require(talk.newest)
            talk.press(.done(diary))
            let entry = try #require(talk.diaries[diary])
            var reading = DiaryReading(reader: .rules)
            reading.findings = [
                Finding(
                    kind: .fact, text: words, claim: Claim(Slot(relation: .livesIn), value: city),
                    quote: Quote(
                        diary: diary, part: try #require(entry.parts.first?.id), offset: 0, text: words, day: entry.day),
                    confidence: 0.8)
            ]
            talk.hear(.diaryRead(diary, reading, alike: []))
            talk.now = talk.now + .days(1)
        }
        let week = LocalDate(daysSinceEpoch: Int(talk.now.seconds / 86_400) - 7)
        let turns = Deepening.Turn.turns(in: talk.memory.memories(.all), since: week)
        return (talk, WeekNews(turns: turns, insights: []))
    }

    @Test func `a change is told as before and now, as long as it stands`() throws {
        var (talk, news) = try moved()
        let turn = try #require(news.turns.first)
        talk.ring(.news(news))
        #expect(talk.said == [.weekNews, .weekTurn])
        #expect(talk.offered == [.memory(turn.later), .close])
        #expect(
            talk.utterances.first?.paragraphs.last?.values == [
                "before": .text("Живу в Москве"), "after": .text("Живу в Твери"),
            ])

        talk.press(.takeBack(.wrong, turn.later))
        talk.ring(.news(news))
        #expect(talk.said.isEmpty)
    }

    @Test func `what comes back from the week keeps what was known of it`() throws {
        var talk = try talk()
        talk.hear(.deepened(union(talk)))
        let insights = try #require(talk.profile?.insights)
        talk.hear(.profiled(profile(talk), nil))
        #expect(talk.profile?.insights == insights)
        talk.hear(.deepened(Deepening()))
        #expect(talk.profile?.insights == insights)
    }
}
