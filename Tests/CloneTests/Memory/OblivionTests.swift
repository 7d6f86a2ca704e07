import Domain
import Testing
import Words

@testable import Clone

/// What is to be forgotten is recognised in whatever form it is said, and nothing else is.
@Suite struct OblivionTests {
    private func oblivion(_ words: String...) -> Oblivion {
        Oblivion(
            words.enumerated().map {
                ForgottenTopic(id: TopicID(rawValue: Int64($0.offset)), words: $0.element, at: Timestamp(seconds: 0))
            }, terms: Terms())
    }

    @Test(arguments: [
        ("Маша", "Вчера с Машей гуляли", true), ("всё о Маше", "Маша звонила", true),
        ("Маша", "Купил машину", false), ("работа на заводе", "На заводе много работы", true),
        ("работа на заводе", "Работы много", false), ("the divorce", "We talked about my divorce again", true),
        ("running", "I ran, and I run every day", true), ("running", "I walked", false),
        ("ёлка", "Поставили елку", true), ("она", "А она молчит", true), ("она", "А он молчит", false),
        ("…", "Что угодно…", false),
    ])
    func `a topic is mentioned where all its words stand, in any form`(topic: String, words: String, isMeant: Bool) {
        #expect(oblivion(topic).covers(words) == isMeant)
    }

    @Test func `who or what a claim is about counts, though the statement does not name it`() {
        let claim = Claim(Slot(subject: Terms().plain("Маша"), relation: .worksAs), value: "врач")
        #expect(oblivion("Маша").covers("Работает врачом", claim))
        #expect(!oblivion("Оля").covers("Работает врачом", claim))
    }

    @Test func `a reading loses what mentions it, and keeps the rest`() throws {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Маша любит чай",
            day: LocalDate(daysSinceEpoch: 0))
        var other = quote
        other.text = "Пью кофе"
        var reading = DiaryReading(reader: .rules)
        reading.findings = [
            Finding(kind: .relationship, text: "Подруга любит чай", quote: quote),
            Finding(kind: .preference, text: "Пьёт кофе", quote: other),
        ]
        reading.topics = ["Маша", "кофе"]
        reading.insights = ["Машу вспоминает часто", "Кофе бодрит"]
        reading.keyPhrases = ["маша"]
        reading.manner.turns = ["ну, Маш", "ну да"]
        reading.summary = "День с Машей. Потом кофе."

        let cleaned = oblivion("Маша").cleaned(reading)

