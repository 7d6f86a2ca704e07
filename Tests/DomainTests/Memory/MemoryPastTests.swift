import Testing

@testable import Domain

/// What was known of a person on some day, and what has changed since.
@Suite struct MemoryPastTests {
    private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

    private func quote(_ text: String, on day: String) throws -> Quote {
        Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: text, day: try self.day(day))
    }

    private func memory(
        _ number: Int64, _ said: (text: String, day: String)..., kind: MemoryKind = .fact,
        ending: (at: String, cause: Memory.Ending.Cause)? = nil
    ) throws -> Memory {
        var memory = Memory(
            id: MemoryID(rawValue: number), kind: kind, text: said[0].text, claim: nil,
            evidence: try said.map { .init(try quote($0.text, on: $0.day), stance: .stated, strain: .calm) },
            learnt: Timestamp(seconds: 0), importance: 0.5, confidence: 0.8)
        memory.ending = try ending.map { .init(at: try #require(PartialDate(iso: $0.at)), cause: $0.cause) }
        return memory
    }

    // MARK: What was known then

    @Test func `what was first said later was not known`() throws {
        let memory = try memory(1, ("Живу в Твери", "2025-03-01"))
        #expect(try memory.known(on: day("2025-02-28"), successor: nil) == nil)
        #expect(try memory.known(on: day("2025-03-01"), successor: nil) == memory)
    }

    @Test func `words that were said later did not support it yet`() throws {
        let memory = try memory(1, ("Живу в Твери", "2025-03-01"), ("У нас в Твери", "2025-05-01"))
        let past = try #require(memory.known(on: try day("2025-04-01"), successor: nil))
        #expect(past.evidence.map(\.quote.text) == ["Живу в Твери"])
    }

    @Test func `an end that was told later was not known, even one that had come already`() throws {
        let next = try memory(2, ("С марта в Казани", "2025-06-01"))
        let old = try memory(1, ("Живу в Твери", "2024-01-01"), ending: ("2025-03", .superseded(by: next.id)))
        #expect(try #require(old.known(on: try day("2025-04-01"), successor: next)).ending == nil)
        #expect(try #require(old.known(on: try day("2025-06-01"), successor: next)).ending == old.ending)
    }

    @Test func `an end that the person named is known from that day, one they confirmed from when it came`() throws {
        let said = try memory(
            1, ("Курю", "2024-01-01"), ending: ("2025-01", .said(try quote("Бросил", on: "2025-02-10"))))
        let answered = try memory(2, ("Курю", "2024-01-01"), ending: ("2025-01", .answered))
        #expect(try said.endingKnown(successor: nil) == day("2025-02-10"))
        #expect(try answered.endingKnown(successor: nil) == day("2025-01-01"))
        #expect(try memory(3, ("Курю", "2024-01-01")).endingKnown(successor: nil) == nil)
    }

    @Test func `what was taken back was not so then either`() throws {
        var memory = try memory(1, ("Живу в Твери", "2025-03-01"))
        memory.withdrawal = .init(at: Timestamp(seconds: 9), reason: .wrong)
        #expect(try memory.known(on: day("2025-04-01"), successor: nil) == nil)
    }

    @Test func `what was put out of mind since was known then`() throws {
        var plan = try memory(1, ("Хочу в Псков", "2025-03-01"), kind: .goal)
        plan.withdrawal = .init(at: Timestamp(seconds: 9), reason: .stale)
        let past = try #require(plan.known(on: try day("2025-04-01"), successor: nil))
        #expect(past.withdrawal == nil)
        #expect(try past.holds(on: day("2025-04-01")))
    }

    @Test func `what was made of several was not known before, and these were, unless all of it was wrong`() throws {
        let made = Timestamp(seconds: 1_746_100_800)  // 2025-05-01
        var whole = try memory(9, ("Бегаю утром", "2025-03-01"), ("Бегаю у реки", "2025-04-01"))
        whole.united = made
        var part = try memory(1, ("Бегаю утром", "2025-03-01"))
        part.withdrawal = .init(at: made, reason: .united, into: whole.id)
        let (before, since) = (try day("2025-04-10"), try day("2025-05-01"))
        #expect(whole.known(on: before, successor: nil) == nil)
        #expect(whole.known(on: since, successor: nil) == whole)
        #expect(part.known(on: before, successor: nil, heir: whole)?.withdrawal == .some(nil))
        #expect(part.known(on: since, successor: nil, heir: whole) == nil)
        #expect(part.known(on: before, successor: nil) == nil, "where it went is not there")
        whole.withdrawal = .init(at: made, reason: .wrong)
        #expect(part.known(on: before, successor: nil, heir: whole) == nil)
        part.withdrawal?.reason = .merged
        whole.withdrawal = nil
        #expect(part.known(on: before, successor: nil, heir: whole) == nil, "the other said it too")
    }

    // MARK: What has changed

    private func differences(
        _ memories: Memory..., since start: String = "2025-01-01"
    ) throws -> [MemoryDifferences.Difference] {
        MemoryDifferences(memories, since: try day(start), until: try day("2025-12-31")).differences
    }

    @Test func `what took another's place stands beside it, also after several steps`() throws {
        let last = try memory(3, ("Теперь в Омске", "2025-09-01"))
        let middle = try memory(2, ("Я в Казани", "2025-05-01"), ending: ("2025-09-01", .superseded(by: last.id)))
        let first = try memory(1, ("Живу в Твери", "2024-05-01"), ending: ("2025-05-01", .superseded(by: middle.id)))
        let told = try differences(first, middle, last)
        #expect(told.map { $0.before?.text } == ["Живу в Твери"])
        #expect(told.map { $0.after?.text } == ["Теперь в Омске"])
    }

    @Test func `what ended is told with the words that say so, and what is new by itself`() throws {
        let ended = try memory(
            1, ("Курю", "2024-01-01"), ending: ("2025-02", .said(try quote("Бросил курить", on: "2025-02-10"))))
        let new = try memory(2, ("Полюбил утро", "2025-03-01"), kind: .preference)
        let told = try differences(ended, new)
        #expect(told.map { $0.before?.text } == ["Курю", nil])
        #expect(told.map { $0.after?.text } == ["Бросил курить", "Полюбил утро"])
    }

    @Test func `what was so before, what came and went, and what only happened is no change`() throws {
        let old = try memory(1, ("Люблю чай", "2024-01-01"), kind: .preference)
        let brief = try memory(2, ("Купил абонемент", "2025-03-01"), ending: ("2025-04", .answered))
        let trip = try memory(3, ("Съездил в Псков", "2025-05-01"), kind: .experience)
        #expect(try differences(old, brief, trip).isEmpty)
    }

    @Test func `what was taken back is no change`() throws {
        var wrong = try memory(1, ("Люблю чай", "2025-05-01"), kind: .preference)
        wrong.withdrawal = .init(at: Timestamp(seconds: 0), reason: .joke)
        #expect(try differences(wrong).isEmpty)
    }

    @Test func `two that took each other's place in a circle end the telling`() throws {
        let one = try memory(1, ("Да", "2024-01-01"), ending: ("2025-02", .superseded(by: MemoryID(rawValue: 2))))
        let two = try memory(2, ("Нет", "2024-02-01"), ending: ("2025-03", .superseded(by: MemoryID(rawValue: 1))))
        #expect(try differences(one, two).count <= 2)
    }
}
