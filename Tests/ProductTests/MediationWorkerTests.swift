import Asking
import Dialogue
import Domain
import Engine
import Logging
import Matching
import Messaging
import Testing

@testable import Product
@testable import Store

/// What is proposed to two people who both asked, over the real store.
@Suite struct MediationWorkerTests {
    private let home: Household
    private let (anna, boris): (ConversationID, ConversationID)
    private let match = MatchID(rawValue: 5)

    init() async throws {
        home = try Household()
        (anna, boris) = (try await home.person("a"), try await home.person("b"))
        let now = home.clock.now
        for (id, words) in [(anna, "Любит долгие завтраки"), (boris, "Любит бегать по утрам")] {
            var person = Person(language: .russian, since: now)
            for consent in Consent.allCases { person.agree(to: consent, at: now) }
            let part = DiaryPart.written(id.rawValue, in: id.rawValue, "\(words), это правда. Боюсь врачей.")
            try await home.apply([.person(person)] + .entry(id.rawValue, part.text ?? ""), to: id)
            var memory = Memory.known(id.rawValue, words, from: part, kind: .preference)
            memory.confidence = 0.9
            try await home.apply([.memory(.memory(memory))], to: id)
        }
        let people = [anna, boris].map { PersonID(rawValue: $0.rawValue) }
        var both = Match(id: match, people[0], people[1], at: now)
        for person in people { _ = both.take(.accepted, of: person, at: now) }
        let card = MatchCard(
            chance: .init(low: 0.1, middle: 0.4, high: 0.7), band: .littleKnown, basis: .profiles, aims: [.friendship],
            sides: people.map { .init($0, levels: [:]) })
        try await home.apply([.match(.proposed(MatchRecord(match: both, card: card)))], to: anna)
    }

    private func ask(_ who: ConversationID...) async throws {
        for id in who {
            let ask = Disagreement.Ask(PersonID(rawValue: id.rawValue), at: home.clock.now, topic: .time, isTold: true)
            try await home.apply([.match(.disagreed(match, ask))], to: id)
        }
    }

    private func mediation() async -> Mediation? {
        let worker = MediationWorker(
            model: nil, prompt: ModelPrompt(version: 1, temperature: 0) { _ in "" }, ledger: home.ledger,
            terms: home.terms, clock: home.clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let address = Address(channel: .terminal, chat: "a")
        let outcome = await worker.perform(
            JobInHand(job: .mediate(match), conversation: anna, address: address, attempt: 1)
        ) { _ in }
        guard case .ended(.mediated(match, let found)) = outcome else { return nil }
        return found
    }

    @Test func `without a model both cards lie side by side, and nothing of the diaries`() async throws {
        try await ask(anna, boris)
        let found = try #require(await mediation())
        #expect(found.topics == [.time] && found.proposals.isEmpty)
        #expect(found.cards.count == 2)
        #expect(!found.cards.joined().joined().contains("врач"))
    }

    @Test func `nothing comes of one who asks alone, of a withdrawn consent, a block, or a deletion`() async throws {
        try await ask(anna)
        #expect(await mediation() == nil)
        try await ask(boris)
        home.clock.advance(by: Disagreement.patience)
        #expect(await mediation() == nil)
        try await ask(anna, boris)
        #expect(await mediation() != nil)

        var person = Person(language: .russian, since: home.clock.now)
        person.agree(to: .diaries, at: home.clock.now)
        try await home.apply([.person(person)], to: boris)
        #expect(await mediation() == nil)
        person.agree(to: .meeting, at: home.clock.now)
        try await home.apply([.person(person)], to: boris)
        #expect(await mediation() != nil)
        try await home.apply([.match(.answered(match, .blocked, at: home.clock.now))], to: boris)
        #expect(await mediation() == nil)
        try await home.forget(boris)
        #expect(await mediation() == nil)
    }
}
