import Dialogue
import Domain
import Messaging
import Testing

/// Who the person is, as the clone makes it out in the course of a conversation.
struct ProfileTests {
    /// Somebody with an entry that was read.
    private func talk() throws -> (Talk, DiaryID) {
        var talk = Talk.settled()
        talk.press(.cloneConsent(false))
        talk.press(.questionPace(.never))
        talk.say("Честность важнее всего")
        let diary = try #require(talk.newest)
        talk.press(.done(diary))
        talk.hear(.diaryRead(diary, try reading(talk, diary), alike: []))
        return (talk, diary)
    }

    private func reading(_ talk: Talk, _ diary: DiaryID) throws -> DiaryReading {
        let part = try #require(talk.diaries[diary]?.parts.first)
        var reading = DiaryReading(reader: .rules)
        reading.findings = [
            Finding(
                kind: .value, text: "Ценит честность",
                quote: Quote(
                    diary: diary, part: part.id, offset: 0, text: "Честность", day: talk.diaries[diary]?.day ?? .first))
        ]
        return reading
    }

    private func profile(_ talk: Talk, _ stage: CloneStage = .initial) throws -> Profile {
        var profile = Profile(stage: stage)
        let memory = try #require(talk.memory.memories.values.first)
        profile.traits = [.init(.value, memory.text, memories: [memory.id])]
        return profile
    }

    @Test func `after an entry was read the profile is made out anew, once for what comes within a minute`() throws {
        let (talk, _) = try talk()
        #expect(talk.orders["profile"]?.job == .profile)
        #expect(talk.orders["profile"]?.due == talk.now + .minutes(1))
    }

    @Test func `so it is when a memory is taken back or an entry deleted`() throws {
        var (talk, diary) = try talk()
        talk.forgetOrders()
        talk.press(.takeBack(.wrong, try #require(talk.memory.memories.keys.first)))
        #expect(talk.orders["profile"]?.job == .profile)
        talk.forgetOrders()
        talk.press(.deleteForGood(diary))
        #expect(talk.orders["profile"]?.job == .profile)
    }

    @Test func `what was made out is kept; of a person who is not known there is nothing`() throws {
        var (talk, _) = try talk()
        talk.hear(.profiled(nil, nil))
        #expect(talk.profile == nil)
        let made = try profile(talk)
        talk.hear(.profiled(made, nil))
        #expect(talk.profile?.traits == made.traits)
        #expect(talk.said.isEmpty, "of the first stage nothing is said")
    }

    @Test func `a profile that did not know of a wish to forget is made again instead of being kept`() throws {
        var (talk, _) = try talk()
        talk.press(.upkeep(.name(.forget)))
        talk.say("Честность")
        guard case .survey(.preview(let topic, erasing: false))? = talk.orders["forgetting"]?.job else {
            Issue.record("nothing is looked for")
            return
        }
        talk.press(.upkeep(.forget(topic.id)))
        talk.forgetOrders()
        var made = try profile(talk)
        talk.hear(.profiled(made, nil))
        #expect(talk.profile == nil && talk.orders["profile"]?.job == .profile)
        made.heeded = [topic.id]
        talk.hear(.profiled(made, nil))
        #expect(talk.profile?.traits == made.traits)
    }

    @Test func `a stage that is reached is said once, also if the clone falls back and comes there again`() throws {
        var (talk, _) = try talk()
        talk.hear(.profiled(try profile(talk, .learning), nil))
        #expect(talk.said == [.stageReachedLearning])
        for stage in [CloneStage.learning, .initial, .learning] {
            talk.hear(.profiled(try profile(talk, stage), nil))
            #expect(talk.said.isEmpty)
            #expect(talk.profile?.stage == stage)
        }
        talk.hear(.profiled(try profile(talk, .mature), nil))
        #expect(talk.said == [.stageReachedMature])
    }

    @Test func `it waits for a good moment: not at night, and not in the middle of something`() throws {
        var (talk, _) = try talk()
        talk.now = talk.now + .hours(12)
        talk.hear(.profiled(try profile(talk, .learning), nil))
        #expect(talk.said.isEmpty)

        talk.now = talk.now + .hours(12)
        talk.say("Ещё одна запись")
        talk.hear(.profiled(try profile(talk, .learning), nil))
        #expect(talk.said.isEmpty)
        talk.press(.done(try #require(talk.newest)))
        talk.hear(.profiled(try profile(talk, .learning), nil))
        #expect(talk.said == [.stageReachedLearning])
    }
}

extension LocalDate {
    fileprivate static let first = LocalDate(daysSinceEpoch: 0)
}
