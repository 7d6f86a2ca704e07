import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import Store

/// Chooses a question of the game of guesses, and lets the clone guess before anybody sees it: by a model where there is
/// one and the person agrees, and otherwise by the person's own words.
struct GuessWorker: JobWorker {
    let rules: RuleGuesser
    let model: (any Guesser)?
    let ledger: BotLedger
    let speaker: Speaker
    let terms: Terms
    let clock: any WallClock
    let chance: @Sendable () -> Double
    let logger: Logger

    var kinds: Set<String> { [JobKind.guess.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        do {
            let known = try await ledger.read { try $0.answer(.everything, about: job.conversation) }
            return .ended(.guessed(try await draft(for: job.conversation, knowing: known)))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("nothing guessed", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func draft(for conversation: ConversationID, knowing known: Knowledge) async throws -> GuessDraft? {
        let day = LocalDateTime(secondsSinceEpoch: Int(clock.now.seconds)).date
        let deck = GuessDeck(own: GuessQuestion.own(from: known.memories, on: day))
        guard let person = known.person,
            let question = deck.next(after: known.guesses, at: clock.now, chance: chance()),
            let words = GuessWords(question, among: known.memories)
        else { return nil }
        let guesser: any Guesser = person.agrees(to: .clone) ? model ?? rules : rules
        var inquiry = inquiry(words, of: person, PersonID(rawValue: conversation.rawValue), on: day)
        let persona = try await guesser.expectation(inquiry)
        inquiry.subject = .own(known.memories, quotes: try await quotes(for: inquiry, knowing: known))
        let clone = try await guesser.expectation(inquiry)
        return GuessDraft(question: question, clone: clone.guess(by: chance()), persona: persona.guess(by: chance()))
    }

    /// The question as it is put to just anybody of the person's age and country.
    private func inquiry(_ words: GuessWords, of person: Person, _ id: PersonID, on day: LocalDate) -> GuessInquiry {
        GuessInquiry(
            question: speaker.text(words.question, in: person.language).plain,
            answers: words.answers.map { speaker.text($0, in: person.language).plain },
            subject: .anybody(
                age: person.birthDate?.age(on: day), country: person.place?.country(in: person.language)),
            language: person.language, person: id, day: day)
    }

    /// What the person said that comes nearest to the question and its answers.
    private func quotes(for inquiry: GuessInquiry, knowing known: Knowledge) async throws -> [Quote] {
        let terms = terms
        let oblivion = Oblivion(known.person?.forgotten ?? [], terms: terms)
        return try await LongWork.run { _ in
            var index = PersonIndex(diaries: known.diaries, memories: known.memories, terms: terms)
            index.oblivion = oblivion
            return index.search(([inquiry.question] + inquiry.answers).joined(separator: " "), most: Self.mostQuotes)
        }.passages.map(\.quote)
    }

    private static let mostQuotes = 8
}