        #expect(cleaned.findings.map(\.text) == ["Пьёт кофе"])
        #expect(cleaned.topics == ["кофе"] && cleaned.insights == ["Кофе бодрит"])
        #expect(cleaned.keyPhrases.isEmpty && cleaned.manner.turns == ["ну да"])
        #expect(cleaned.summary == "Потом кофе.")
        #expect(oblivion().cleaned(reading) == reading)
    }

    // MARK: Everything that mentions it

    private let day = LocalDate(daysSinceEpoch: 20_000)

    private func diary(_ number: Int64, _ words: String) -> Diary {
        let id = DiaryID(rawValue: number)
        return Diary(
            id: id, day: day, openedAt: Timestamp(seconds: 0), closedAt: Timestamp(seconds: 1),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: number), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written(words))
            ])
    }

    private func memory(_ number: Int64, _ text: String, _ quotes: (Diary, String)...) -> Memory {
        Memory(
            id: MemoryID(rawValue: number), kind: .fact, text: text, claim: nil,
            evidence: quotes.map { diary, words in
                .init(
                    Quote(diary: diary.id, part: diary.parts[0].id, offset: 0, text: words, day: day), stance: .stated,
                    strain: .calm)
            }, learnt: Timestamp(seconds: 0), importance: 0.5, confidence: 0.5)
    }

    private func changed(_ before: Quote?, _ after: Quote?) -> Advice {
        Advice(
            question: "Что изменилось?", answer: .changed(since: day, [.init(before: before, after: after)], more: 0))
    }

    @Test func `what was made of several goes with any of them, and what was made of that in turn`() {
        let entry = diary(1, "Живу с Машей. Бегаю. Пью чай.")
        func part(_ number: Int64, _ text: String, into whole: Int64?) -> Memory {
            var memory = memory(number, text, (entry, text))
            memory.withdrawal = whole.map {
                .init(at: Timestamp(seconds: 0), reason: .united, into: MemoryID(rawValue: $0))
            }
            return memory
        }
        var known = Knowledge(person: nil)
        known.memories = [
            part(1, "Живу с Машей", into: 3), part(2, "Бегаю", into: 3), part(3, "Не один и бегаю", into: 5),
            part(4, "Пью чай", into: 5), part(5, "Не один, бегаю и пью чай", into: nil),
        ]
        let sweep = Sweeper(oblivion("Маша")).sweep(known)
        #expect(sweep.withdrawn.map(\.rawValue) == [1, 3] && sweep.gone.map(\.rawValue) == [5])
    }

    @Test func `a sweep finds what goes, what loses words, what stays over, and where the diary has it`() {
        let (one, two) = (diary(1, "Живу с Машей у реки. Дождь."), diary(2, "Пью кофе. Ушла от Маши."))
        let stated = memory(1, "Живёт с Машей", (one, "Живу"))
        let quoted = memory(2, "Живёт у реки", (one, "Живу с Машей у реки"))
        let half = memory(3, "Пьёт кофе", (two, "Пью кофе"), (one, "кофе с Машей"))
        let plain = memory(4, "Любит дождь", (one, "Дождь"))
        var before = memory(5, "Живёт с Олей", (one, "с Олей"))
        before.ending = .init(at: PartialDate(day), cause: .superseded(by: stated.id))
        var said = memory(6, "Бегает", (one, "Бегаю"))
        said.ending = .init(at: PartialDate(day), cause: .said(half.evidence[1].quote))
        var known = Knowledge(person: nil)
        var back = memory(7, "Ссорится с Машей", (one, "Ссорюсь"))
        back.withdrawal = .init(at: Timestamp(seconds: 0), reason: .joke)
        (known.diaries, known.memories) = ([one, two], [stated, quoted, half, plain, before, said, back])
        known.answers = [
            Advice(question: "Чай?", answer: .said("Да.", .sure)),
            Advice(question: "Звать Машу?", answer: .guessed("Да.")),
            Advice(question: "Чай?", answer: .quoted(.away), grounds: [half.evidence[1].quote]),
            Advice(question: "Чай?", answer: .unknown(asking: "А что Маша?")),
            changed(half.evidence[1].quote, nil), changed(nil, half.evidence[1].quote),
            changed(half.evidence[0].quote, half.evidence[0].quote),
        ].enumerated().map {
            AdviceRecord(id: AdviceID(rawValue: Int64($0.offset + 1)), at: Timestamp(seconds: 0), advice: $0.element)
        }
        var reading = DiaryReading(reader: .rules)
        reading.topics = ["Маша", "дождь"]
        known.readings = [one.id: reading, two.id: DiaryReading(reader: .rules)]

        var profile = Profile(stage: .initial)
        profile.insights = ["Дождь бодрит", "Машу ждёт"].map { .init(.pattern, $0, memories: [plain.id]) }
        known.profile = profile

        let sweep = Sweeper(oblivion("Маша")).sweep(known)

        #expect(sweep.insights == ["Машу ждёт"])
        #expect(sweep.gone == [stated.id, quoted.id] && sweep.withdrawn == [back.id])
        #expect(sweep.answers.map(\.rawValue) == [2, 3, 4, 5, 6])
        #expect(sweep.quotes == [half.id: [half.evidence[1].quote]])
        #expect(sweep.ended == [before.id, said.id])
        #expect(sweep.readings.mapValues(\.topics) == [one.id: ["дождь"]])
        #expect(sweep.passages == 2 && sweep.entries == [one.id, two.id])
        #expect(stated.left(by: sweep) == nil)
        #expect(half.left(by: sweep)?.evidence.map(\.quote.text) == ["Пью кофе"])
        #expect(plain.left(by: sweep) == plain)
        #expect(before.left(by: sweep)?.ending?.cause == .answered, "what was over does not begin again")
    }

    @Test func `a search finds nothing about it, and what else there is comes in its place`() {
        let diaries = (1...6).map { diary(Int64($0), $0 < 4 ? "Чай с Машей." : "Чай на даче.") }
        let memories = [memory(1, "Пьёт чай с Машей", (diaries[0], "Чай")), memory(2, "Пьёт чай", (diaries[4], "Чай"))]
        var index = PersonIndex(diaries: diaries, memories: memories, terms: Terms())
        #expect(index.search("чай с Машей", most: 3).passages.allSatisfy { $0.quote.text.contains("Маш") })

        index.oblivion = oblivion("Маша")

        let found = index.search("чай с Машей", most: 3)
        #expect(found.passages.map(\.quote.text) == ["Чай на даче.", "Чай на даче.", "Чай на даче."])
        #expect(found.memories.map(\.text) == ["Пьёт чай"])
    }

    @Test func `the way a person speaks is not shown by words about it`() {
        let diaries = [diary(1, "Ну вот, опять Маша меня не слышит! А я ей говорю, говорю, говорю…")]
        #expect(Persona(diaries).examples.count == 2)
        #expect(Persona(diaries, without: oblivion("Маша")).examples == ["А я ей говорю, говорю, говорю…"])
        var style = SpeakingStyle()
        style.turns = [.init("ну, Маша", diaries: []), .init("ну вот", diaries: [])]
        style.words = [.init("маша", diaries: [])]
        #expect(Persona(diaries, style: style, without: oblivion("Маша")).habits == ["turns of speech: ну вот"])
    }
}
