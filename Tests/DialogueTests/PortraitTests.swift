import Dialogue
import Domain
import Messaging
import Testing

/// The portrait in words.
struct PortraitTests {
    private let memory = MemoryID(rawValue: 7)
    private let diary = DiaryID(rawValue: 8)

    private func step(_ profile: Profile?) -> DialogueStep {
        var known = Knowledge(person: Person(language: .russian, since: Timestamp(seconds: 0)))
        known.profile = profile
        let address = Address(channel: .telegram, chat: "1")
        let press = Arrival(
            address: address, deliveryKey: "1", sender: Sender(name: "N."), sentAt: Timestamp(seconds: 0), message: 5,
            content: .button(payload: Button.portrait.payload, press: "p"))
        let state = DialogueState(scene: .idle)
        #expect(DialogueRules.test.query(for: .arrived(press), in: state) == .profile)
        return DialogueRules.test.step(
            state, .arrived(press), number: 3, at: address, now: Timestamp(seconds: 0), knowing: known)
    }

    private func said(_ profile: Profile?) throws -> Utterance {
        let utterances = step(profile).effects.compactMap { effect -> Utterance? in
            if case .say(let utterance, _) = effect { utterance } else { nil }
        }
        return try #require(utterances.first)
    }

    private func buttons(_ utterance: Utterance) -> [Button] {
        if case .buttons(let rows) = utterance.choices { rows.joined().map(\.button) } else { [] }
    }

    private var full: Profile {
        var profile = Profile(stage: .learning)
        profile.traits = Profile.Aspect.allCases.map { .init($0, "\($0)", memories: [memory]) }
        profile.insights = [.init(.pattern, "узор", memories: [memory])]
        profile.style.turns = [.init("ну вот", diaries: [diary])]
        profile.style.words = [.init("река", diaries: [diary])]
        profile.style.emoji = [.init("🙂", diaries: [diary])]
        let measures: [Rhythm.Measure] = [.sentiment, .strain, .tempo, .pauses, .loudness, .emotion(.joy)]
        profile.rhythms = measures.map { Rhythm(.evening, $0, deviation: 1, diaries: [diary]) }
        return profile
    }

    @Test func `every claim has a number, and behind it a way to what it rests on`() throws {
        let portrait = try said(full)
        let claims = portrait.paragraphs.filter { $0.key == .portraitClaim }
        #expect(claims.map { $0.values["number"] } == (1...claims.count).map { .text("\($0)") })
        #expect(
            buttons(portrait) == Array(repeating: .memory(memory), count: 9) + Array(repeating: .open(diary), count: 6)
                + [.close])
        #expect(claims.count == 15)
        #expect(portrait.paragraphs.first?.key == .portrait && portrait.paragraphs.last?.key == .portraitGrounds)
    }

    @Test func `what is not known has no heading`() throws {
        var profile = Profile(stage: .initial)
        profile.traits = [.init(.goal, "Хочет в горы", memories: [memory])]
        #expect(
            try said(profile).paragraphs.map(\.key) == [.portrait, .portraitGoals, .portraitClaim, .portraitGrounds])
    }

    @Test func `what rests on several memories leads to the first of them`() throws {
        var profile = Profile(stage: .initial)
        let memories = (1...5).map { MemoryID(rawValue: $0) }
        profile.insights = [.init(.pattern, "узор", memories: memories)]
        #expect(try buttons(said(profile)) == memories.prefix(3).map(Button.memory) + [.close])
    }

    @Test func `however much is known, it is no more than a message can have buttons`() throws {
        var profile = full
        let memories = (1...9).map { MemoryID(rawValue: $0) }
        profile.traits = Profile.Aspect.allCases.flatMap { aspect in
            (0..<12).map { .init(aspect, "\($0)", memories: memories) }
        }
        let habits = (0..<8).map { SpeakingStyle.Habit("\($0)", diaries: Array(repeating: diary, count: 6)) }
        (profile.style.turns, profile.style.words, profile.style.emoji) = (habits, habits, habits)
        #expect(try (80...100).contains(buttons(said(profile)).count))
    }

    @Test func `of each sort only the first few are told`() throws {
        var profile = Profile(stage: .initial)
        profile.traits = (0..<20).map { .init(.goal, "\($0)", memories: [memory]) }
        #expect(try buttons(said(profile)).count == 4)
    }

    @Test(arguments: [
        (Rhythm.Measure.sentiment, 1.0, PhraseKey.rhythmBrighter), (.sentiment, -1, .rhythmDarker),
        (.strain, 1, .rhythmTenser), (.strain, -1, .rhythmCalmer), (.tempo, 1, .rhythmFaster),
        (.tempo, -1, .rhythmSlower), (.pauses, 1, .rhythmMorePauses), (.pauses, -1, .rhythmFewerPauses),
        (.loudness, 1, .rhythmLouder), (.loudness, -1, .rhythmQuieter), (.emotion(.shame), 1, .rhythmFeeling),
    ])
    func `a rhythm is told in words`(measure: Rhythm.Measure, deviation: Double, key: PhraseKey) throws {
        var profile = Profile(stage: .initial)
        profile.rhythms = [Rhythm(.night, measure, deviation: deviation, diaries: [diary])]
        let claim = try #require(said(profile).paragraphs.first { $0.key == .portraitClaim }?.values["claim"])
        guard case .phrase(let phrase) = claim else { return }
        #expect(phrase.key == key && phrase.values["part"] == .phrase(Phrase(.partNight)))
    }

    @Test func `where nothing is known yet, that is said`() {
        for profile in [nil, Profile(stage: .initial)] {
            let step = step(profile)
            #expect(step.effects == [.say(Utterance(Phrase(.portraitEarly)), key: nil)])
        }
    }
}
