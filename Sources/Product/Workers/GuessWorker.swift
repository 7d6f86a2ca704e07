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
    let indices: PersonIndices
    let meanings: Meanings?
    let speaker: Speaker
    let clock: any WallClock
    let chance: @Sendable () -> Double
    let logger: Logger

    var kinds: Set<String> { [JobKind.guess.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        do {
            let (known, index) = try await indices.look(at: job.conversation, also: .outcomes)
            return .ended(.guessed(try await draft(for: job.conversation, knowing: known, index)))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("nothing guessed", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func draft(
        for conversation: ConversationID, knowing known: Knowledge, _ index: PersonIndex
    ) async throws -> GuessDraft? {
        let memories = index.memories.values.sorted { $0.id.rawValue < $1.id.rawValue }
        let day = LocalDateTime(secondsSinceEpoch: Int(clock.now.seconds)).date
        let deck = GuessDeck(own: GuessQuestion.own(from: memories, on: day))
        guard let person = known.person,
            let question = deck.next(after: known.guesses, at: clock.now, chance: chance()),
            let words = GuessWords(question, among: memories)
        else { return nil }
        let guesser: any Guesser = person.agrees(to: .clone) ? model ?? rules : rules
        var inquiry = inquiry(words, of: person, PersonID(rawValue: conversation.rawValue), on: day)
        let persona = try await guesser.expectation(inquiry)
        inquiry.subject = .own(memories, quotes: try await quotes(for: inquiry, of: person, in: index))
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
    private func quotes(
        for inquiry: GuessInquiry, of person: Person, in index: PersonIndex
    ) async throws -> [Quote] {
        let question = ([inquiry.question] + inquiry.answers).joined(separator: " ")
        let asked = index.asked(await meanings?.meaning(of: question, by: person, inquiry.person))
        return try await LongWork.run { _ in asked.search(question, most: Self.mostQuotes) }.passages.map(\.quote)
    }

    private static let mostQuotes = 8
}
